package dev.stet.udf;

import org.jspecify.annotations.Nullable;

/**
 * The 95 % interval of a proportion of events that come in users: the Wilson interval of as many
 * independent events as tell as much.
 *
 * <p>With f = max(1, design effect · (t / z)²), of {@link ClusteredRatio} and the 97.5 % quantiles
 * of Student's t and the normal distribution, total / f independent events tell as much. Events of
 * a user come together, about f at once, and so the effective count moves in steps rather than
 * continuously: the ends are those of half an event more and less, times 1 − 1/f. For f = 1 it is
 * the Wilson interval exactly. With fewer than {@link ClusteredRatio#FEWEST} buckets, or without
 * any difference between them, it is the Wilson interval too, for independent events.
 *
 * <p><b>Source</b> the effective number: Korn and Graubard, Survey Methodology 24, 1998, pp.
 * 193-201, and Dean and Pagano, Journal of Survey Statistics and Methodology 3, 2015, pp. 484-503,
 * for Wilson. The half event: the continuity correction of Newcombe, Statistics in Medicine 17,
 * 1998, method 4, here only as far as events are not independent. Coverage: docs/statistics.md.
 *
 * @param designEffect how many times the variance is that of independent events; NaN where the
 *     interval takes them for independent
 */
record ShareInterval(double value, double low, double high, double designEffect) {

    /** Of independent events, which are a proportion. */
    static ShareInterval ofEvents(double positives, double total) {
        return new ShareInterval(
                positives / total,
                Wilson.lower(positives, total),
                Wilson.upper(positives, total),
                Double.NaN);
    }

    /**
     * @return null if this is no proportion
     */
    static @Nullable ShareInterval of(@Nullable ClusteredRatio ratio) {
        if (ratio == null || !ratio.isProportion()) {
            return null;
        }
        double effect = ratio.isClustered() ? ratio.designEffect() : Double.NaN;
        if (!Double.isFinite(effect)) {
            return ofEvents(ratio.numerator(), ratio.denominator());
        }
        double widening = ratio.t() / Wilson.Z;
        double factor = Math.max(1, effect * widening * widening);
        double total = ratio.denominator() / factor;
        double positives = Math.min(total, ratio.numerator() / factor);
        double part = (1 - 1 / factor) / 2;
        return new ShareInterval(
                ratio.value(),
                Wilson.lower(Math.max(0, positives - part), total),
                Wilson.upper(Math.min(total, positives + part), total),
                effect);
    }

    /**
     * @param numerators a column {@code <measure>_clusters}
     */
    static @Nullable ShareInterval of(
            byte @Nullable [] numerators, byte @Nullable [] denominators) {
        return of(ClusteredRatio.of(numerators, denominators));
    }

    /** Whether the spread between users is in it. */
    boolean isClustered() {
        return !Double.isNaN(designEffect);
    }

    /** {@code clustered} or {@code independent}. */
    String basis() {
        return isClustered() ? "clustered" : "independent";
    }
}
