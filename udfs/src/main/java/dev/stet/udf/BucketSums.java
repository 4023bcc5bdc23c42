package dev.stet.udf;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sums of one measure by bucket of users, as the columns {@code <measure>_clusters} hold them.
 *
 * <p>The bytes: the version, 1; then of each bucket whose sum is not 0, in ascending order, its
 * distance from the one before less 1 (before the first is −1) as unsigned LEB128, and its sum as
 * the same of the zigzag form. A user is in one bucket for ever, so that the buckets of rows add
 * up.
 */
public final class BucketSums {

    /** How many buckets users are divided into. */
    public static final int BUCKETS = 64;

    private static final byte VERSION = 1;
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final long[] sums;

    BucketSums() {
        this(new long[BUCKETS]);
    }

    private BucketSums(long[] sums) {
        this.sums = sums;
    }

    /**
     * @param sums of all {@link #BUCKETS} buckets
     */
    public static BucketSums of(long[] sums) {
        if (sums.length != BUCKETS) {
            throw new IllegalArgumentException("not %d sums: %d".formatted(BUCKETS, sums.length));
        }
        return new BucketSums(sums.clone());
    }

    /**
     * @return null if these bytes are no such sums
     */
    static @Nullable BucketSums parse(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            return null;
        }
        BucketSums parsed = new BucketSums();
        Input in = new Input(bytes);
        int bucket = -1;
        while (in.at < bytes.length) {
            long gap = in.next();
            long zigZag = in.next();
            if (in.broken || gap < 0 || gap >= BUCKETS - 1 - bucket || zigZag == 0) {
                return null;
            }
            bucket += (int) gap + 1;
            parsed.sums[bucket] = zigZag >>> 1 ^ -(zigZag & 1);
        }
        return parsed;
    }

    /** Reads unsigned LEB128. */
    private static final class Input {

        private final byte[] bytes;
        private int at = 1;
        private boolean broken;

        private Input(byte[] bytes) {
            this.bytes = bytes;
        }

        private long next() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE && at < bytes.length; shift += BITS) {
                byte read = bytes[at++];
                value |= (long) (read & MORE - 1) << shift;
                if (read >= 0) {
                    return value;
                }
            }
            broken = true;
            return 0;
        }
    }

    /** The column. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        int before = -1;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long sum = sums[bucket];
            if (sum != 0) {
                write(bucket - before - 1L, out);
                write(sum << 1 ^ sum >> Long.SIZE - 1, out);
                before = bucket;
            }
        }
        return out.toByteArray();
    }

    private static void write(long value, ByteArrayOutputStream out) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            out.write((int) (rest & MORE - 1) | MORE);
            rest >>>= BITS;
        }
        out.write((int) rest);
    }

    /** Adds the sums of another one, times a factor: −1 takes them back. */
    void add(BucketSums more, int factor) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            sums[bucket] += factor * more.sums[bucket];
        }
    }

    long at(int bucket) {
        return sums[bucket];
    }

    /** Over all buckets. */
    long total() {
        long total = 0;
        for (long sum : sums) {
            total += sum;
        }
        return total;
    }

    /** How many buckets have a sum that is not 0. */
    int withData() {
        int count = 0;
        for (long sum : sums) {
            count += sum == 0 ? 0 : 1;
        }
        return count;
    }
}
