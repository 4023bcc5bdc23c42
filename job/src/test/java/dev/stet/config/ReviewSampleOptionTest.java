package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.SampleSizes;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stet.review-sample}: its defaults, what it takes, and what it is mapped to. */
final class ReviewSampleOptionTest {

    private static Configuration on() {
        return new Configuration().set(StetOptions.REVIEW_SAMPLE, true);
    }

    @Test
    void isOffUnlessTold() {
        assertThat(StetConfig.defaults().reviewSample()).isEmpty();
        Configuration sized = new Configuration().set(StetOptions.SAMPLED_RANDOM, 5);
        assertThat(StetConfig.from(sized).reviewSample()).isEmpty();
    }

    @Test
    void hasTheSizesOfPractice() {
        assertThat(StetConfig.from(on()).reviewSample()).contains(new SampleSizes(100, 30, 30, 30));
    }

    @Test
    void eachSizeHasAnOption() {
        Configuration sized =
                on().set(StetOptions.SAMPLED_RANDOM, 1)
                        .set(StetOptions.SAMPLED_LOW_RATED, 2)
                        .set(StetOptions.SAMPLED_LOW_CONFIDENCE, 0)
                        .set(StetOptions.SAMPLED_FLAGGED, 10_000);
        assertThat(StetConfig.from(sized).reviewSample())
                .contains(new SampleSizes(1, 2, 0, 10_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_001})
    void takesNoOtherSize(int size) {
        for (ConfigOption<Integer> option :
                List.of(
                        StetOptions.SAMPLED_RANDOM,
                        StetOptions.SAMPLED_LOW_RATED,
                        StetOptions.SAMPLED_LOW_CONFIDENCE,
                        StetOptions.SAMPLED_FLAGGED)) {
            assertThatThrownBy(() -> StetConfig.from(on().set(option, size)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(option.key())
                    .hasMessageContaining("must be from 0 to 10000, was " + size);
        }
    }
}
