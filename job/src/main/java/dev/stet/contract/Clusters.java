package dev.stet.contract;

import dev.stet.bytes.Binary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums of a cell by bucket of users: what the spread between users is estimated from. Additive, and
 * retracted as all sums are. A cell keeps them as {@link PackedClusters}.
 *
 * <p>A user is in one of 64 buckets, the first six bits of the pseudonym. The pseudonym is a keyed
 * hash, so that nobody can choose a bucket. The sums are counts, less than 2^61. Not thread-safe;
 * whoever has handed it on does not change it any more.
 */
public final class Clusters {

    /** How many buckets there are. */
    public static final int BUCKETS = 64;

    /** The bucket of what no user is known of. */
    public static final int NOBODY = -1;

    private static final int BUCKET_SHIFT = Long.SIZE - 6;

    private static final byte COLUMN_VERSION = 1;

    private static final long[] NO_NUMBERS = {};

    /** By bucket the sums by index of {@link View#measures()}, 0 past the end. */
    private final long[][] buckets = new long[BUCKETS][];

    public Clusters() {
        Arrays.fill(buckets, NO_NUMBERS);
    }

    /**
     * The bucket of a user; the same in every release, since rows of different ages are merged.
     *
     * @param user the pseudonym; null where nobody is known
     * @return 0 to 63, or {@link #NOBODY}
     */
    public static int bucketOf(@Nullable Key128 user) {
        return user == null ? NOBODY : (int) (user.high() >>> BUCKET_SHIFT);
    }

    /**
     * Adds the measures of a fact; see {@link #keepOnly}.
     *
     * @param bucket 0 to 63
     * @return whether the bucket held no numbers before
     */
    public boolean add(int bucket, long[] measures) {
        long[] sums = buckets[bucket];
        boolean isNew = sums.length == 0;
        if (sums.length < measures.length) {
            sums = Arrays.copyOf(sums, measures.length);
            buckets[bucket] = sums;
        }
        addTo(sums, measures);
        return isNew;
    }

    /**
     * Sets all other measures to 0. Facts are added with all of theirs, which is faster than to
     * pick some.
     *
     * @param wanted by index of {@link View#measures()}; false past the end
     */
    public void keepOnly(boolean[] wanted) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long[] sums = buckets[bucket];
            for (int i = 0; i < sums.length; i++) {
                if (i >= wanted.length || !wanted[i]) {
                    sums[i] = 0;
                }
            }
        }
    }

    /** Adds every bucket of another one. */
    public void add(Clusters more) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long[] added = more.buckets[bucket];
            if (added.length > 0) {
                add(bucket, added);
            }
        }
    }

    private static void addTo(long[] sums, long[] added) {
        for (int i = 0; i < added.length; i++) {
            sums[i] += added[i];
        }
    }

    /** Whether every sum is 0. */
    public boolean isEmpty() {
        for (long[] sums : buckets) {
            for (long sum : sums) {
                if (sum != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One more than the greatest index of a measure that may have a sum. */
    int measures() {
        int most = 0;
        for (long[] sums : buckets) {
            most = Math.max(most, sums.length);
        }
        return most;
    }

    /**
     * The buckets of one measure, as a column has them: the byte 1; then, of each bucket whose sum
     * is not 0, in ascending order, its distance from the one before less 1, where −1 is before the
     * first, and the sum. A distance has 7 bits a byte, least first; a sum the same of its zigzag
     * form.
     *
     * @param measure its index in {@link View#measures()}
     * @param total the sum of the cell
     * @return null where the buckets do not add up to it: some of it is of nobody, or was counted
     *     before there were buckets
     */
    public byte @Nullable [] column(int measure, long total) {
        byte[] form = new byte[1 + BUCKETS * 2];
        form[0] = COLUMN_VERSION;
        int length = 1;
        int before = -1;
        long rest = total;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long sum = at(bucket, measure);
            if (sum != 0) {
                rest -= sum;
                long zigZag = Binary.zigZag(sum);
                if (form.length - length < 2 + Long.BYTES + 2) {
                    form = Arrays.copyOf(form, form.length * 2);
                }
                form[length++] = (byte) (bucket - before - 1);
                while ((zigZag & ~0x7FL) != 0) {
                    form[length++] = (byte) (zigZag & 0x7F | 0x80);
                    zigZag >>>= 7;
                }
                form[length++] = (byte) zigZag;
                before = bucket;
            }
        }
        return rest == 0 ? Arrays.copyOf(form, length) : null;
    }

    /** Those of a bucket by index, to be read only; empty where it holds none. */
    long[] sums(int bucket) {
        return buckets[bucket];
    }

    /** The sum of a measure in a bucket. */
    public long at(int bucket, int measure) {
        long[] sums = buckets[bucket];
        return measure < sums.length ? sums[measure] : 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Clusters that)) {
            return false;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int length = Math.max(buckets[bucket].length, that.buckets[bucket].length);
            for (int measure = 0; measure < length; measure++) {
                if (at(bucket, measure) != that.at(bucket, measure)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            for (long sum : buckets[bucket]) {
                hash += Long.hashCode(sum * (bucket + 1));
            }
        }
        return hash;
    }
}
