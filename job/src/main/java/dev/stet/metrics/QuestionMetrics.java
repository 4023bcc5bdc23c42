package dev.stet.metrics;

import static dev.stet.contract.EventType.ANSWER_REGENERATED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Section.ECONOMICS;
import static dev.stet.metrics.Place.Section.OUTCOME;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.View;
import java.util.List;

/** The metrics of {@code question_kpi}. */
final class QuestionMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.QUESTION,
                    "Do people have to ask again, or have the answer regenerated?",
                    "Counts and rates of questions, by the window in which they were asked",
                    "counts of queries and of users",
                    "distinct users do not add up over rows: merge the sketches with"
                        + " THETA_UNION_AGG; these are estimates and, unlike the exact counts,"
                        + " never retract; in the segment (other) a user counts once per segment"
                        + " folded into it");

    private static final Place OUTCOME_WEEKLY = weekly(OUTCOME, Place.Layer.OUTCOME);
    private static final Place OUTCOME_DAILY = daily(OUTCOME, Place.Layer.OUTCOME);

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.QUESTION, event(QUERY_SUBMITTED))
                    .column("queries asking_users")
                    .column(
                            "repeats reasks repeat_users retried satisfied",
                            event(QUERY_SUBMITTED, "text"),
                            event(QUERY_SUBMITTED, "fingerprint"))
                    .column("regenerated", event(ANSWER_REGENERATED));

    private QuestionMetrics() {}

    static List<Metric> all() {
        return List.of(
                share(
                                "repeat_user_rate",
                                "repeat_users",
                                "asking_users",
                                less("csat_mean"),
                                OUTCOME_WEEKLY,
                                "How many of the users who asked had to ask the same again, 30 min"
                                        + " to 7 days later?",
                                "How often each of them asked again, and in other words.")
                        .with(Levels.warnAndCritical("0.05", "0.10")),
                new Metric(
                        "repeat_queries_per_user",
                        View.QUESTION,
                        ratio("repeats", "asking_users"),
                        Unit.RATIO,
                        less("repeat_user_rate"),
                        OUTCOME_WEEKLY,
                        Levels.warnAndCritical("0.05", "0.10"),
                        "How many repeated questions are there per user who asked, as the"
                                + " literature counts them?",
                        "How many users they come from: it is no proportion and can pass 1."),
                share(
                        "repeat_query_rate",
                        "repeats",
                        "queries",
                        less("retry_rate"),
                        OUTCOME_WEEKLY,
                        "How many questions had been asked by the same user 30 min to 7 days"
                                + " before?",
                        "Whether the first answer was bad, or only forgotten."),
                share(
                        "reask_rate",
                        "reasks",
                        "queries",
                        less("retry_rate"),
                        OUTCOME_WEEKLY,
                        "How many questions had been asked by the same user 5 to 30 min before?",
                        "Questions put in other words."),
                share(
                        "retry_rate",
                        "retried",
                        "queries",
                        less("latency_p95_ms"),
                        daily(ECONOMICS, Place.Layer.OUTCOME),
                        "How many questions were sent again within 5 min, or their answer"
                                + " regenerated?",
                        "Whether the answer was bad or only slow."),
                share(
                        "regenerate_rate",
                        "regenerated",
                        "queries",
                        less("first_response_accuracy"),
                        OUTCOME_DAILY,
                        "How many questions had their answer regenerated within 30 min?",
                        "Why: see regenerations by reason in signal_kpi."),
                new Metric(
                        "left_alone_rate",
                        View.QUESTION,
                        proportion("satisfied", "queries").whenFinal(),
                        Unit.SHARE,
                        more("source_inspection_rate"),
                        OUTCOME_DAILY,
                        Levels.NONE,
                        "How many questions were asked, answered and left alone: not asked again"
                                + " within 30 min, and not regenerated?",
                        "Whether the answer was right, or the user gave up."));
    }

    private static Metric share(
            String id,
            String numerator,
            String denominator,
            Goal goal,
            Place place,
            String question,
            String caveat) {
        return new Metric(
                id,
                View.QUESTION,
                proportion(numerator, denominator),
                Unit.SHARE,
                goal,
                place,
                Levels.NONE,
                question,
                caveat);
    }
}
