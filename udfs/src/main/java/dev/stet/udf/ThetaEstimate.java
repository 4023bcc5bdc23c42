package dev.stet.udf;

import org.apache.datasketches.theta.CompactSketch;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code THETA_ESTIMATE(sketch BYTES) -> DOUBLE}: about how many distinct values the sketch has
 * seen.
 *
 * <p><b>Units</b> a compact Theta sketch in, a count of distinct values out, at least 0.
 * <b>Null</b> out for null, and for bytes that are no such sketch. <b>Errors</b> none.
 * <b>Source</b> {@link ThetaSketches}.
 */
public final class ThetaEstimate extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(byte @Nullable [] sketch) {
        CompactSketch read = sketch == null ? null : ThetaSketches.read(sketch);
        return read == null ? null : read.getEstimate();
    }
}
