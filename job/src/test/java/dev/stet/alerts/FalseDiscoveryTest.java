package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class FalseDiscoveryTest {

    /** The example of Benjamini and Hochberg (1995), section 3.2: four of fifteen are rejected. */
    @Test
    void asInThePaper() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0000
        };
        assertThat(FalseDiscovery.threshold(p, 15, 0.05)).isCloseTo(0.05 * 4 / 15, within(4e-3));
        assertThat(FalseDiscovery.threshold(p, 15, 0.05)).isBetween(0.0095, 0.0200);
    }

    @Test
    void whereNothingIsMoreThanChanceNothingPasses() {
        assertThat(FalseDiscovery.threshold(new double[] {0.04, 0.5}, 2, 0.05)).isEqualTo(0.025);
        assertThat(FalseDiscovery.threshold(new double[0], 0, 0.05)).isEqualTo(0.05);
    }
}
