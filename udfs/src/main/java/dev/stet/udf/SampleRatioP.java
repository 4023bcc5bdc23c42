package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code SAMPLE_RATIO_P(users ARRAY<BIGINT>, weights ARRAY<DOUBLE>) -> DOUBLE}: how probable it is
 * that chance alone divides users among variants as unevenly, for one look. Below 0.001 or so look
 * for the defect, and believe no difference between the variants.
 *
 * <p><b>Units</b> users of each variant and what was planned for it in, in any unit, such as {@code
 * ARRAY[1e0, 1e0]} for halves; 0 to 1 out. <b>Null</b> out if an argument or an element of it is
 * null, they have no equal length of 2 or more, nobody is there, or a weight is not above 0.
 * <b>Errors</b> none. <b>Source</b> {@link SampleRatio#p}.
 */
public final class SampleRatioP extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(
            @Nullable Long @Nullable [] users, @Nullable Double @Nullable [] weights) {
        SampleRatio ratio = SampleRatio.of(users, weights);
        return ratio == null ? null : (Double) ratio.p();
    }
}
