package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusteredIntervalTest {

    private final ClusteredLow low = new ClusteredLow();
    private final ClusteredHigh high = new ClusteredHigh();
    private final DesignEffect effect = new DesignEffect();
    private final IntervalBasis basis = new IntervalBasis();
    private final WilsonLower wilsonLow = new WilsonLower();
    private final WilsonUpper wilsonHigh = new WilsonUpper();

    /** Twenty buckets of 10 events each, half of them with all, half with none: 10 times. */
    @Test
    void countsUsersWhereAllEventsOfAUserAreAlike() {
        long[] numerators = new long[20];
        long[] denominators = new long[20];
        Arrays.setAll(numerators, bucket -> bucket % 2 == 0 ? 10 : 0);
        Arrays.fill(denominators, 10);
        byte[] n = Buckets.of(numerators);
        byte[] d = Buckets.of(denominators);

        // Leaving one of 20 out moves 0.5 by 0.5 / 19: the variance is 20 (0.5 / 19)², where that
        // of 200 independent events is 0.25 / 200.
        double expected = 20 * Math.pow(0.5 / 19, 2) / (0.25 / 200);
        assertThat(effect.eval(n, d)).isCloseTo(expected, within(1e-12));
        // Student's t of 19 degrees of freedom (R: qt(0.975, 19)), for a sample of no excess.
        double factor = expected * Math.pow(2.093024054408263 / 1.959963984540054, 2);
        double part = (1 - 1 / factor) / 2;
        assertThat(low.eval(n, d))
                .isCloseTo(Wilson.lower(100 / factor - part, 200 / factor), within(1e-9));
        assertThat(high.eval(n, d))
                .isCloseTo(Wilson.upper(100 / factor + part, 200 / factor), within(1e-9));
        assertThat(basis.eval(n, d)).isEqualTo("clustered");
    }

    /** Buckets that are more alike than by chance do not narrow the interval. */
    @Test
    void isNeverNarrowerThanWilson() {
        long[] numerators = new long[64];
        long[] denominators = new long[64];
        Arrays.setAll(numerators, bucket -> bucket % 2 == 0 ? 4 : 5);
        Arrays.fill(denominators, 10);
        byte[] n = Buckets.of(numerators);
        byte[] d = Buckets.of(denominators);

        assertThat(effect.eval(n, d)).isLessThan(0.2);
        assertThat(low.eval(n, d)).isEqualTo(wilsonLow.eval(288L, 640L));
        assertThat(high.eval(n, d)).isEqualTo(wilsonHigh.eval(288L, 640L));
    }

    @Test
    void takesEventsForIndependentWhereBucketsSayNothing() {
        byte[] few = Buckets.of(9, 0, 9, 0, 9, 0, 9, 0, 9);
        byte[] all = Buckets.of(9, 9, 9, 9, 9, 9, 9, 9, 9);
        assertThat(low.eval(few, all)).isEqualTo(wilsonLow.eval(45L, 81L));
        assertThat(high.eval(few, all)).isEqualTo(wilsonHigh.eval(45L, 81L));
        assertThat(basis.eval(few, all)).isEqualTo("independent");
        assertThat(effect.eval(few, all)).isNull();

        long[] tens = new long[64];
        Arrays.fill(tens, 10);
        byte[] many = Buckets.of(tens);
        assertThat(low.eval(Buckets.of(), many)).isEqualTo(0.0);
        assertThat(high.eval(Buckets.of(), many)).isEqualTo(wilsonHigh.eval(0L, 640L));
        assertThat(low.eval(many, many)).isEqualTo(wilsonLow.eval(640L, 640L));
        assertThat(basis.eval(many, many)).isEqualTo("independent");
        assertThat(effect.eval(many, many)).isNull();
    }

    /** 1 of 3 and 7 of 30 in each bucket: what differs is rounding, exactly 0 or about 1e-35. */
    @ParameterizedTest
    @CsvSource({"1, 3", "7, 30", "1, 2", "311, 1009"})
    void knowsBucketsThatAreAlike(long numerator, long denominator) {
        long[] numerators = new long[64];
        long[] denominators = new long[64];
        Arrays.setAll(numerators, bucket -> numerator * (bucket + 1));
        Arrays.setAll(denominators, bucket -> denominator * (bucket + 1));
        byte[] n = Buckets.of(numerators);
        byte[] d = Buckets.of(denominators);

        assertThat(effect.eval(n, d)).isNull();
        assertThat(basis.eval(n, d)).isEqualTo("independent");
        assertThat(low.eval(n, d))
                .isEqualTo(wilsonLow.eval(2_080 * numerator, 2_080 * denominator));
    }

    @Test
    void isNullWhereThereIsNoProportion() {
        byte[] one = Buckets.of(1);
        assertThat(low.eval(null, one)).isNull();
        assertThat(high.eval(one, null)).isNull();
        assertThat(low.eval(Buckets.of(2), one)).isNull();
        assertThat(low.eval(Buckets.of(-1), one)).isNull();
        assertThat(low.eval(Buckets.of(), Buckets.of())).isNull();
        assertThat(high.eval(new byte[] {9}, one)).isNull();
        assertThat(effect.eval(null, one)).isNull();
        assertThat(basis.eval(null, one)).isEqualTo("independent");
    }

    /** All at once what the others say one by one, of columns that are sums or are not. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void saysAtOnceWhatTheOthersSay(long seed) {
        Random random = new Random(seed);
        byte[][] columns = new byte[40][];
        for (int i = 2; i < columns.length; i++) {
            long[] sums = new long[random.nextInt(5, 65)];
            int most = i % 2 == 0 ? 9 : 90;
            Arrays.setAll(sums, bucket -> random.nextInt(most));
            columns[i] = Buckets.of(sums);
        }
        columns[0] = new byte[] {9};
        ClusteredInterval interval = new ClusteredInterval();
        Map<String, Integer> found = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] n = columns[random.nextInt(columns.length)];
            byte[] d = columns[random.nextInt(columns.length)];
            RowData row = interval.eval(n, d);
            Double expected = low.eval(n, d);
            found.merge(expected == null ? "none" : basis.eval(n, d), 1, Integer::sum);
            if (row == null || expected == null) {
                assertThat(row == null).as("seed %d", seed).isEqualTo(expected == null);
                continue;
            }
            assertThat(row.getDouble(0)).isBetween(row.getDouble(1), row.getDouble(2));
            assertThat(row.getDouble(1)).isEqualTo(expected);
            assertThat(row.getDouble(2)).isEqualTo(high.eval(n, d));
            assertThat(row.isNullAt(3) ? null : row.getDouble(3)).isEqualTo(effect.eval(n, d));
            assertThat(row.getString(4)).hasToString(basis.eval(n, d));
        }
        assertThat(found).containsOnlyKeys("clustered", "independent", "none");
    }

    /** The definition itself: every ratio without one bucket, computed anew. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithLeavingBucketsOut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            long[] denominators = new long[random.nextInt(10, 65)];
            long[] numerators = new long[denominators.length];
            for (int bucket = 0; bucket < numerators.length; bucket++) {
                denominators[bucket] = 1 + random.nextInt(50);
                numerators[bucket] = random.nextLong(denominators[bucket] + 1);
            }
            double n = Arrays.stream(numerators).sum();
            double d = Arrays.stream(denominators).sum();
            double variance = 0;
            for (int bucket = 0; bucket < numerators.length; bucket++) {
                double without = (n - numerators[bucket]) / (d - denominators[bucket]);
                variance += Math.pow(without - n / d, 2);
            }
            ClusteredRatio ratio =
                    Objects.requireNonNull(
                            ClusteredRatio.of(Buckets.of(numerators), Buckets.of(denominators)));
            assertThat(ratio.variance()).as("seed %d", seed).isCloseTo(variance, within(1e-12));
            assertThat(ratio.t()).isBetween(1.95, 2.777);
        }
    }

    /** SciPy: skew and kurtosis with bias=False, then t.ppf(0.975, 2 / (2 / 16 + skew² / 17)). */
    @Test
    void widensWhereBucketsAreSkewed() {
        double[] skewed = new double[17];
        Arrays.setAll(skewed, bucket -> bucket < 12 ? -1 : bucket < 15 ? 2 : 3);

        assertThat(ClusteredRatio.t(skewed, 17)).isCloseTo(2.2222282317969415, within(1e-9));
    }

    @Test
    void knowsStudentsT() {
        for (double freedom = 4; freedom <= 63; freedom += 0.1) {
            assertThat(ClusteredRatio.studentsT(freedom))
                    .isCloseTo(
                            TDistribution.of(freedom).inverseCumulativeProbability(0.975),
                            within(1e-9));
        }
    }

    /** One heavy user: the variance itself is hardly known. */
    @Test
    void widensWhereFewBucketsDecide() {
        double[] alike = new double[64];
        Arrays.setAll(alike, bucket -> bucket % 2 == 0 ? 1 : -1);
        double[] oneHeavy = new double[64];
        Arrays.setAll(oneHeavy, bucket -> bucket == 0 ? 100 : bucket % 2 == 0 ? 1 : -1);

        // R: qt(0.975, 63) and qt(0.975, 4)
        assertThat(ClusteredRatio.t(alike, 64)).isCloseTo(1.998341, within(1e-6));
        assertThat(ClusteredRatio.t(oneHeavy, 64)).isCloseTo(2.776445, within(1e-6));
    }
}
