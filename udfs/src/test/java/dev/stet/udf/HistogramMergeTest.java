package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HistogramMergeTest {

    private static final HistogramMerge FUNCTION = new HistogramMerge();

    private static @Nullable String merged(@Nullable String... histograms) {
        HistogramMerge.Accumulator accumulator = FUNCTION.createAccumulator();
        for (String histogram : histograms) {
            FUNCTION.accumulate(accumulator, histogram);
        }
        return FUNCTION.getValue(accumulator);
    }

    @Test
    void addsTheCountsOfEqualBuckets() {
        assertThat(merged("zero:3 -1:2 412:10", "-1:5 63:1", "", "zero:1"))
                .isEqualTo("zero:4 -1:7 63:1 412:10");
    }

    @Test
    void passesOverNullsAndIsNullForNothingElse() {
        assertThat(merged()).isNull();
        assertThat(merged(null, null)).isNull();
        assertThat(merged(null, "7:1", null)).isEqualTo("7:1");
        assertThat(merged("")).isEmpty();
    }

    @Test
    void oneCorruptHistogramMakesTheGroupNullUntilItIsRetracted() {
        HistogramMerge.Accumulator accumulator = FUNCTION.createAccumulator();
        FUNCTION.accumulate(accumulator, "7:1");
        FUNCTION.accumulate(accumulator, "seven:1");
        assertThat(FUNCTION.getValue(accumulator)).isNull();
        FUNCTION.retract(accumulator, "seven:1");
        assertThat(FUNCTION.getValue(accumulator)).isEqualTo("7:1");
    }

    @Test
    void beginsAnew() {
        HistogramMerge.Accumulator accumulator = FUNCTION.createAccumulator();
        FUNCTION.accumulate(accumulator, "7:1");
        FUNCTION.accumulate(accumulator, "seven:1");
        FUNCTION.resetAccumulator(accumulator);
        assertThat(FUNCTION.getValue(accumulator)).isNull();
        FUNCTION.accumulate(accumulator, "8:1");
        assertThat(FUNCTION.getValue(accumulator)).isEqualTo("8:1");
    }

    /** In any order and grouping, with rows that are taken back, also before they are added. */
    @Test
    void agreesWithTheSlowDefinition() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Map<Integer, Integer>> rows = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                rows.add(histogram(random));
            }
            Map<Integer, Integer> gone = histogram(random);
            HistogramMerge.Accumulator left = FUNCTION.createAccumulator();
            HistogramMerge.Accumulator right = FUNCTION.createAccumulator();
            Collections.shuffle(rows, random);
            FUNCTION.retract(left, text(gone));
            for (Map<Integer, Integer> row : rows) {
                FUNCTION.accumulate(random.nextBoolean() ? left : right, text(row));
            }
            FUNCTION.accumulate(right, text(gone));
            FUNCTION.merge(left, Arrays.asList(restored(right), FUNCTION.createAccumulator()));

            assertThat(FUNCTION.getValue(restored(left)))
                    .as("seed %d", seed)
                    .isEqualTo(text(slow(rows)));
        }
    }

    /** As Flink reads an accumulator back from state. */
    private static HistogramMerge.Accumulator restored(HistogramMerge.Accumulator accumulator) {
        HistogramMerge.Accumulator restored = new HistogramMerge.Accumulator();
        restored.setText(accumulator.getText());
        restored.setHistograms(accumulator.getHistograms());
        restored.setCorrupt(accumulator.getCorrupt());
        return restored;
    }

    private static Map<Integer, Integer> histogram(Random random) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            counts.put(random.nextInt(-2, 6), 1 + random.nextInt(9));
        }
        return counts;
    }

    private static Map<Integer, Integer> slow(List<Map<Integer, Integer>> rows) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int bucket = -2; bucket < 6; bucket++) {
            int count = 0;
            for (Map<Integer, Integer> row : rows) {
                count += row.getOrDefault(bucket, 0);
            }
            if (count > 0) {
                counts.put(bucket, count);
            }
        }
        return counts;
    }

    private static String text(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> (each.getKey() == -2 ? "zero" : each.getKey()) + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
