package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against values of R: {@code pbinom}, {@code pnorm}, {@code pt}, {@code pchisq}. */
final class ChanceTest {

    @Test
    void ofHits() {
        assertThat(Chance.ofAtLeast(8, 10, 0.5)).isCloseTo(0.0546875, within(1e-12));
        assertThat(Chance.ofAtLeast(0, 10, 0.5)).isEqualTo(1);
        assertThat(Chance.ofAtMost(2, 10, 0.5)).isCloseTo(0.0546875, within(1e-12));
        assertThat(Chance.ofAtMost(2.4, 10.9, 0.5))
                .as("rounded to what is likelier")
                .isCloseTo(0.171875, within(1e-12));
        assertThat(Chance.ofAtLeast(1_001_000, 2e6, 0.5)).isCloseTo(0.0787, within(1e-3));
    }

    @Test
    void ofDifferences() {
        assertThat(Chance.ofDifference(1.959964, Double.POSITIVE_INFINITY))
                .isCloseTo(0.025, within(1e-6));
        assertThat(Chance.ofDifference(2.085963, 20)).isCloseTo(0.025, within(1e-6));
        assertThat(Chance.ofDifference(Double.NaN, 20)).isEqualTo(1);
    }

    @Test
    void ofSquares() {
        assertThat(Chance.ofSquares(16.918978, 9)).isCloseTo(0.05, within(1e-6));
    }
}
