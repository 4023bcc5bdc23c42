package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code WILSON_UPPER_WEIGHTED(flagged DOUBLE, weight DOUBLE, weight_squared DOUBLE) -> DOUBLE}:
 * the upper end of the two-sided 95 % Wilson score interval for a weighted proportion Σwx / Σw.
 *
 * <p><b>Units</b> Σwx, Σw and Σw² in, in whatever unit of weight; a share in [0, 1] out, never
 * below {@code flagged / weight}. <b>Null</b> out if an argument is null, {@code weight} or {@code
 * weight_squared} is not above 0, or {@code flagged} lies outside [0, {@code weight}].
 * <b>Errors</b> none, as {@link WilsonUpper}. <b>Source</b> {@link Wilson}.
 */
public final class WilsonUpperWeighted extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(
            @Nullable Double flagged, @Nullable Double weight, @Nullable Double weightSquared) {
        if (flagged == null || weight == null || weightSquared == null || !(weightSquared > 0)) {
            return null;
        }
        double positives = Wilson.effective(flagged, weight, weightSquared);
        double total = Wilson.effective(weight, weightSquared);
        return weight > 0 && Wilson.isDefined(positives, total)
                ? Wilson.upper(positives, total)
                : null;
    }
}
