package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.StetTopology;
import dev.stet.metrics.Clustered;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stet.statistics.clusters}: its default, what it takes, and what it does. */
final class ClustersOptionTest {

    @Test
    void countsByBucketWhereTold() {
        assertThat(new StetTopology(of(64)).rollup().clustered())
                .containsOnlyKeys(Clustered.indices().keySet());
    }

    @Test
    void countsNothingByBucketUnlessTold() {
        assertThat(StetConfig.defaults().clusters()).isZero();
        assertThat(new StetTopology(StetConfig.defaults()).rollup().clustered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 32, 65, 128})
    void takesNoOtherNumber(int clusters) {
        assertThatThrownBy(() -> of(clusters))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stet.statistics.clusters")
                .hasMessageContaining("must be 0 or 64, was " + clusters);
    }

    private static StetConfig of(int clusters) {
        return StetConfig.from(new Configuration().set(StetOptions.CLUSTERS, clusters));
    }
}
