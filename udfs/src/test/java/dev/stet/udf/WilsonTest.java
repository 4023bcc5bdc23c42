package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WilsonTest {

    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private final WilsonLower lower = new WilsonLower();
    private final WilsonUpper upper = new WilsonUpper();

    /**
     * R. G. Newcombe, Statistics in Medicine 17, 1998, pp. 857-872, table I, method 3; the last two
     * by hand.
     */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "1, 2, 0.0945, 0.9055",
        "50, 100, 0.4038, 0.5962"
    })
    void agreesWithPublishedIntervals(long positives, long total, double low, double high) {
        assertThat(lower.eval(positives, total)).isCloseTo(low, within(5e-5));
        assertThat(upper.eval(positives, total)).isCloseTo(high, within(5e-5));
    }

    /** statsmodels, stats/tests/results/results_proportion.py, whose values are from R's binom. */
    @ParameterizedTest
    @CsvSource({"18, 20, 0.698966, 0.972134", "4, 20, 0.080658, 0.416017"})
    void agreesWithStatsmodels(long positives, long total, double low, double high) {
        assertThat(lower.eval(positives, total)).isCloseTo(low, within(5e-7));
        assertThat(upper.eval(positives, total)).isCloseTo(high, within(5e-7));
    }

    @Test
    void agreesWithStatsmodelsOnFewOfMany() {
        assertThat(lower.eval(4L, 200L)).isCloseTo(0.007804, within(5e-7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 10, 1_000, 999_999_937, 1L << 53, Long.MAX_VALUE})
    void boundsAreExactAtNoneAndAtAll(long total) {
        assertThat(lower.eval(0L, total)).isEqualTo(0.0);
        assertThat(upper.eval(total, total)).isEqualTo(1.0);
        assertThat(lower.eval(total, total)).isStrictlyBetween(0.0, Math.nextUp(1.0));
        assertThat(upper.eval(0L, total)).isStrictlyBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheClosedFormInFiftyDigits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long total = 1 + random.nextLong(1L << (1 + random.nextInt(45)));
            long positives = random.nextLong(total + 1) >> random.nextInt(8);
            double low = closedForm(positives, total, -1);
            double high = closedForm(positives, total, 1);
            assertThat(lower.eval(positives, total))
                    .as("lower end of %d of %d, seed %d", positives, total, seed)
                    .isCloseTo(low, closeTo(low))
                    .isBetween(0.0, (double) positives / total);
            assertThat(upper.eval(positives, total))
                    .as("upper end of %d of %d, seed %d", positives, total, seed)
                    .isCloseTo(high, closeTo(high))
                    .isBetween((double) positives / total, 1.0);
        }
    }

    /** A relative 1e-13; where the fifty digits cancel to nothing, they are not exact either. */
    private static Offset<Double> closeTo(double expected) {
        return within(Math.abs(expected) * 1e-13 + 1e-40);
    }

    /** p + z²/2n ± z √(p (1 − p) / n + z²/4n²), over 1 + z²/n. */
    private static double closedForm(long positives, long total, int sign) {
        BigDecimal n = BigDecimal.valueOf(total);
        BigDecimal p = BigDecimal.valueOf(positives).divide(n, DIGITS);
        BigDecimal zSquaredOverN = Z.multiply(Z).divide(n, DIGITS);
        BigDecimal spread =
                p.multiply(BigDecimal.ONE.subtract(p))
                        .divide(n, DIGITS)
                        .add(zSquaredOverN.divide(n, DIGITS).divide(BigDecimal.valueOf(4)))
                        .sqrt(DIGITS)
                        .multiply(Z);
        return p.add(zSquaredOverN.divide(BigDecimal.valueOf(2), DIGITS))
                .add(spread.multiply(BigDecimal.valueOf(sign)))
                .divide(BigDecimal.ONE.add(zSquaredOverN), DIGITS)
                .doubleValue();
    }

    @ParameterizedTest
    @CsvSource({",", "1,", ",1", "0, 0", "1, 0", "3, 2", "-1, 2", "-2, -1"})
    void isNullWhereThereIsNoProportion(@Nullable Long positives, @Nullable Long total) {
        assertThat(lower.eval(positives, total)).isNull();
        assertThat(upper.eval(positives, total)).isNull();
    }

    @Test
    void narrowsAsCountsGrow() {
        assertThat(lower.eval(500L, 1_000L)).isGreaterThan(lower.eval(5L, 10L));
        assertThat(upper.eval(500L, 1_000L)).isLessThan(upper.eval(5L, 10L));
    }
}
