package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code HISTOGRAM_PSI(baseline STRING, histogram STRING) -> DOUBLE}: the population stability
 * index, how far the numbers of a histogram have drifted from those of a baseline. In practice less
 * than 0.1 is no change, and more than 0.25 a great one.
 *
 * <p><b>Units</b> columns {@code <name>_histogram} in, 0 or more out. <b>Null</b> out if an
 * argument is null, empty or no histogram. <b>Errors</b> none, as of {@link WilsonLower}.
 * <b>Source</b> {@link Histogram#stability}; Siddiqi, Credit Risk Scorecards, 2006. The bins are
 * the baseline's deciles; an empty one counts as half a number.
 */
public final class HistogramPsi extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(@Nullable String baseline, @Nullable String histogram) {
        Histogram expected = baseline == null ? null : Histogram.parse(baseline);
        Histogram actual = histogram == null ? null : Histogram.parse(histogram);
        return expected == null || actual == null ? null : expected.stability(actual);
    }
}
