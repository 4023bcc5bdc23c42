package dev.stet.metrics;

import static dev.stet.contract.EventType.DECISION_OVERRIDDEN;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.OUTCOME_REVERSED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;
import static dev.stet.contract.EventType.REVIEW_COMPLETED;
import static dev.stet.contract.EventType.TASK_ENDED;
import static dev.stet.contract.EventType.TASK_STARTED;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.quantile;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Formula.sum;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.COST;
import static dev.stet.metrics.Place.Layer.MODEL;
import static dev.stet.metrics.Place.Section.ADOPTION;
import static dev.stet.metrics.Place.Section.BUSINESS;
import static dev.stet.metrics.Place.Section.ECONOMICS;
import static dev.stet.metrics.Place.Section.OPERATIONS;
import static dev.stet.metrics.Place.Section.OUTCOME;
import static dev.stet.metrics.Place.Section.TRUST;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.monthly;
import static dev.stet.metrics.Place.weekly;
import static dev.stet.metrics.Unit.COUNT;
import static dev.stet.metrics.Unit.MINUTES;
import static dev.stet.metrics.Unit.RATIO;
import static dev.stet.metrics.Unit.SECONDS;
import static dev.stet.metrics.Unit.SHARE;
import static dev.stet.metrics.Unit.USD;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.List;
import java.util.stream.Stream;

/** The metrics of {@code task_kpi}. */
final class TaskMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.TASK,
                    "Are tasks completed, for good, and what does a success cost?",
                    "Counts and rates of tasks, by the window in which they were started",
                    "counts of tasks unless named otherwise; _ms: milliseconds; _usd: dollars,"
                            + " exact to 9 places; quality: 0 to 1 a task, exact to 4 places;"
                            + " histograms as bucket:count pairs, for HISTOGRAM_QUANTILE",
                    "costs are all that these tasks cost, whenever; a task without a known cost is"
                        + " not free, see cost_coverage; a task can end 72 h after its start and be"
                        + " reversed 7 days after that, and its row is provisional until then",
                    ViewColumn.derived(
                            "successes",
                            "failed",
                            "BIGINT",
                            "succeeded - reversed",
                            "ended in success, and not reversed"),
                    ViewColumn.whenFinal(
                            "abandoned",
                            "successes",
                            "started - succeeded - failed",
                            "with no other end in 72 h, reported or not; NULL until the row is"
                                    + " final"),
                    ViewColumn.derived(
                            "north_star",
                            "quality_unknown",
                            "DECIMAL(19, 4)",
                            "quality_sum",
                            "successes, each weighted by its quality; one of unknown quality counts"
                                    + " nothing"),
                    ViewColumn.derived(
                            "north_star_if_perfect",
                            "north_star",
                            "DECIMAL(19, 4)",
                            "CAST(quality_sum + quality_unknown AS DECIMAL(19, 4))",
                            "the same with 1 for each unknown quality"));

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.TASK, event(TASK_STARTED))
                    .column("started")
                    .column("succeeded failed abandoned", event(TASK_ENDED))
                    .column("successes", event(TASK_ENDED).is(Value.OUTCOME, "success"))
                    .column("successes first_response_successes", Need.definitionOfSuccess())
                    .column("defined", Need.definitionOfSuccess())
                    .column("reversed", event(OUTCOME_REVERSED))
                    .column("asked first_response_successes", event(QUERY_SUBMITTED))
                    .column(
                            "asked first_response_successes",
                            event(QUERY_SUBMITTED, "task_id"),
                            event(GENERATION_COMPLETED, "task_id"))
                    .column("first_response_successes", event(TASK_ENDED))
                    .column("overridden overridden_fields", event(DECISION_OVERRIDDEN, "task_id"))
                    .column("reviewed", event(REVIEW_COMPLETED, "task_id"))
                    .column("review_passed", event(REVIEW_COMPLETED, "task_id", "passed"))
                    .column("review_ms", event(REVIEW_COMPLETED, "task_id", "minutes"))
                    .column("completion", event(TASK_ENDED).is(Value.OUTCOME, "success"))
                    .column("baselined saved_ms", event(TASK_STARTED, "baseline_seconds"))
                    .column("baselined saved_ms", event(TASK_ENDED))
                    .column("costed cost_usd costed_successes", Need.cost("task_id"))
                    .column("costed cost_usd costed_successes", Need.costOf("task_id"))
                    .column("costed_successes", event(TASK_ENDED).is(Value.OUTCOME, "success"))
                    .column("costed_successes", Need.definitionOfSuccess())
                    .column("baseline_usd baselined_cost_usd", event(TASK_STARTED, "baseline_usd"))
                    .column("baseline_usd baselined_cost_usd", event(TASK_ENDED))
                    .column("baseline_usd baselined_cost_usd", Need.cost("task_id"))
                    .column("baseline_usd baselined_cost_usd", Need.costOf("task_id"))
                    .column("quality_sum north_star", event(TASK_ENDED, "quality"))
                    .column(
                            "quality_unknown north_star_if_perfect",
                            event(TASK_ENDED).is(Value.OUTCOME, "success"))
                    .column("costed_value_usd", event(TASK_ENDED, "value_usd"))
                    .column(
                            "output_tokens successful_output_tokens",
                            event(GENERATION_COMPLETED, "task_id", "output_tokens"))
                    .column("successful_output_tokens", event(TASK_ENDED));

    private TaskMetrics() {}

    static List<Metric> all() {
        Stream<List<Metric>> groups =
                Stream.of(outcomes(), coverage(), review(), time(), cost(), value());
        return groups.flatMap(List::stream).toList();
    }

    private static List<Metric> outcomes() {
        return List.of(
                metric(
                                "task_completion_rate",
                                proportion("successes", "started"),
                                SHARE,
                                more("cost_per_successful_outcome_usd"),
                                daily(OUTCOME, Layer.OUTCOME).asCore(),
                                "How many started tasks succeeded and were not reversed?",
                                "What a success cost, and how good it was.")
                        .with(
                                Levels.NONE
                                        .warnBy("workflow", "support", "0.60")
                                        .warnBy("workflow", "writing", "0.70")
                                        .warnBy("workflow", "code", "0.40")
                                        .warnBy("workflow", "search", "0.80")),
                metric(
                        "drop_off_rate",
                        proportion("abandoned", "started"),
                        SHARE,
                        less("time_to_value_p50_s"),
                        weekly(ADOPTION, Layer.OUTCOME),
                        "How many of the tasks started came to no end in 72 h?",
                        "At which step, and whether the producer only forgot to report the end."),
                metric(
                        "reversal_rate",
                        proportion("reversed", "succeeded"),
                        SHARE,
                        less("task_completion_rate"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of the successes were taken back within 7 days?",
                        "Why: see reversals by reason in signal_kpi."),
                metric(
                        "one_turn_success_rate",
                        proportion("first_response_successes", "asked"),
                        SHARE,
                        more("asked_coverage"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of the tasks with a question succeeded with one question and its"
                                + " first answer?",
                        "Anything of tasks without a question."));
    }

    private static List<Metric> coverage() {
        return List.of(
                coverage(
                        "asked_coverage",
                        "asked",
                        "How many tasks can be seen to have a question?",
                        "Whether the others had none, or an id is missing."),
                coverage(
                        "success_defined_rate",
                        "defined",
                        "How many tasks say what their success is?",
                        "Whether the definition is a good one."),
                coverage(
                        "cost_coverage",
                        "costed",
                        "Of how many tasks is a cost known?",
                        "Whether what is known is all of it."));
    }

    private static Metric coverage(String id, String counted, String question, String caveat) {
        return metric(
                id,
                proportion(counted, "started"),
                SHARE,
                more("task_completion_rate"),
                monthly(OPERATIONS, MODEL),
                question,
                caveat);
    }

    private static List<Metric> review() {
        return List.of(
                metric(
                        "override_rate",
                        proportion("overridden", "started"),
                        SHARE,
                        less("human_review_minutes"),
                        weekly(TRUST, Layer.OUTCOME),
                        "In how many tasks did a person override a decision?",
                        "Whether anybody looked at the other tasks."),
                metric(
                        "correction_rate",
                        ratio("overridden_fields", "started"),
                        RATIO,
                        less("human_review_minutes"),
                        weekly(TRUST, Layer.OUTCOME),
                        "How many fields did a person correct per task?",
                        "Which ones: see decision_kpi by field. It can pass 1."),
                metric(
                        "human_review_pass_rate",
                        proportion("review_passed", "reviewed"),
                        SHARE,
                        more("hallucination_rate"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of the tasks that a person reviewed passed?",
                        "Anything of those that nobody reviewed."),
                metric(
                        "human_review_minutes",
                        ratio("review_ms", "reviewed"),
                        MINUTES,
                        less("human_review_pass_rate"),
                        weekly(ECONOMICS, COST),
                        "How long does a person review a task, among those reviewed?",
                        "How many are reviewed at all."));
    }

    private static List<Metric> time() {
        return List.of(
                timeToComplete("p50", "0.5", "Within which time did half of the successes end?"),
                timeToComplete("p90", "0.9", "Within which time did 90 % of the successes end?"),
                metric(
                        "time_saved_s",
                        ratio("saved_ms", "baselined"),
                        SECONDS,
                        more("reversal_rate"),
                        monthly(BUSINESS, Layer.OUTCOME).inStages(2, 3),
                        "How much time does a task save against what it takes without AI?",
                        "Whether the baseline is true: failures and reversals count as lost"
                                + " time."));
    }

    private static Metric timeToComplete(String name, String q, String question) {
        return metric(
                "time_to_complete_%s_s".formatted(name),
                quantile("completion", q, "successes"),
                SECONDS,
                less("task_completion_rate"),
                weekly(ECONOMICS, Layer.OUTCOME),
                question,
                "How long tasks take that never succeed. Up to 1.1 % too high.");
    }

    private static List<Metric> cost() {
        return List.of(
                metric(
                                "cost_per_successful_outcome_usd",
                                ratio("cost_usd", "costed_successes"),
                                USD,
                                less("task_completion_rate"),
                                daily(ECONOMICS, COST).asCore(),
                                "What does a success cost, including failed tasks?",
                                "Tasks without a known cost: see cost_coverage.")
                        .with(Levels.NONE.excellentBy("handled_by", "human", "3.125")),
                metric(
                        "cost_per_task_usd",
                        ratio("cost_usd", "costed"),
                        USD,
                        less("task_completion_rate"),
                        daily(ECONOMICS, COST),
                        "What does a task cost, whatever becomes of it?",
                        "What it is worth."),
                metric(
                        "cost_reduction",
                        ratio("baseline_usd - baselined_cost_usd", "baseline_usd"),
                        RATIO,
                        more("csat_mean"),
                        monthly(BUSINESS, COST).inStages(2, 3),
                        "Which part of what the successes would cost without AI is saved?",
                        "Whether the baseline is true. Negative where AI costs more."),
                metric(
                        "wasted_task_tokens_ratio",
                        ratio("output_tokens - successful_output_tokens", "output_tokens")
                                .whenFinal(),
                        RATIO,
                        less("task_completion_rate"),
                        weekly(ECONOMICS, COST),
                        "Which part of the generated tokens went into tasks without success?",
                        "What those tokens cost. NULL until the row is final."));
    }

    private static List<Metric> value() {
        Place business = weekly(BUSINESS, Layer.OUTCOME);
        Goal goal = more("cost_per_successful_outcome_usd");
        return List.of(
                metric(
                        "north_star",
                        sum("north_star"),
                        COUNT,
                        goal,
                        business,
                        "How many successes are there, each weighted by its quality?",
                        "Successes of unknown quality: they count nothing."),
                metric(
                        "north_star_if_perfect",
                        sum("north_star_if_perfect"),
                        COUNT,
                        goal,
                        business,
                        "How many would there be if every success of unknown quality were perfect?",
                        "The quality itself: this is the most that north_star can be."),
                metric(
                        "quality_per_success",
                        ratio("quality_sum", "successes - quality_unknown"),
                        RATIO,
                        goal,
                        business,
                        "How good is a success, where its quality is known?",
                        "Anything of those without a quality."),
                metric(
                        "value_to_cost",
                        ratio("costed_value_usd", "cost_usd"),
                        RATIO,
                        more("task_completion_rate"),
                        monthly(ECONOMICS, COST).inStages(3),
                        "How many dollars of value does a dollar of cost bring?",
                        "Whether the value was earned or only estimated."));
    }

    private static Metric metric(
            String id,
            Formula formula,
            Unit unit,
            Goal goal,
            Place place,
            String question,
            String caveat) {
        return new Metric(id, View.TASK, formula, unit, goal, place, Levels.NONE, question, caveat);
    }
}
