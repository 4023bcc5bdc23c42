package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code DESIGN_EFFECT(numerator_clusters BYTES, denominator_clusters BYTES) -> DOUBLE}: how many
 * times the variance of a proportion is that of independent events, since events come in users.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} or sums of them in; 1 out where events are
 * independent, 4 where the interval is twice as wide. <b>Null</b> out if an argument is null or no
 * such sums, fewer than 10 buckets hold data, all buckets are alike, or the share is 0, 1 or none.
 * <b>Errors</b> none. <b>Source</b> {@link ClusteredRatio}.
 */
public final class DesignEffect extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(byte @Nullable [] numerators, byte @Nullable [] denominators) {
        ShareInterval interval = ShareInterval.of(numerators, denominators);
        return interval == null || !interval.isClustered()
                ? null
                : (Double) interval.designEffect();
    }
}
