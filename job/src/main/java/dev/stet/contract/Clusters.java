package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Packer;
import dev.stet.bytes.Unpacker;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums of a cell by bucket of users: what the spread between users is estimated from. Additive, and
 * retracted as all sums are.
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

    /**
     * By bucket the sums by index of {@link View#measures()}, 0 past the end. Those of one bucket
     * are never changed once another object may hold them.
     */
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

    /** This and more; neither is changed. */
    public Clusters plus(Clusters more) {
        Clusters sum = new Clusters();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long[] mine = buckets[bucket];
            long[] added = more.buckets[bucket];
            if (added.length == 0 || mine.length == 0) {
                sum.buckets[bucket] = added.length == 0 ? mine : added;
            } else {
                long[] both = Arrays.copyOf(mine, Math.max(mine.length, added.length));
                addTo(both, added);
                sum.buckets[bucket] = both;
            }
        }
        return sum;
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

    /** How many buckets hold numbers, if only zeros. */
    public int size() {
        int size = 0;
        for (long[] sums : buckets) {
            size += sums.length == 0 ? 0 : 1;
        }
        return size;
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

    /** The sum of a measure in a bucket. */
    public long at(int bucket, int measure) {
        long[] sums = buckets[bucket];
        return measure < sums.length ? sums[measure] : 0;
    }

    /**
     * The length of what follows; which measures and which buckets hold anything, as bits; then of
     * each such bucket its sums of these measures. Neighbours often are equal, as what was seen
     * after a minute and after ten, so that a run of sums equal to the one before it is one number:
     * its length less 1, doubled. A sum that is not equal is the zigzag form of the difference,
     * doubled, plus 1.
     */
    public void write(DataOutput out) throws IOException {
        long[] any = new long[0];
        boolean[] held = new boolean[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long[] sums = buckets[bucket];
            any = any.length < sums.length ? Arrays.copyOf(any, sums.length) : any;
            long some = 0;
            for (int i = 0; i < sums.length; i++) {
                any[i] |= sums[i];
                some |= sums[i];
            }
            held[bucket] = some != 0;
        }
        boolean[] measures = new boolean[any.length];
        for (int i = 0; i < any.length; i++) {
            measures[i] = any[i] != 0;
        }
        Packer packer = new Packer().begin();
        int[] indices = writeBits(measures, packer);
        for (int bucket : writeBits(held, packer)) {
            writeBucket(buckets[bucket], indices, packer);
        }
        byte[] form = packer.toBytes();
        Binary.writeVarLong(out, form.length);
        out.write(form);
    }

    private static void writeBucket(long[] sums, int[] indices, Packer out) {
        long before = 0;
        long run = 0;
        for (int index : indices) {
            long sum = index < sums.length ? sums[index] : 0;
            if (sum == before) {
                run++;
                continue;
            }
            if (run > 0) {
                out.writeVarLong((run - 1) << 1);
                run = 0;
            }
            out.writeVarLong(Binary.zigZag(sum - before) << 1 | 1);
            before = sum;
        }
        if (run > 0) {
            out.writeVarLong((run - 1) << 1);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Clusters read(DataInput in) throws IOException {
        byte[] form = new byte[(int) Binary.readVarLong(in)];
        in.readFully(form);
        Unpacker unpacker = new Unpacker().begin(form);
        Clusters read = new Clusters();
        int[] indices = readBits(unpacker);
        for (int bucket : readBits(unpacker)) {
            read.buckets[bucket] = readBucket(indices, unpacker);
        }
        return read;
    }

    private static long[] readBucket(int[] indices, Unpacker in) {
        long[] sums = new long[indices[indices.length - 1] + 1];
        long before = 0;
        int at = 0;
        while (at < indices.length) {
            long token = in.readVarLong();
            if ((token & 1) == 0) {
                for (long run = token >>> 1; run >= 0; run--) {
                    sums[indices[at++]] = before;
                }
            } else {
                before += Binary.ofZigZag(token >>> 1);
                sums[indices[at++]] = before;
            }
        }
        return sums;
    }

    /**
     * Writes how many bytes, and eight flags in each.
     *
     * @return the indices of those that are set
     */
    private static int[] writeBits(boolean[] flags, Packer out) {
        int[] indices = new int[flags.length];
        int set = 0;
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                indices[set++] = i;
            }
        }
        int bytes = set == 0 ? 0 : indices[set - 1] / Byte.SIZE + 1;
        out.writeByte(bytes);
        for (int i = 0; i < bytes; i++) {
            int eight = 0;
            for (int bit = 0; bit < Byte.SIZE && i * Byte.SIZE + bit < flags.length; bit++) {
                eight |= flags[i * Byte.SIZE + bit] ? 1 << bit : 0;
            }
            out.writeByte(eight);
        }
        return Arrays.copyOf(indices, set);
    }

    private static int[] readBits(Unpacker in) {
        int bytes = in.readByte();
        int[] indices = new int[bytes * Byte.SIZE];
        int set = 0;
        for (int i = 0; i < bytes; i++) {
            int eight = in.readByte();
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((eight & 1 << bit) != 0) {
                    indices[set++] = i * Byte.SIZE + bit;
                }
            }
        }
        return Arrays.copyOf(indices, set);
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
