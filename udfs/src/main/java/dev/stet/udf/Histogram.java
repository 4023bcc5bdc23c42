package dev.stet.udf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of whole numbers as the columns {@code <name>_histogram} hold it: {@code zero:3 -1:2
 * 412:10}, the base-2 exponential histogram of OpenTelemetry and Prometheus at scale 6.
 *
 * <p>A number v ≥ 1 falls into bucket <i>i</i>, the greatest integer with 2^(i/64) &lt; v; zeros
 * are counted apart.
 */
final class Histogram {

    private static final int ZERO = -2;
    private static final int OCTAVE = 64;
    private static final int LAST = OCTAVE * (Long.SIZE - 1) - 1;

    /** floor(2^(63 + f/64)) by f: the boundaries of every octave, shifted. */
    private static final BigInteger[] BOUNDARIES = boundaries();

    private final NavigableMap<Integer, Long> counts = new TreeMap<>();

    Histogram() {}

    /** 2^(63 + f/64) is the 64th root of 2^(64·63 + f): six square roots, each rounded down. */
    private static BigInteger[] boundaries() {
        BigInteger[] boundaries = new BigInteger[OCTAVE];
        for (int f = 0; f < OCTAVE; f++) {
            BigInteger root = BigInteger.ONE.shiftLeft(OCTAVE * (Long.SIZE - 1) + f);
            for (int i = 0; i < Integer.numberOfTrailingZeros(OCTAVE); i++) {
                root = root.sqrt();
            }
            boundaries[f] = root;
        }
        return boundaries;
    }

    /**
     * @return null if the text is no histogram
     */
    static @Nullable Histogram parse(String text) {
        Histogram parsed = new Histogram();
        if (text.isEmpty()) {
            return parsed;
        }
        for (String pair : text.split(" ", -1)) {
            int colon = pair.indexOf(':');
            try {
                String bucket = pair.substring(0, Math.max(0, colon));
                int index = bucket.equals("zero") ? ZERO : Integer.parseInt(bucket);
                if (index > LAST || index < ZERO || index == ZERO && !bucket.equals("zero")) {
                    return null;
                }
                parsed.counts.merge(index, Long.parseLong(pair.substring(colon + 1)), Long::sum);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return parsed;
    }

    /** Adds the counts of another histogram. */
    void add(Histogram more) {
        more.counts.forEach((bucket, count) -> counts.merge(bucket, count, Histogram::sum));
    }

    /** Takes back what {@link #add} added. */
    void subtract(Histogram less) {
        less.counts.forEach((bucket, count) -> counts.merge(bucket, -count, Histogram::sum));
    }

    /** Null for 0, so that an empty bucket is removed. */
    private static @Nullable Long sum(long count, long more) {
        return count + more == 0 ? null : count + more;
    }

    /** The form that {@link #parse} reads. */
    String text() {
        return counts.entrySet().stream()
                .map(each -> name(each.getKey()) + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String name(int bucket) {
        return bucket == ZERO ? "zero" : Integer.toString(bucket);
    }

    /** Those that count something, ascending. */
    Set<Integer> buckets() {
        return counts.keySet();
    }

    /** How many numbers a bucket holds. */
    long in(int bucket) {
        return counts.getOrDefault(bucket, 0L);
    }

    /** The bucket that a number falls into, 0 or more. */
    static int bucket(long value) {
        if (value == 0) {
            return ZERO;
        }
        int below = -1;
        int from = LAST;
        while (below < from) {
            int middle = Math.floorDiv(below + from, 2);
            if (greatestIn(middle) < value) {
                below = middle + 1;
            } else {
                from = middle;
            }
        }
        return below;
    }

    /** How many numbers it holds. */
    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How far another histogram lies from this one: the population stability index Σ (q − p) ln(q /
     * p) over the bins between this one's deciles, p and q the shares of both in a bin. A bin
     * without a number counts as half a number.
     *
     * @return null if one of the two is empty
     */
    @Nullable Double stability(Histogram other) {
        long expected = count();
        long actual = other.count();
        if (expected == 0 || actual == 0) {
            return null;
        }
        int[] deciles = deciles();
        long[] p = binned(deciles);
        long[] q = other.binned(deciles);
        double index = 0;
        for (int bin = 0; bin < p.length; bin++) {
            if (p[bin] > 0 || q[bin] > 0) {
                double here = Math.max(p[bin], 0.5) / expected;
                double there = Math.max(q[bin], 0.5) / actual;
                index += (there - here) * Math.log(there / here);
            }
        }
        return index;
    }

    /** The buckets that hold them. */
    private int[] deciles() {
        int[] deciles = new int[9];
        for (int decile = 1; decile <= deciles.length; decile++) {
            deciles[decile - 1] = bucketOf(decile * count());
        }
        return deciles;
    }

    /** How many numbers there are up to each of the buckets from the one before on, and beyond. */
    private long[] binned(int[] buckets) {
        long[] binned = new long[buckets.length + 1];
        counts.forEach(
                (bucket, count) -> {
                    int bin = 0;
                    while (bin < buckets.length && buckets[bin] < bucket) {
                        bin++;
                    }
                    binned[bin] += count;
                });
        return binned;
    }

    /** The first bucket up to which there are at least a tenth of so many numbers. */
    private int bucketOf(long tenfoldRank) {
        long upTo = 0;
        int last = ZERO;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            upTo += bucket.getValue();
            last = bucket.getKey();
            if (upTo * 10 >= tenfoldRank) {
                break;
            }
        }
        return last;
    }

    /**
     * The value of rank max(1, ceil(q · count)), as the greatest whole number of its bucket.
     *
     * @param above how many values there are beside, greater than all in the histogram
     * @return null if the histogram is empty, or the value is one of those above
     */
    @Nullable Long quantile(BigDecimal q, long above) {
        long count = above + count();
        BigDecimal rank =
                q.multiply(BigDecimal.valueOf(count))
                        .setScale(0, RoundingMode.CEILING)
                        .max(BigDecimal.ONE);
        long upTo = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            upTo += bucket.getValue();
            if (rank.compareTo(BigDecimal.valueOf(upTo)) <= 0) {
                return greatestIn(bucket.getKey());
            }
        }
        return null;
    }

    /** floor(2^((bucket + 1)/64)). */
    private static long greatestIn(int bucket) {
        if (bucket == ZERO) {
            return 0;
        }
        int end = bucket + 1;
        return BOUNDARIES[end % OCTAVE]
                .shiftRight(Long.SIZE - 1 - end / OCTAVE)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
