package dev.stet.udf;

import org.jspecify.annotations.Nullable;

/**
 * A ratio of two sums whose events come in users, and how far it is from certain: by the jackknife
 * that leaves out one bucket of users at a time.
 *
 * <p>With n and d the sums of a bucket, N and D those of all, R = N / D and e = n − R d, leaving a
 * bucket out moves R by −u / D, where u = e / (1 − d / D). The variance of R is Σu² / D². It is
 * itself uncertain where a few heavy users decide, and too small just where they are missing: with
 * g and s the excess kurtosis and the skewness of u, both as unbiased as of a normal sample, it has
 *
 * <pre>2 / (2 / (k − 1) + (max(0, g) + s²) / k)</pre>
 *
 * <p>degrees of freedom for k buckets with data, at least 4 and at most k − 1: with less than 4 the
 * intervals of the few samples that one user rules become some times as wide, and hold no more
 * often.
 *
 * <p><b>Source</b> the variance: Efron, The Jackknife, the Bootstrap and Other Resampling Plans,
 * 1982, chapter 3; Bell and McCaffrey, Survey Methodology 28, 2002, section 2. The degrees of
 * freedom: Satterthwaite, Biometrics Bulletin 2, 1946, of the variance of a sample variance,
 * Var(s²) = σ⁴ (2 / (k − 1) + γ / k). That the skewness adds to it is measured, not derived; that
 * it is what a t interval misses most: Hall, Annals of Statistics 16, 1988. Coverage:
 * docs/statistics.md.
 */
final class ClusteredRatio {

    /** With fewer buckets that hold data there is nothing to estimate a spread from. */
    static final int FEWEST = 10;

    /** What rounding alone may make of a variance of 0, of the square of the ratio. */
    private static final double ROUNDING = 1e-24;

    private static final double LEAST_FREEDOM = 4;

    /** The 97.5 % quantile of Student's t as a polynomial in 1 / freedom, highest power first. */
    private static final double[] T = {
        0.537099631622,
        0.758127147088,
        1.58694485842,
        2.55594145472,
        2.82250043271,
        2.37227106377,
        1.95996398671
    };

    private final double[] influence = new double[BucketSums.BUCKETS];
    private final double numerator;
    private final double denominator;
    private final int buckets;

    private ClusteredRatio(BucketSums numerators, BucketSums denominators) {
        numerator = numerators.total();
        denominator = denominators.total();
        int counted = 0;
        for (int bucket = 0; bucket < BucketSums.BUCKETS; bucket++) {
            double n = numerators.at(bucket);
            double d = denominators.at(bucket);
            if (d != 0 || n != 0) {
                counted++;
                influence[bucket] = (n - value() * d) / (denominator - d);
            }
        }
        buckets = counted;
    }

    /**
     * @return null if an argument is null or no such sums, or the denominator is not above 0
     */
    static @Nullable ClusteredRatio of(
            byte @Nullable [] numerators, byte @Nullable [] denominators) {
        BucketSums above = numerators == null ? null : BucketSums.parse(numerators);
        BucketSums below = denominators == null ? null : BucketSums.parse(denominators);
        return above == null || below == null || below.total() <= 0
                ? null
                : new ClusteredRatio(above, below);
    }

    double value() {
        return numerator / denominator;
    }

    double numerator() {
        return numerator;
    }

    double denominator() {
        return denominator;
    }

    int buckets() {
        return buckets;
    }

    /** By how much leaving out a bucket lowers the ratio. */
    double influence(int bucket) {
        return influence[bucket];
    }

    /** Whether it is a share: 0 ≤ numerator ≤ denominator. */
    boolean isProportion() {
        return Wilson.isDefined(numerator, denominator);
    }

    /** Whether the buckets say how far users differ. */
    boolean isClustered() {
        double variance = variance();
        return buckets >= FEWEST
                && Double.isFinite(variance)
                && variance > ROUNDING * value() * value();
    }

    /** Of the ratio. */
    double variance() {
        return variance(influence);
    }

    /** Student's t of the ratio's variance. */
    double t() {
        return t(influence, buckets);
    }

    /**
     * The variance of the ratio over that of independent events; NaN for no proportion, or where
     * all or none of the events count.
     */
    double designEffect() {
        return isProportion() && numerator > 0 && numerator < denominator
                ? variance() * denominator / (value() * (1 - value()))
                : Double.NaN;
    }

    static double variance(double[] influence) {
        double sum = 0;
        for (double each : influence) {
            sum += each * each;
        }
        return sum;
    }

    /**
     * The 97.5 % quantile of Student's t for {@link #variance(double[])}.
     *
     * @param buckets that hold data, at least {@link #FEWEST}
     */
    static double t(double[] influence, int buckets) {
        double k = buckets;
        double squares = variance(influence);
        double cubes = 0;
        double fourths = 0;
        for (double each : influence) {
            cubes += each * each * each;
            fourths += each * each * each * each;
        }
        double excess = k * fourths / (squares * squares) - 3;
        double kurtosis = (k - 1) / ((k - 2) * (k - 3)) * ((k + 1) * excess + 6);
        double skewnessSquared =
                k * (k - 1) / ((k - 2) * (k - 2)) * k * cubes * cubes / Math.pow(squares, 3);
        double freedom = 2 / (2 / (k - 1) + (Math.max(0, kurtosis) + skewnessSquared) / k);
        return studentsT(Math.max(LEAST_FREEDOM, Math.min(k - 1, freedom)));
    }

    /**
     * The quantile, right to 1e-9: each row of an hour asks for many.
     *
     * @param freedom at least {@link #LEAST_FREEDOM}
     */
    static double studentsT(double freedom) {
        double t = 0;
        for (double each : T) {
            t = t / freedom + each;
        }
        return t;
    }
}
