package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code SEQUENTIAL_UPPER(positives BIGINT, total BIGINT) -> DOUBLE}: the upper end of a 95 %
 * interval for a proportion that is safe to look at as often as one likes.
 *
 * <p><b>Units</b> counts of independent things, such as users, in; a share in [0, 1] out.
 * <b>Null</b> as {@link WilsonLower}. <b>Errors</b> none. <b>Source</b> {@link BetaMixture}.
 */
public final class SequentialUpper extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(@Nullable Long positives, @Nullable Long total) {
        return positives == null || total == null || !Wilson.isDefined(positives, total)
                ? null
                : (Double) BetaMixture.upper(positives, total);
    }
}
