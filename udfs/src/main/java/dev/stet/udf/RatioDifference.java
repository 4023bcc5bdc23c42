package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code RATIO_DIFFERENCE(numerator_1 BYTES, denominator_1 BYTES, numerator_2 BYTES, denominator_2
 * BYTES) -> ROW<difference DOUBLE, low DOUBLE, high DOUBLE, distinguishable BOOLEAN, basis
 * STRING>}: the first ratio less the second, with its 95 % interval; for ratios that are no shares,
 * of which {@link ProportionDifference} is better.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} or sums of them in, the unit of the ratios
 * out; {@code distinguishable}: the interval excludes 0; {@code basis} is always {@code clustered}.
 * <b>Null</b> out if an argument is null or no such sums, a denominator's sum is not above 0, or
 * fewer than 10 buckets of users hold data, or those of one ratio are all alike: there is no
 * interval without users who differ. <b>Errors</b> none. <b>Source</b> {@link ShareDifference}.
 */
@FunctionHint(output = @DataTypeHint(ShareDifference.TYPE))
public final class RatioDifference extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    public @Nullable Row eval(
            byte @Nullable [] numerator1,
            byte @Nullable [] denominator1,
            byte @Nullable [] numerator2,
            byte @Nullable [] denominator2) {
        ShareDifference found =
                ShareDifference.ofRatios(
                        ClusteredRatio.of(numerator1, denominator1),
                        ClusteredRatio.of(numerator2, denominator2));
        return found == null ? null : found.row();
    }
}
