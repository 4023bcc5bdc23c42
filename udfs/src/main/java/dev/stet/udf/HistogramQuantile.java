package dev.stet.udf;

import java.math.BigDecimal;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code HISTOGRAM_QUANTILE(histogram STRING, q DECIMAL(10, 9) [, above BIGINT]) -> BIGINT}: the
 * quantile q of the numbers in a histogram and of as many more above all of these as {@code above}
 * says, as the greatest whole number of its bucket: exact up to 64, and never more than 1.1 % above
 * the true one.
 *
 * <p><b>Units</b> a column {@code <name>_histogram} in, in the unit of what it holds out; q from 0
 * to 1, the rank is max(1, ceil(q · count)); above 0 or more. <b>Null</b> out if any argument is
 * null, the histogram is empty or its text is none, the number is one of those above, q lies
 * outside [0, 1], or above is negative. <b>Errors</b> none, as of {@link WilsonLower}.
 * <b>Source</b> {@link Histogram}.
 */
public final class HistogramQuantile extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    public @Nullable Long eval(
            @Nullable String histogram, @DataTypeHint("DECIMAL(10, 9)") @Nullable BigDecimal q) {
        return eval(histogram, q, 0L);
    }

    public @Nullable Long eval(
            @Nullable String histogram,
            @DataTypeHint("DECIMAL(10, 9)") @Nullable BigDecimal q,
            @Nullable Long above) {
        if (histogram == null || q == null || above == null || above < 0) {
            return null;
        }
        if (q.signum() < 0 || q.compareTo(BigDecimal.ONE) > 0) {
            return null;
        }
        Histogram parsed = Histogram.parse(histogram);
        return parsed == null ? null : parsed.quantile(q, above);
    }
}
