package dev.stet.metrics;

import static dev.stet.contract.EventType.COST_RECORDED;
import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.metrics.NeededEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NeedTest {

    @Test
    void tellsEventsOfOneTypeTogether() {
        Need cost =
                Need.of(
                        event(COST_RECORDED, "task_id"),
                        event(GENERATION_COMPLETED, "task_id", "cost_usd"),
                        event(GENERATION_COMPLETED, "task_id").asPriced());
        assertThat(cost.text())
                .isEqualTo(
                        "cost.recorded with task_id or generation.completed with task_id, cost_usd"
                                + " or a model in the price table");
        assertThat(Need.of(event(FEEDBACK_GIVEN).is(Value.KIND, "thumb").with("value")).text())
                .isEqualTo("feedback.given with kind thumb, value");
        assertThat(Need.of(event(COST_RECORDED), event(COST_RECORDED, "task_id")).text())
                .as("any will do")
                .isEqualTo("cost.recorded");
    }

    @Test
    void impliesWhatIsLess() {
        Need any = Need.of(event(COST_RECORDED), event(GENERATION_COMPLETED));
        Need ofTask = Need.of(event(COST_RECORDED, "task_id"));
        assertThat(ofTask.implies(any)).isTrue();
        assertThat(any.implies(ofTask)).isFalse();
        assertThat(any.implies(any)).isTrue();
    }

    @Test
    void anUnknownNameIsNoneThatAFieldCanHold() {
        assertThatThrownBy(() -> event(FEEDBACK_GIVEN).is(Value.KIND, "smile"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What a column needs is told once, whichever metric is made of it. */
    @Test
    void aMetricNeedsWhatItsColumnsNeed() {
        ViewNeeds needs =
                ViewNeeds.of(View.TASK, event(COST_RECORDED))
                        .column("a_Xs")
                        .column("b c", event(COST_RECORDED, "task_id"))
                        .column("c", event(FEEDBACK_GIVEN));

        assertThat(needs.of(ratio("b - c", "a_30s")))
                .extracting(Need::text)
                .containsExactly("cost.recorded with task_id", "feedback.given");
        assertThat(needs.trials(ratio("b", "a_600s")))
                .extracting(Need::text)
                .containsExactly("cost.recorded");
        assertThatThrownBy(() -> needs.of(ratio("b", "d")))
                .hasMessage("m: nothing says which events d needs");
    }

    private static Metric ratio(String numerator, String denominator) {
        return new Metric(
                "m",
                View.TASK,
                Formula.ratio(numerator, denominator),
                Unit.RATIO,
                Goal.more("n"),
                new Place(
                        Place.Section.OUTCOME,
                        Place.Layer.OUTCOME,
                        Place.Cadence.DAILY,
                        List.of(),
                        false),
                Levels.NONE,
                "?",
                ".");
    }
}
