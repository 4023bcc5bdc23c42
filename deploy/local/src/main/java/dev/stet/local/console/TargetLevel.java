package dev.stet.local.console;

import dev.stet.metrics.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a metric or of one of its segments, as the table {@code target} holds them.
 *
 * @param warn in the unit of the metric; null for none
 * @param critical in the unit of the metric; null for none
 * @param minimumSample a smaller denominator says too little; of a difference a smaller group
 * @param owner null for nobody
 */
record TargetLevel(
        String metricId,
        @Nullable Double warn,
        @Nullable Double critical,
        Double minimumSample,
        @Nullable String owner) {

    /** Of a metric without a row in the table. */
    static TargetLevel none(String metricId) {
        return new TargetLevel(metricId, null, null, (double) Metric.MINIMUM_SAMPLE, null);
    }
}
