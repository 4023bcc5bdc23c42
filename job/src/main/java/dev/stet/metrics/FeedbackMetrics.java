package dev.stet.metrics;

import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.SURVEY_SHOWN;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Section.OPERATIONS;
import static dev.stet.metrics.Place.Section.OUTCOME;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.List;

/** The metrics of {@code feedback_kpi}. */
final class FeedbackMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.FEEDBACK,
                    "Are people satisfied, and how many of those asked say so?",
                    "Counts and rates of feedback, by the window in which it was asked for or"
                            + " given",
                    "counts of feedback: what one user says of one thing in one way within 24 h;"
                            + " sums of ratings on a scale from 1 to 5, exact to 4 places",
                    "of several ratings within 24 h the latest counts; feedback without a user"
                            + " counts each by itself; by failure mode: signal_kpi");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.FEEDBACK, event(FEEDBACK_GIVEN), event(SURVEY_SHOWN))
                    .column("rated positive", of("thumb"), of("star"), of("csat"), of("likert"))
                    .column("thumbs thumbs_up", of("thumb"))
                    .column("csat_count csat_sum", of("csat"), of("star"))
                    .column("likert_count likert_sum", of("likert"))
                    .column("surveyed", event(SURVEY_SHOWN))
                    .column("responded", event(FEEDBACK_GIVEN));

    private FeedbackMetrics() {}

    private static NeededEvent of(String kind) {
        return event(FEEDBACK_GIVEN).is(Value.KIND, kind);
    }

    static List<Metric> all() {
        return List.of(
                metric(
                                "usat",
                                proportion("positive", "rated"),
                                Unit.SHARE,
                                "response_rate",
                                daily(OUTCOME, Layer.OUTCOME).asCore(),
                                "How many of the ratings are positive?",
                                "What those think who rate nothing.")
                        .with(Levels.excellentAndWarn("0.80", "0.70")),
                metric(
                                "csat_mean",
                                ratio("csat_sum", "csat_count"),
                                Unit.RATING,
                                "response_rate",
                                daily(OUTCOME, Layer.OUTCOME).inStages(2),
                                "How satisfied are those who rate by stars or csat, from 1 to 5?",
                                "How far opinions differ, and what those think who rate nothing.")
                        .with(Levels.all("4.2", "3.8", "3.5")),
                metric(
                        "thumb_up_rate",
                        proportion("thumbs_up", "thumbs"),
                        Unit.SHARE,
                        "response_rate",
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of the thumbs point up?",
                        "What those think who rate nothing."),
                metric(
                        "likert_mean",
                        ratio("likert_sum", "likert_count"),
                        Unit.RATING,
                        "response_rate",
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How far do people agree with a statement, from 1 to 5?",
                        "Which statement: segment by question_id."),
                metric(
                        "response_rate",
                        proportion("responded", "surveyed"),
                        Unit.SHARE,
                        "usat",
                        weekly(OPERATIONS, ENGAGEMENT),
                        "How many of those who were asked for feedback gave it within 24 h?",
                        "Anything of feedback that nobody asked for."));
    }

    private static Metric metric(
            String id,
            Formula formula,
            Unit unit,
            String counter,
            Place place,
            String question,
            String caveat) {
        return new Metric(
                id,
                View.FEEDBACK,
                formula,
                unit,
                more(counter),
                place,
                Levels.NONE,
                question,
                caveat);
    }
}
