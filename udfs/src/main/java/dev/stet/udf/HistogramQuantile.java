package dev.stet.udf;

import java.math.BigDecimal;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code HISTOGRAM_QUANTILE(histogram STRING, q DECIMAL(10, 9)) -> BIGINT}: the quantile q of the
 * numbers in a histogram, as the greatest whole number of its bucket: exact up to 64, and never
 * more than 1.1 % above the true one.
 *
 * <p><b>Units</b> a column {@code <name>_histogram} in, in the unit of what it holds out; q from 0
 * to 1, the rank is max(1, ceil(q · count)). <b>Null</b> out if either argument is null, the
 * histogram is empty or its text is none, or q lies outside [0, 1]. <b>Errors</b> none, as of
 * {@link WilsonLower}. <b>Source</b> {@link Histogram}.
 */
public final class HistogramQuantile extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    public @Nullable Long eval(
            @Nullable String histogram, @DataTypeHint("DECIMAL(10, 9)") @Nullable BigDecimal q) {
        if (histogram == null || q == null || q.signum() < 0 || q.compareTo(BigDecimal.ONE) > 0) {
            return null;
        }
        Histogram parsed = Histogram.parse(histogram);
        return parsed == null ? null : parsed.quantile(q);
    }
}
