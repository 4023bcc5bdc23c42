package dev.stet.metrics;

import static dev.stet.contract.EventType.ANSWER_REGENERATED;
import static dev.stet.contract.EventType.CONVERSATION_REOPENED;
import static dev.stet.contract.EventType.DECISION_OVERRIDDEN;
import static dev.stet.contract.EventType.ESCALATION_REQUESTED;
import static dev.stet.contract.EventType.FEATURE_INVOKED;
import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.HANDOFF_COMPLETED;
import static dev.stet.contract.EventType.OUTCOME_REVERSED;
import static dev.stet.contract.EventType.SAFETY_TRIGGERED;
import static dev.stet.contract.EventType.SUGGESTION_REJECTED;
import static dev.stet.metrics.NeededEvent.event;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import java.util.List;

/** The metrics of {@code signal_kpi}. */
final class SignalMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.SIGNAL,
                    "What went wrong, how often, and for which reason?",
                    "Counts of events that signal a problem or a use, by the window of the event",
                    "counts of events",
                    "an event counts at its own time, whatever its subject");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.SIGNAL)
                    .column("regenerations", event(ANSWER_REGENERATED))
                    .column("rejections", event(SUGGESTION_REJECTED))
                    .column("escalations", event(ESCALATION_REQUESTED))
                    .column("handoffs", event(HANDOFF_COMPLETED))
                    .column("reversals", event(OUTCOME_REVERSED))
                    .column("reports", event(FEEDBACK_GIVEN).is(Value.KIND, "report"))
                    .column("overrides", event(DECISION_OVERRIDDEN))
                    .column("reopens", event(CONVERSATION_REOPENED))
                    .column("filter_triggers", event(SAFETY_TRIGGERED))
                    .column("invocations", event(FEATURE_INVOKED));

    private SignalMetrics() {}

    static List<Metric> all() {
        return List.of(
                sum("regenerations", "were answers regenerated"),
                sum("rejections", "were suggestions rejected"),
                sum("escalations", "did somebody ask for a person"),
                sum("handoffs", "did a person take over a conversation"),
                sum("reversals", "was a success taken back"),
                sum("reports", "was an answer reported"),
                sum("overrides", "did a person override a decision"),
                sum("reopens", "was a closed conversation opened again"),
                sum("filter_triggers", "did a safety filter act"),
                sum("invocations", "was a feature invoked"));
    }

    private static Metric sum(String id, String what) {
        return new Metric(
                id,
                View.SIGNAL,
                Formula.sum(id),
                Unit.COUNT,
                Goal.neither("task_completion_rate"),
                Place.weekly(Place.Section.OPERATIONS, Place.Layer.OUTCOME),
                Levels.NONE,
                "How often %s?".formatted(what),
                "Of how many: more use makes more of everything.");
    }
}
