package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HistogramPsiTest {

    private static final String TEN =
            "0:10 64:10 128:10 192:10 256:10 320:10 384:10 448:10 512:10 576:10";

    private static @Nullable Double psi(@Nullable String baseline, @Nullable String histogram) {
        return new HistogramPsi().eval(baseline, histogram);
    }

    @Test
    void isZeroForTheSameShares() {
        assertThat(psi(TEN, TEN)).isZero();
        assertThat(psi(TEN, TEN.replace(":10", ":3"))).isCloseTo(0.0, within(1e-12));
    }

    /** (0.2 - 0.1) ln(0.2 / 0.1), and 0.005 for the bin without a number. */
    @Test
    void addsUpTheBins() {
        String moved = TEN.replace("64:10 ", "").replaceFirst("^0:10", "0:20");
        double expected = 0.1 * Math.log(2) + (0.005 - 0.1) * Math.log(0.005 / 0.1);
        assertThat(psi(TEN, moved)).isCloseTo(expected, within(1e-12));
    }

    /**
     * Five of a kind have one decile in five; what lies between two deciles is in the later bin.
     */
    @Test
    void takesTheDecilesOfTheBaselineForBins() {
        assertThat(psi("10:50 20:50", "10:50 15:25 20:25")).isZero();
        assertThat(psi("10:50 20:50", "10:25 20:75"))
                .isCloseTo(-0.25 * Math.log(0.5) + 0.25 * Math.log(1.5), within(1e-12));
    }

    @Test
    void isNullWithoutNumbers() {
        assertThat(psi(TEN, "")).isNull();
        assertThat(psi("", TEN)).isNull();
        assertThat(psi(null, TEN)).isNull();
        assertThat(psi(TEN, "ten")).isNull();
    }

    @Test
    void countsNumbers() {
        assertThat(new HistogramCount().eval(TEN)).isEqualTo(100);
        assertThat(new HistogramCount().eval("zero:3 -1:2")).isEqualTo(5);
        assertThat(new HistogramCount().eval("")).isZero();
        assertThat(new HistogramCount().eval("ten")).isNull();
        assertThat(new HistogramCount().eval(null)).isNull();
    }
}
