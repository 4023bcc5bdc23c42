package dev.stet.udf;

import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code HISTOGRAM_COUNT(histogram STRING) -> BIGINT}: how many numbers a histogram holds.
 *
 * <p><b>Units</b> a column {@code <name>_histogram} in, a count out. <b>Null</b> out if the
 * argument is null or no histogram; 0 for an empty one. <b>Errors</b> none, as of {@link
 * WilsonLower}. <b>Source</b> {@link Histogram}.
 */
public final class HistogramCount extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    public @Nullable Long eval(@Nullable String histogram) {
        Histogram parsed = histogram == null ? null : Histogram.parse(histogram);
        return parsed == null ? null : Long.valueOf(parsed.count());
    }
}
