package dev.stet.metrics;

import static dev.stet.contract.EventType.ARTIFACT_CLOSED;
import static dev.stet.contract.EventType.CONTENT_EDITED;
import static dev.stet.contract.EventType.SUGGESTION_ACCEPTED;
import static dev.stet.contract.EventType.SUGGESTION_REJECTED;
import static dev.stet.contract.EventType.SUGGESTION_SHOWN;
import static dev.stet.metrics.Formula.bound;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Formula.sum;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.Goal.neither;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Layer.MODEL;
import static dev.stet.metrics.Place.Section.ECONOMICS;
import static dev.stet.metrics.Place.Section.OPERATIONS;
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
                    "counts of suggestions, of characters (code points) and of lines; histograms of"
                            + " seconds as bucket:count pairs, for SURVIVAL_AT",
                    "a cohort is what was first shown in the window; a provisional row counts an"
                        + " accepted suggestion as still there until an event says otherwise, and"
                        + " leaves ignored and the five parts of what was shown NULL",
                    ViewColumn.whenFinal(
                            "ignored",
                            "rejected",
                            "shown - accepted - rejected",
                            "with neither of them; NULL until the row is final"));

    private static final Place OUTCOME_DAILY = daily(OUTCOME, Place.Layer.OUTCOME);
    private static final Place OUTCOME_WEEKLY = weekly(OUTCOME, Place.Layer.OUTCOME);

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.SUGGESTION, event(SUGGESTION_SHOWN))
                    .column("shown auto_accepted")
                    .column(
                            "accepted ignored observed_Xs unobserved_Xs present_Xs"
                                    + " unchanged_Xs mostly_unchanged_Xs followed retained_chars_Xs"
                                    + " observed_chars_Xs retained_lines_Xs observed_lines_Xs",
                            event(SUGGESTION_ACCEPTED))
                    .column("rejected", event(SUGGESTION_REJECTED))
                    .column(
                            "present_Xs unchanged_Xs mostly_unchanged_Xs retained_chars_Xs"
                                    + " retained_lines_Xs",
                            event(CONTENT_EDITED))
                    .column("unobserved_Xs followed", event(CONTENT_EDITED), event(ARTIFACT_CLOSED))
                    .column("removed_after", event(CONTENT_EDITED))
                    .column(
                            "observed_chars_Xs retained_chars_Xs",
                            event(SUGGESTION_ACCEPTED, "chars"),
                            event(SUGGESTION_ACCEPTED, "text"),
                            event(SUGGESTION_SHOWN, "chars"),
                            event(SUGGESTION_SHOWN, "text"))
                    .column(
                            "observed_lines_Xs retained_lines_Xs",
                            event(SUGGESTION_ACCEPTED, "lines"),
                            event(SUGGESTION_ACCEPTED, "text"),
                            event(SUGGESTION_SHOWN, "lines"),
                            event(SUGGESTION_SHOWN, "text"))
                    .column("viewed glanced", event(SUGGESTION_SHOWN, "visible_ms"));

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
        metrics.add(
                metric(
                        "manual_acceptance_rate",
                        proportion("accepted - auto_accepted", "shown - auto_accepted"),
                        more("persistence_rate_600s"),
                        daily(OUTCOME, ENGAGEMENT),
                        "How many of the suggestions that were not accepted by a machine did people"
                                + " accept?",
                        "Whether what was accepted is kept, or was any good."));
        for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
            addPersistence(metrics, seconds + "s", seconds + " s");
            addRest(metrics, seconds + "s", seconds + " s");
        }
        addParts(metrics);
        metrics.add(
                metric(
                        "followed_rate",
                        proportion("followed", "accepted"),
                        more("persistence_rate_600s"),
                        weekly(OPERATIONS, MODEL),
                        "Of how many accepts did the 600 s after the accept bring an edit or a"
                                + " close?",
                        "What the others became: without such an event they count as unchanged"
                                + " because nobody looked."));
        metrics.add(
                metric(
                        "glance_rate",
                        proportion("glanced", "viewed"),
                        less("latency_p95_ms"),
                        weekly(ECONOMICS, ENGAGEMENT),
                        "How many suggestions were visible for less than 750 ms, too short to be"
                                + " read?",
                        "Anything of those whose visible_ms the producer does not send."));
        metrics.add(adopted("chars", "characters", Unit.CHARACTERS));
        metrics.add(adopted("lines", "lines", Unit.LINES));
        for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
            metrics.add(survival(seconds));
        }
        return metrics;
    }

    private static Metric adopted(String what, String words, Unit unit) {
        return new Metric(
                "adopted_" + what,
                View.SUGGESTION,
                sum("retained_" + what + "_600s"),
                unit,
                more("edited_rate"),
                OUTCOME_WEEKLY,
                Levels.NONE,
                "How many accepted %s were still there 600 s after the accept?".formatted(words),
                "Whether they are worth anything: more suggestions make more of them.");
    }

    private static Metric survival(int seconds) {
        return metric(
                "survival_at_%ds".formatted(seconds),
                Formula.survival("removed_after", "closed_after", "accepted", seconds),
                more("persistence_rate_%ds".formatted(seconds)),
                OUTCOME_WEEKLY,
                "How many accepts were not removed even once within %d s, if those that were closed went on as the others did?"
                        .formatted(seconds),
                "What came back after it was removed, which persistence counts as there, and"
                        + " whether suggestions are closed because of what they are.");
    }

    /** Together they are everything that was shown. */
    private static void addParts(List<Metric> metrics) {
        metrics.add(
                part(
                        "untouched_rate",
                        "unchanged_600s",
                        "were accepted and stood unchanged 600 s later",
                        "Whether anybody looked: what is never edited is untouched, too."));
        metrics.add(
                part(
                        "edited_rate",
                        "observed_600s - unchanged_600s",
                        "were accepted and had been edited or removed 600 s later",
                        "How much of each was edited: see mostly_unchanged_rate_600s."));
        metrics.add(
                part(
                        "unobserved_rate",
                        "unobserved_600s",
                        "were accepted and could not be observed 600 s later",
                        "What became of them: see the bounds of persistence_rate_600s."));
        metrics.add(
                part(
                        "rejected_rate",
                        "rejected",
                        "were rejected",
                        "Why: see rejections by reason in signal_kpi."));
        metrics.add(
                part(
                        "ignored_rate",
                        "ignored",
                        "were neither accepted nor rejected",
                        "Whether anybody saw them: see glance_rate."));
    }

    private static Metric part(String id, String numerator, String words, String caveat) {
        return metric(
                id,
                proportion(numerator, "shown").whenFinal(),
                neither("acceptance_rate"),
                OUTCOME_WEEKLY,
                "How many of the suggestions shown %s?".formatted(words),
                caveat);
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

    private static Metric persistence(String what, String words, String x, String time) {
        return new Metric(
                what + "_persistence_" + x,
                View.SUGGESTION,
                ratio("retained_" + what + "s_" + x, "observed_" + what + "s_" + x),
                Unit.RATIO,
                more("persistence_rate_" + x),
                OUTCOME_WEEKLY,
                Levels.NONE,
                "How much of the accepted text was still there after %s, by %s?"
                        .formatted(time, words),
                "How many suggestions it is of: a long one counts more. It is no proportion, for"
                        + " edits may report more than was accepted.");
    }

    private static void addRest(List<Metric> metrics, String x, String time) {
        metrics.add(persistence("char", "characters", x, time));
        metrics.add(persistence("line", "lines", x, time));
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
