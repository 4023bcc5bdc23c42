package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code HISTOGRAM_MERGE(histogram STRING) -> STRING}: the histogram of all numbers in the group's
 * histograms, for quantiles over several windows or segments.
 *
 * <p><b>Units</b> columns {@code <name>_histogram} in, the same form out. <b>Null</b> nulls are
 * passed over, as SQL aggregates do; null out for a group of nothing else, and for one that holds a
 * text which is no histogram: a quantile without it would be wrong and not say so. <b>Errors</b>
 * none; counts add up and subtract, so rows can be retracted. <b>Source</b> {@link Histogram}.
 */
public final class HistogramMerge extends AggregateFunction<String, HistogramMerge.Accumulator> {

    private static final long serialVersionUID = 1L;

    /**
     * What was merged so far. In memory a histogram, so that a row costs no more than its own
     * buckets; the text is made when Flink asks for it.
     */
    public static final class Accumulator {

        private transient @Nullable Histogram merged;

        private String text = "";
        private long histograms;
        private long corrupt;

        /** Of a task that only retracted, counts are negative until they are merged. */
        public String getText() {
            if (merged != null) {
                text = merged.text();
            }
            return text;
        }

        /** For Flink: what {@link #getText} gave. */
        public void setText(String text) {
            this.text = text;
            merged = null;
        }

        /** How many rows were no null. */
        public long getHistograms() {
            return histograms;
        }

        /** For Flink: what {@link #getHistograms} gave. */
        public void setHistograms(long histograms) {
            this.histograms = histograms;
        }

        /** How many of them held a text that is no histogram. */
        public long getCorrupt() {
            return corrupt;
        }

        /** For Flink: what {@link #getCorrupt} gave. */
        public void setCorrupt(long corrupt) {
            this.corrupt = corrupt;
        }

        private void count(String histogram, int rows) {
            histograms += rows;
            Histogram parsed = Histogram.parse(histogram);
            if (parsed == null) {
                corrupt += rows;
            } else if (rows > 0) {
                merged().add(parsed);
            } else {
                merged().subtract(parsed);
            }
        }

        private Histogram merged() {
            Histogram known = merged;
            if (known == null) {
                known = new Histogram();
                Histogram before = Histogram.parse(text);
                if (before != null) {
                    known.add(before);
                }
                merged = known;
            }
            return known;
        }
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Adds one row. */
    public void accumulate(Accumulator accumulator, @Nullable String histogram) {
        if (histogram != null) {
            accumulator.count(histogram, 1);
        }
    }

    /** Takes one row back. */
    public void retract(Accumulator accumulator, @Nullable String histogram) {
        if (histogram != null) {
            accumulator.count(histogram, -1);
        }
    }

    /** Adds what other tasks have merged. */
    public void merge(Accumulator accumulator, Iterable<Accumulator> others) {
        for (Accumulator other : others) {
            accumulator.merged().add(other.merged());
            accumulator.histograms += other.histograms;
            accumulator.corrupt += other.corrupt;
        }
    }

    /** Forgets the group, so that its accumulator serves the next one. */
    public void resetAccumulator(Accumulator accumulator) {
        accumulator.setText("");
        accumulator.histograms = 0;
        accumulator.corrupt = 0;
    }

    @Override
    @DataTypeHint("STRING")
    public @Nullable String getValue(Accumulator accumulator) {
        return accumulator.histograms == 0 || accumulator.corrupt != 0
                ? null
                : accumulator.getText();
    }
}
