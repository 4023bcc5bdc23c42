package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLUSTERED_LOW(numerator_clusters BYTES, denominator_clusters BYTES) -> DOUBLE}: the lower
 * end of the 95 % interval of a proportion whose events come in users.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} or sums of them in, a share in [0, 1] out.
 * <b>Null</b> out if an argument is null or no such sums, the denominator's sum is 0, or the
 * numerator's sum lies outside [0, that sum]. With fewer than 10 buckets that hold data it is the
 * Wilson interval of independent events: {@link IntervalBasis} says which. <b>Errors</b> none, as
 * {@link WilsonLower}. <b>Source</b> {@link ShareInterval}.
 */
public final class ClusteredLow extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(byte @Nullable [] numerators, byte @Nullable [] denominators) {
        ShareInterval interval = ShareInterval.of(numerators, denominators);
        return interval == null ? null : (Double) interval.low();
    }
}
