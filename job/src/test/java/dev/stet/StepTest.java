package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.lifecycle.families.Families;
import dev.stet.state.CacheSize;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@link StepState} says which steps are keyed; a test holds it against the dataflow. */
final class StepTest {

    private static final int ALL =
            StepState.ALL.stream()
                    .filter(StepTest::isKeyed)
                    .mapToInt(state -> state.step().cacheWeight())
                    .sum();

    @ParameterizedTest
    @FieldSource("dev.stet.StepState#ALL")
    void everyKeyedStepHasItsShareOfTheHeap(StepState state) {
        assertThat(state.step().cacheWeight() > 0)
                .as("%s is keyed, and declares a weight unless it acts seldom", state.step())
                .isEqualTo(
                        isKeyed(state)
                                && state.step() != Step.ALERTS
                                && state.step() != Step.REVIEW_SAMPLE);
    }

    @ParameterizedTest
    @FieldSource("dev.stet.StepState#ALL")
    void theSharesTogetherAreOne(StepState state) {
        assertThat(state.step().cache(CacheSize.OF_HEAP, Families.ALL))
                .isEqualTo(new CacheSize(0, state.step().cacheWeight(), ALL));
    }

    @Test
    void familiesThatAreOffLeaveTheirShareToTheOthers() {
        CacheSize alone = Step.SUGGESTIONS.cache(CacheSize.OF_HEAP, List.of());

        int hot =
                Step.SUGGESTIONS.cacheWeight()
                        + Step.QUESTIONS.cacheWeight()
                        + Step.KPI_ROWS.cacheWeight();
        assertThat(alone).isEqualTo(new CacheSize(0, Step.SUGGESTIONS.cacheWeight(), hot));
    }

    private static boolean isKeyed(StepState state) {
        return !state.key().equals(StepState.NOT_KEYED);
    }
}
