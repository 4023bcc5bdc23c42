package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of weighted shares. */
final class WeightedTest {

    private final WilsonLower lower = new WilsonLower();
    private final WilsonUpper upper = new WilsonUpper();
    private final WilsonLowerWeighted weightedLower = new WilsonLowerWeighted();
    private final WilsonUpperWeighted weightedUpper = new WilsonUpperWeighted();
    private final PredictionPoweredRate rate = new PredictionPoweredRate();

    /** n things of weight w each: Σwx = w · positives, Σw = w · n, Σw² = w² · n. */
    @ParameterizedTest
    @CsvSource({"81, 263, 1", "81, 263, 20", "0, 20, 0.5", "29, 29, 3", "1, 2, 1000"})
    void ofEqualWeightsAreThoseOfCounts(long positives, long total, double w) {
        double squared = w * w * total;
        assertThat(weightedLower.eval(positives * w, total * w, squared))
                .isCloseTo(lower.eval(positives, total), within(1e-12));
        assertThat(weightedUpper.eval(positives * w, total * w, squared))
                .isCloseTo(upper.eval(positives, total), within(1e-12));
    }

    /** Weights 1, 1 and 2: (1 + 1 + 2)² / (1 + 1 + 4) = 16 / 6 things, half of them flagged. */
    @Test
    void unequalWeightsTellLess() {
        double n = 16.0 / 6;
        double z = 1.959963984540054;
        double spread = z * Math.sqrt(0.25 / n + z * z / (4 * n * n));
        double centre = 0.5 + z * z / (2 * n);

        assertThat(weightedLower.eval(2.0, 4.0, 6.0))
                .isCloseTo((centre - spread) / (1 + z * z / n), within(1e-12));
        assertThat(weightedUpper.eval(2.0, 4.0, 6.0))
                .isCloseTo((centre + spread) / (1 + z * z / n), within(1e-12));
    }

    @Test
    void areNullWhereThereIsNothingToTell() {
        for (Double[] sums :
                new Double[][] {
                    {null, 1.0, 1.0},
                    {1.0, null, 1.0},
                    {1.0, 1.0, null},
                    {0.0, 0.0, 0.0},
                    {2.0, 1.0, 1.0},
                    {-1.0, 1.0, 1.0},
                    {1.0, 1.0, 0.0}
                }) {
            assertThat(weightedLower.eval(sums[0], sums[1], sums[2])).isNull();
            assertThat(weightedUpper.eval(sums[0], sums[1], sums[2])).isNull();
        }
    }

    /**
     * 1,000 answers, 100 flagged by a machine; of 100 that a person judged, too, it flagged 10, the
     * person 14, and on 6 they differ: 0.1 + 0.14 − 0.1 = 0.14, and the root of 0.1 · 0.9 / 1000 +
     * (0.06 − 0.04²) / 100 = 0.000674.
     */
    @Test
    void correctsAMachineByPeople() {
        double half = 1.959964 * Math.sqrt(0.000674);
        assertThat(corrected(100.0, 6.0, 0)).isCloseTo(0.14, within(1e-12));
        assertThat(corrected(100.0, 6.0, -1.959964)).isCloseTo(0.14 - half, within(1e-12));
        assertThat(corrected(100.0, 6.0, 1.959964)).isCloseTo(0.14 + half, within(1e-12));
    }

    @Test
    void staysAShare() {
        assertThat(corrected(1_000.0, 6.0, 0)).isEqualTo(1.0);
        assertThat(corrected(1.0, 6.0, -1.959964)).isEqualTo(0.0);
    }

    @Test
    void hasNoIntervalWhereCountsContradictEachOther() {
        assertThat(corrected(0.0, 0.0, 1.959964)).isNull();
        assertThat(corrected(0.0, 0.0, 0)).isCloseTo(0.04, within(1e-12));
        assertThat(corrected(null, 6.0, 0)).isNull();
        assertThat(rate.eval(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0)).isNull();
        assertThat(rate.eval(0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)).isNull();
    }

    private @Nullable Double corrected(@Nullable Double flagged, Double disagreements, double z) {
        return rate.eval(flagged, 1_000.0, 1_000.0, 10.0, 14.0, disagreements, 100.0, 100.0, z);
    }
}
