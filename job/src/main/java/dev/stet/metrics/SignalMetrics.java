package dev.stet.metrics;

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
