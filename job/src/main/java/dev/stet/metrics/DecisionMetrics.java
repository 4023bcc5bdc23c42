package dev.stet.metrics;

import static dev.stet.contract.EventType.DECISION_MADE;
import static dev.stet.contract.EventType.DECISION_OVERRIDDEN;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.NeededEvent.event;

import dev.stet.contract.View;
import java.util.List;

/** The metrics of {@code decision_kpi}. */
final class DecisionMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.DECISION,
                    "Which decisions do people override, and did low confidence predict it?",
                    "Counts and rates of decisions, by the window in which they were made",
                    "counts of decisions",
                    "a decision is a field of a task; an override counts within 7 days after the"
                            + " decision");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.DECISION, event(DECISION_MADE))
                    .column("decisions")
                    .column(
                            "overridden low_confidence_overridden",
                            event(DECISION_OVERRIDDEN, "field"))
                    .column(
                            "low_confidence low_confidence_overridden",
                            event(DECISION_MADE, "confidence"));

    private DecisionMetrics() {}

    static List<Metric> all() {
        return List.of(
                rate(
                        "decision_override_rate",
                        "overridden",
                        "decisions",
                        "low_confidence_override_rate",
                        "How many decisions did a person override within 7 days?",
                        "Whether the others were right, or nobody looked at them."),
                rate(
                        "low_confidence_override_rate",
                        "low_confidence_overridden",
                        "low_confidence",
                        "decision_override_rate",
                        "How many decisions with a confidence below 0.5 did a person override?",
                        "Whether the confidence of the others can be trusted."));
    }

    private static Metric rate(
            String id,
            String numerator,
            String denominator,
            String counter,
            String question,
            String caveat) {
        return new Metric(
                id,
                View.DECISION,
                proportion(numerator, denominator),
                Unit.SHARE,
                less(counter),
                Place.weekly(Place.Section.TRUST, Place.Layer.OUTCOME),
                Levels.NONE,
                question,
                caveat);
    }
}
