package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code PREDICTION_POWERED_RATE(auto_flagged DOUBLE, auto_weight DOUBLE, auto_weight_squared
 * DOUBLE, paired_auto_flagged DOUBLE, paired_human_flagged DOUBLE, paired_disagreements DOUBLE,
 * paired_weight DOUBLE, paired_weight_squared DOUBLE, z DOUBLE) -> DOUBLE}: a rate that a machine
 * judges on all and people on a sample, corrected by the sample; for z of −1.959964 and 1.959964
 * the ends of its 95 % interval, for 0 the rate itself.
 *
 * <pre>a + h − p + z √(a (1 − a) / nₐ + (d − (h − p)²) / nₚ)</pre>
 *
 * <p>with a = auto_flagged / auto_weight; h, p and d the same of human_flagged, auto_flagged and
 * disagreements over paired_weight; n = (Σw)² / Σw² of each. <b>Units</b> sums of weights and of
 * squared weights in, a share in [0, 1] out, clamped. <b>Null</b> out if an argument is null, a
 * weight is not above 0, or the counts contradict each other so that the root has none.
 * <b>Errors</b> none, as {@link WilsonLower}. <b>Source</b> Angelopoulos et al.,
 * "Prediction-powered inference", Science 382, 2023.
 */
public final class PredictionPoweredRate extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(
            @Nullable Double autoFlagged,
            @Nullable Double autoWeight,
            @Nullable Double autoWeightSquared,
            @Nullable Double pairedAutoFlagged,
            @Nullable Double pairedHumanFlagged,
            @Nullable Double pairedDisagreements,
            @Nullable Double pairedWeight,
            @Nullable Double pairedWeightSquared,
            @Nullable Double z) {
        if (autoFlagged == null
                || autoWeight == null
                || autoWeightSquared == null
                || pairedAutoFlagged == null
                || pairedHumanFlagged == null
                || pairedDisagreements == null
                || pairedWeight == null
                || pairedWeightSquared == null
                || z == null
                || !(autoWeight > 0 && pairedWeight > 0)) {
            return null;
        }
        double rate = autoFlagged / autoWeight;
        double correction = (pairedHumanFlagged - pairedAutoFlagged) / pairedWeight;
        if (z == 0) {
            return clamped(rate + correction);
        }
        double disagreement = pairedDisagreements / pairedWeight;
        double variance =
                rate * (1 - rate) / Wilson.effective(autoWeight, autoWeightSquared)
                        + (disagreement - correction * correction)
                                / Wilson.effective(pairedWeight, pairedWeightSquared);
        return variance >= 0 ? clamped(rate + correction + z * Math.sqrt(variance)) : null;
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
