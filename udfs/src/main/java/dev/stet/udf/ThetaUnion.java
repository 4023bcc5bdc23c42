package dev.stet.udf;

import org.apache.datasketches.theta.Union;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code THETA_UNION(left BYTES, right BYTES) -> BYTES}: the sketch of whatever either has seen.
 *
 * <p><b>Units</b> compact Theta sketches in and out. <b>Null</b> out if either argument is null or
 * no such sketch: half an answer would pass for a whole one. <b>Errors</b> none. <b>Source</b>
 * {@link ThetaSketches}.
 */
public final class ThetaUnion extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("BYTES")
    public byte @Nullable [] eval(byte @Nullable [] left, byte @Nullable [] right) {
        if (left == null || right == null) {
            return null;
        }
        Union union = ThetaSketches.newUnion();
        return ThetaSketches.add(union, left) && ThetaSketches.add(union, right)
                ? union.getResult().toByteArray()
                : null;
    }
}
