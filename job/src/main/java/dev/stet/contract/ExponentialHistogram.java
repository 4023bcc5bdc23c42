package dev.stet.contract;

import dev.stet.bytes.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * A sparse histogram of whole numbers that can be added to another one: the base-2 exponential
 * histogram of OpenTelemetry and Prometheus at scale 6.
 *
 * <p>A number v ≥ 1 falls into bucket <i>i</i>, the greatest integer with 2^(i/64) &lt; v: 1 into
 * −1, 2 into 63. Zero has the bucket {@link #ZERO}. Every boundary is exact. Not thread-safe;
 * whoever has handed it on does not change it any more.
 */
public final class ExponentialHistogram {

    /** The bucket of zero, below that of 1. */
    public static final int ZERO = -2;

    private static final int SCALE = 6;

    /** Buckets from one power of 2 to the next. */
    private static final int OCTAVE = 1 << SCALE;

    /** The last bucket of a long. */
    private static final int LAST = OCTAVE * (Long.SIZE - 1) - 1;

    /** floor(2^(63 + f/64)) by f, unsigned: the boundaries of every octave, shifted. */
    private static final long[] BOUNDARIES = boundaries();

    private static final int[] NO_BUCKETS = {};
    private static final long[] NO_COUNTS = {};

    /** Never added to. */
    static final ExponentialHistogram EMPTY = new ExponentialHistogram();

    /** Ascending, of which the first {@link #size} are in use. */
    private int[] buckets = NO_BUCKETS;

    /** Of the bucket at the same index; never 0 among the first {@link #size}. */
    private long[] counts = NO_COUNTS;

    private int size;

    /** 2^(63 + f/64) is the 64th root of 2^(64·63 + f): six square roots, each rounded down. */
    private static long[] boundaries() {
        long[] boundaries = new long[OCTAVE];
        for (int f = 0; f < OCTAVE; f++) {
            BigInteger root = BigInteger.ONE.shiftLeft(OCTAVE * (Long.SIZE - 1) + f);
            for (int i = 0; i < SCALE; i++) {
                root = root.sqrt();
            }
            boundaries[f] = root.longValue();
        }
        return boundaries;
    }

    /**
     * The bucket that a number falls into.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static int bucket(long value) {
        if (value <= 0) {
            if (value == 0) {
                return ZERO;
            }
            throw new IllegalArgumentException(
                    "A histogram holds no negative number: %d".formatted(value));
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int shift = Long.SIZE - 1 - exponent;
        int below = -1; // The greatest index in the octave whose boundary is below the value.
        int from = OCTAVE; // The least that is not.
        while (from - below > 1) {
            int middle = (below + from) >>> 1;
            if (BOUNDARIES[middle] >>> shift < value) {
                below = middle;
            } else {
                from = middle;
            }
        }
        return OCTAVE * exponent + below;
    }

    /** The greatest whole number that falls into a bucket: floor(2^((bucket + 1)/64)). */
    public static long greatestIn(int bucket) {
        if (bucket == ZERO) {
            return 0;
        }
        if (bucket == LAST) {
            return Long.MAX_VALUE;
        }
        int next = bucket + 1;
        return BOUNDARIES[next & (OCTAVE - 1)] >>> (Long.SIZE - 1 - (next >> SCALE));
    }

    /**
     * Adds to one bucket.
     *
     * @param bucket as {@link #bucket} gave it
     * @param count negative to take back
     */
    public void add(int bucket, long count) {
        if (count == 0) {
            return;
        }
        int at = Arrays.binarySearch(buckets, 0, size, bucket);
        if (at < 0) {
            insert(-at - 1, bucket, count);
        } else if (counts[at] + count != 0) {
            counts[at] += count;
        } else {
            size--;
            System.arraycopy(buckets, at + 1, buckets, at, size - at);
            System.arraycopy(counts, at + 1, counts, at, size - at);
        }
    }

    private void insert(int at, int bucket, long count) {
        if (size == buckets.length) {
            int length = Math.max(4, size * 2);
            buckets = Arrays.copyOf(buckets, length);
            counts = Arrays.copyOf(counts, length);
        }
        System.arraycopy(buckets, at, buckets, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        buckets[at] = bucket;
        counts[at] = count;
        size++;
    }

    /** Adds every bucket of another one. */
    public void add(ExponentialHistogram more) {
        for (int i = 0; i < more.size; i++) {
            add(more.buckets[i], more.counts[i]);
        }
    }

    /** Whether no bucket counts anything. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** How many buckets count something. */
    public int size() {
        return size;
    }

    /** How many numbers it holds. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /**
     * The number of rank max(1, ceil(q · count)), counted from the smallest, as the greatest whole
     * number of its bucket: exact up to 64, and at most 1.1 % above the true one.
     *
     * @param q in [0, 1]
     * @throws IllegalStateException if it holds nothing
     */
    public long quantile(BigDecimal q) {
        long rank =
                q.multiply(BigDecimal.valueOf(count()))
                        .setScale(0, RoundingMode.CEILING)
                        .max(BigDecimal.ONE)
                        .longValueExact();
        long upTo = 0;
        for (int i = 0; i < size; i++) {
            upTo += counts[i];
            if (upTo >= rank) {
                return greatestIn(buckets[i]);
            }
        }
        throw new IllegalStateException("An empty histogram has no quantile");
    }

    /** How many numbers are certainly greater than one: those of the buckets beyond its own. */
    public long countAbove(long value) {
        int own = bucket(value);
        long sum = 0;
        for (int i = size - 1; i >= 0 && buckets[i] > own; i--) {
            sum += counts[i];
        }
        return sum;
    }

    /**
     * The same numbers in fewer buckets: each holds so many, and bears the number of its first.
     *
     * @param octaveParts of a power of 2; 64 or less
     */
    public ExponentialHistogram coarse(int octaveParts) {
        int width = OCTAVE / octaveParts;
        ExponentialHistogram coarse = new ExponentialHistogram();
        for (int i = 0; i < size; i++) {
            int bucket = buckets[i];
            coarse.add(bucket < 0 ? bucket : bucket / width * width, counts[i]);
        }
        return coarse;
    }

    /** As in SQL: {@code zero:3 -1:2 412:10}, ascending; empty where it holds nothing. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : " ");
            if (buckets[i] == ZERO) {
                text.append("zero");
            } else {
                text.append(buckets[i]);
            }
            text.append(':').append(counts[i]);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException naming what is no pair of bucket and count
     */
    public static ExponentialHistogram parse(String text) {
        ExponentialHistogram parsed = new ExponentialHistogram();
        if (text.isEmpty()) {
            return parsed;
        }
        for (String pair : text.split(" ", -1)) {
            int colon = pair.indexOf(':');
            try {
                String bucket = pair.substring(0, Math.max(0, colon));
                parsed.add(
                        bucket.equals("zero") ? ZERO : known(Integer.parseInt(bucket)),
                        Long.parseLong(pair.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "'%s' in a histogram is no pair of bucket and count, as in 'zero:3 -1:2 412:10'"
                                .formatted(pair),
                        e);
            }
        }
        return parsed;
    }

    private static int known(int bucket) {
        if (bucket < -1 || bucket > LAST) {
            throw new NumberFormatException("Bucket %d is not in -1..%d".formatted(bucket, LAST));
        }
        return bucket;
    }

    /** The number of buckets, then of each its distance from the one before, and its count. */
    public void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, size);
        int before = ZERO;
        for (int i = 0; i < size; i++) {
            Binary.writeVarLong(out, buckets[i] - before);
            Binary.writeZigZag(out, counts[i]);
            before = buckets[i];
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ExponentialHistogram read(DataInput in) throws IOException {
        ExponentialHistogram read = new ExponentialHistogram();
        int size = (int) Binary.readVarLong(in);
        read.buckets = new int[size];
        read.counts = new long[size];
        read.size = size;
        int before = ZERO;
        for (int i = 0; i < size; i++) {
            before += (int) Binary.readVarLong(in);
            read.buckets[i] = before;
            read.counts[i] = Binary.readZigZag(in);
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExponentialHistogram that
                && Arrays.equals(buckets, 0, size, that.buckets, 0, that.size)
                && Arrays.equals(counts, 0, size, that.counts, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = 31 * (31 * hash + buckets[i]) + Long.hashCode(counts[i]);
        }
        return hash;
    }
}
