package dev.stet.metrics;

import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Measure;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.udf.ThetaSketches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * A KPI row of few numbers, and the value of one metric that a person computed of them.
 *
 * @param measures of the row by column, as the rollup holds them: whole numbers
 * @param values of its histograms by the name of the measure
 * @param histograms the same in buckets, as in the columns {@code <name>_histogram}
 * @param value in the unit of the metric
 * @param words how the value follows
 */
public record MetricExample(
        Metric metric,
        Map<String, Long> measures,
        Map<String, List<Long>> values,
        Map<String, String> histograms,
        BigDecimal value,
        String words) {

    /** A Sunday at the end of a month: once this day is final, so are its week and its month. */
    private static final Instant DAY = Instant.parse("2026-05-31T00:00:00Z");

    /** Greater than any count of an example, and no money of one. */
    private static final long OTHER = 1_000_003;

    private static final long STEP = 7_919;

    /** Users have to be put into a sketch, so that these are fewer. */
    private static final long OTHER_USERS = 1_009;

    private static final long OTHER_VALUE = 7;

    /**
     * A final day of the segment that the metric names. Whatever the example does not name is there
     * too, each with a number of its own, and histograms and sketches fit.
     */
    public KpiRow row() {
        View view = metric.view();
        long[] numbers = numbers(view.measures(), OTHER);
        long[] users = numbers(view.distinct(), OTHER_USERS);
        Sums sums = Sums.of(numbers, users);
        List<Measure> kept = view.histograms();
        for (int i = 0; i < kept.size(); i++) {
            long other = OTHER_VALUE * (i + 1);
            for (long each : values.getOrDefault(kept.get(i).column(), List.of(other))) {
                sums.histogramToAdd(i).add(ExponentialHistogram.bucket(each), 1);
            }
        }
        List<byte[]> sketches = new ArrayList<>();
        for (long each : users) {
            sketches.add(sketch(each));
        }
        long start = DAY.toEpochMilli();
        return new KpiRow(
                view,
                "examples",
                Grain.DAY,
                start,
                start + Grain.DAY.millis(),
                "metric",
                metric.id(),
                true,
                1,
                Long.MAX_VALUE,
                sums,
                sketches);
    }

    private long[] numbers(List<Measure> columns, long other) {
        long[] numbers = new long[columns.size()];
        Arrays.setAll(
                numbers, i -> measures.getOrDefault(columns.get(i).column(), other + STEP * i));
        return numbers;
    }

    private static byte[] sketch(long users) {
        UpdateSketch sketch =
                UpdateSketch.builder()
                        .setLogNominalEntries(ThetaSketches.LOG_NOMINAL_ENTRIES)
                        .build();
        LongStream.range(0, users).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }
}
