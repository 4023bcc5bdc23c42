package dev.stet.contract;

import dev.stet.bytes.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
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
     * Adds some measures of a fact.
     *
     * @param bucket 0 to 63
     * @param indices of the measures to add
     * @return whether the bucket held no numbers before
     */
    public boolean add(int bucket, long[] measures, int[] indices) {
        long[] sums = buckets[bucket];
        boolean isNew = sums.length == 0;
        if (sums.length < measures.length) {
            sums = Arrays.copyOf(sums, measures.length);
            buckets[bucket] = sums;
        }
        for (int index : indices) {
            if (index < measures.length) {
                sums[index] += measures[index];
            }
        }
        return isNew;
    }

    /** Adds every bucket of another one. */
    public void add(Clusters more) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long[] added = more.buckets[bucket];
            if (added.length > buckets[bucket].length) {
                buckets[bucket] = Arrays.copyOf(buckets[bucket], added.length);
            }
            addTo(buckets[bucket], added);
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
     * Which measures and which buckets hold anything, as bits; then of each such bucket its sums of
     * these measures. Neighbours often are equal, as what was seen after a minute and after ten, so
     * that a run of sums equal to the one before it is one number: its length less 1, doubled. A
     * sum that is not equal is the zigzag form of the difference, doubled, plus 1.
     */
    public void write(DataOutput out) throws IOException {
        BitSet measures = new BitSet();
        BitSet held = new BitSet(BUCKETS);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long[] sums = buckets[bucket];
            for (int i = 0; i < sums.length; i++) {
                if (sums[i] != 0) {
                    measures.set(i);
                    held.set(bucket);
                }
            }
        }
        writeBits(measures, out);
        writeBits(held, out);
        int[] indices = measures.stream().toArray();
        for (int bucket = held.nextSetBit(0); bucket >= 0; bucket = held.nextSetBit(bucket + 1)) {
            writeBucket(bucket, indices, out);
        }
    }

    private void writeBucket(int bucket, int[] indices, DataOutput out) throws IOException {
        long before = 0;
        int run = 0;
        for (int index : indices) {
            long sum = at(bucket, index);
            if (sum == before) {
                run++;
                continue;
            }
            if (run > 0) {
                Binary.writeVarLong(out, (run - 1L) << 1);
                run = 0;
            }
            long zigZag = Binary.zigZag(sum - before);
            Binary.writeVarLong(out, zigZag << 1 | 1);
            before = sum;
        }
        if (run > 0) {
            Binary.writeVarLong(out, (run - 1L) << 1);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Clusters read(DataInput in) throws IOException {
        Clusters read = new Clusters();
        BitSet measures = readBits(in);
        BitSet held = readBits(in);
        int[] indices = measures.stream().toArray();
        for (int bucket = held.nextSetBit(0); bucket >= 0; bucket = held.nextSetBit(bucket + 1)) {
            long[] sums = new long[measures.length()];
            long before = 0;
            int at = 0;
            while (at < indices.length) {
                long token = Binary.readVarLong(in);
                if ((token & 1) == 0) {
                    for (long run = token >>> 1; run >= 0; run--) {
                        sums[indices[at++]] = before;
                    }
                } else {
                    before += Binary.ofZigZag(token >>> 1);
                    sums[indices[at++]] = before;
                }
            }
            read.buckets[bucket] = sums;
        }
        return read;
    }

    private static void writeBits(BitSet bits, DataOutput out) throws IOException {
        byte[] bytes = bits.toByteArray();
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    private static BitSet readBits(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return BitSet.valueOf(bytes);
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
