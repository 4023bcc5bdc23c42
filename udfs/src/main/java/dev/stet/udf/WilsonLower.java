package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code WILSON_LOWER(positives BIGINT, total BIGINT) -> DOUBLE}: the lower end of the two-sided 95
 * % Wilson score interval for a proportion.
 *
 * <p><b>Units</b> counts in, a share in [0, 1] out; never above {@code positives / total}.
 * <b>Null</b> out if either argument is null, {@code total} is 0, or {@code positives} lies outside
 * [0, {@code total}]. <b>Errors</b> none: a row whose counts contradict each other has no interval,
 * but a function that throws would restart the job over that row for ever. <b>Source</b> {@link
 * Wilson}.
 */
public final class WilsonLower extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(@Nullable Long positives, @Nullable Long total) {
        if (positives == null || total == null || !Wilson.isDefined(positives, total)) {
            return null;
        }
        return Wilson.lower(positives, total);
    }
}
