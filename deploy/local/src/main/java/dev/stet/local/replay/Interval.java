package dev.stet.local.replay;

import dev.stet.local.statistics.MetricBuckets;
import dev.stet.udf.PredictionPoweredRate;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonLowerWeighted;
import dev.stet.udf.WilsonUpper;
import dev.stet.udf.WilsonUpperWeighted;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The 95 % interval of a metric, as in the views: of a proportion that of users where buckets tell
 * them apart, else the Wilson score interval.
 */
record Interval(double low, double high) {

    private static final WilsonLower LOWER = new WilsonLower();
    private static final WilsonUpper UPPER = new WilsonUpper();
    private static final WilsonLowerWeighted LOWER_WEIGHTED = new WilsonLowerWeighted();
    private static final WilsonUpperWeighted UPPER_WEIGHTED = new WilsonUpperWeighted();
    private static final PredictionPoweredRate CORRECTED = new PredictionPoweredRate();
    private static final double Z = 1.959964;

    /** Null where there is no proportion: nothing counted, or more hits than trials. */
    static @Nullable Interval of(long hits, long trials) {
        Double low = LOWER.eval(hits, trials);
        Double high = UPPER.eval(hits, trials);
        return between(low, high);
    }

    /** Of a proportion of events that come in users; null where there is none. */
    static @Nullable Interval ofUsers(MetricBuckets buckets) {
        return between(buckets.low(), buckets.high());
    }

    /** Of a weighted proportion; null where there is none. */
    static @Nullable Interval ofWeights(double flagged, double weight, double weightSquared) {
        return between(
                LOWER_WEIGHTED.eval(flagged, weight, weightSquared),
                UPPER_WEIGHTED.eval(flagged, weight, weightSquared));
    }

    /**
     * Of a rate that a sample corrects; null where there is none.
     *
     * @param columns the value of a column by its name, without that of the rate
     */
    static @Nullable Interval corrected(ToDoubleFunction<String> columns) {
        return between(corrected(columns, -Z), corrected(columns, Z));
    }

    /** The rate itself for a {@code z} of 0; null if one of its weights is 0. */
    static @Nullable Double corrected(ToDoubleFunction<String> columns, double z) {
        return CORRECTED.eval(
                columns.applyAsDouble("auto_flagged"),
                columns.applyAsDouble("auto_weight"),
                columns.applyAsDouble("auto_weight_squared"),
                columns.applyAsDouble("paired_auto_flagged"),
                columns.applyAsDouble("paired_human_flagged"),
                columns.applyAsDouble("paired_disagreements"),
                columns.applyAsDouble("paired_weight"),
                columns.applyAsDouble("paired_weight_squared"),
                z);
    }

    /** Null where one of its ends is. */
    static @Nullable Interval between(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? null : new Interval(low, high);
    }
}
