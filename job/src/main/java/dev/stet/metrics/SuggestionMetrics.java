package dev.stet.metrics;

import static dev.stet.metrics.Formula.bound;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Formula.sum;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.Goal.neither;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Section.OUTCOME;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.List;

/** The metrics of {@code suggestion_kpi}. */
final class SuggestionMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.SUGGESTION,
                    "Are suggestions accepted, and are they still there 30, 120, 300 and 600 s"
                            + " later?",
                    "Counts and rates of suggestions, by the window in which they were first shown",
                    "counts of suggestions and of characters (code points)",
                    "a cohort is what was first shown in the window; a provisional row counts an"
                        + " accepted suggestion as still there until an event says otherwise, and"
                        + " leaves ignored NULL",
                    ViewColumn.whenFinal(
                            "ignored",
                            "rejected",
                            "shown - accepted - rejected",
                            "with neither of them; NULL until the row is final"));

    private static final Place OUTCOME_DAILY = daily(OUTCOME, Place.Layer.OUTCOME);
    private static final Place OUTCOME_WEEKLY = weekly(OUTCOME, Place.Layer.OUTCOME);

    private SuggestionMetrics() {}

    static List<Metric> all() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(
                metric(
                        "acceptance_rate",
                        proportion("accepted", "shown"),
                        more("persistence_rate_600s"),
                        daily(OUTCOME, ENGAGEMENT),
                        "How many of the suggestions shown were accepted?",
                        "Whether what was accepted is kept, or was any good."));
        for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
            addPersistence(metrics, seconds + "s", seconds + " s");
            addRest(metrics, seconds + "s", seconds + " s");
        }
        metrics.add(
                new Metric(
                        "adopted_chars",
                        View.SUGGESTION,
                        sum("retained_chars_600s"),
                        Unit.CHARACTERS,
                        more("edited_rate"),
                        OUTCOME_WEEKLY,
                        Levels.NONE,
                        "How many accepted characters were still there 600 s after the accept?",
                        "Whether they are worth anything: more suggestions make more of them."));
        return metrics;
    }

    private static void addPersistence(List<Metric> metrics, String x, String time) {
        metrics.add(
                metric(
                        "persistence_rate_" + x,
                        proportion("present_" + x, "observed_" + x),
                        more("acceptance_rate"),
                        OUTCOME_DAILY,
                        "How many of the observed accepts were still there after %s?"
                                .formatted(time),
                        "How much of each is left, and what became of those not observed."));
        metrics.add(
                metric(
                        "unchanged_rate_" + x,
                        proportion("unchanged_" + x, "observed_" + x),
                        more("acceptance_rate"),
                        OUTCOME_WEEKLY,
                        "How many of the observed accepts had not one character changed after %s?"
                                .formatted(time),
                        "Whether anybody looked: what is never edited is unchanged, too."));
        metrics.add(
                metric(
                        "mostly_unchanged_rate_" + x,
                        proportion("mostly_unchanged_" + x, "observed_" + x),
                        more("acceptance_rate"),
                        OUTCOME_WEEKLY,
                        "How many of the observed accepts had less than a third changed after %s?"
                                .formatted(time),
                        "Which third: one changed word can turn the meaning."));
        metrics.add(
                metric(
                        "kept_rate_" + x,
                        proportion("present_" + x, "shown"),
                        more("latency_p95_ms"),
                        OUTCOME_DAILY,
                        "How many of the suggestions shown were accepted and still there after %s?"
                                .formatted(time),
                        "Whether the rest was rejected, ignored, removed, or not observed."));
    }

    private static void addRest(List<Metric> metrics, String x, String time) {
        metrics.add(
                new Metric(
                        "char_persistence_" + x,
                        View.SUGGESTION,
                        ratio("retained_chars_" + x, "observed_chars_" + x),
                        Unit.RATIO,
                        more("persistence_rate_" + x),
                        OUTCOME_WEEKLY,
                        Levels.NONE,
                        "How much of the accepted text was still there after %s, by characters?"
                                .formatted(time),
                        "How many suggestions it is of: a long one counts more. It is no"
                                + " proportion, for edits may report more than was accepted."));
        metrics.add(
                metric(
                        "persistence_rate_" + x + "_if_gone",
                        bound("present_" + x, "observed_" + x + " + unobserved_" + x),
                        neither("persistence_rate_" + x),
                        OUTCOME_WEEKLY,
                        "How many accepts were still there after %s, if all that was not observed is gone?"
                                .formatted(time),
                        "The rate itself: this is the least that it can be."));
        metrics.add(
                metric(
                        "persistence_rate_" + x + "_if_kept",
                        bound(
                                "present_" + x + " + unobserved_" + x,
                                "observed_" + x + " + unobserved_" + x),
                        neither("persistence_rate_" + x),
                        OUTCOME_WEEKLY,
                        "How many accepts were still there after %s, if all that was not observed is there?"
                                .formatted(time),
                        "The rate itself: this is the most that it can be."));
    }

    private static Metric metric(
            String id, Formula formula, Goal goal, Place place, String question, String caveat) {
        return new Metric(
                id,
                View.SUGGESTION,
                formula,
                Unit.SHARE,
                goal,
                place,
                Levels.NONE,
                question,
                caveat);
    }
}
