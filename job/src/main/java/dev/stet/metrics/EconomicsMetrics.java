package dev.stet.metrics;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;
import static dev.stet.contract.EventType.COST_RECORDED;
import static dev.stet.contract.EventType.FEATURE_INVOKED;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.TASK_ENDED;
import static dev.stet.contract.EventType.TASK_STARTED;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Formula.sum;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.COST;
import static dev.stet.metrics.Place.Section.BUSINESS;
import static dev.stet.metrics.Place.Section.ECONOMICS;
import static dev.stet.metrics.Place.monthly;
import static dev.stet.metrics.Unit.RATIO;
import static dev.stet.metrics.Unit.SHARE;
import static dev.stet.metrics.Unit.USD;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.List;

/** The metrics of {@code economics_kpi}. */
final class EconomicsMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.ECONOMICS,
                    "What was spent in a window, and what came in?",
                    "Costs, successes and conversions, each by the window of its own time",
                    "_usd: dollars, exact to 9 places; counts of tasks, conversions and events",
                    "a cost counts when it was spent, a success when its task was started: the"
                            + " cost of a success whenever it was spent is in task_kpi; a"
                            + " generation and a cost.recorded that both say the same cost count"
                            + " twice");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.ECONOMICS)
                    .column(
                            "cost_usd",
                            event(COST_RECORDED),
                            event(GENERATION_COMPLETED, "cost_usd"),
                            event(GENERATION_COMPLETED).asPriced())
                    .column(
                            "cost_human_review_usd",
                            event(COST_RECORDED).is(Value.COST_KIND, "human_review"))
                    .column("successes value_usd", event(TASK_STARTED))
                    .column("successes", event(TASK_ENDED).is(Value.OUTCOME, "success"))
                    .column("successes value_usd", Need.definitionOfSuccess())
                    .column(
                            "value_usd",
                            event(TASK_ENDED, "value_usd").is(Value.OUTCOME, "success"))
                    .column("invocations", event(FEATURE_INVOKED))
                    .column("conversions", event(CONVERSION_RECORDED))
                    .column("assisted_conversions", Need.value())
                    .column("revenue_usd", event(CONVERSION_RECORDED, "value_usd"))
                    .column(
                            "expansion_revenue_usd",
                            event(CONVERSION_RECORDED, "value_usd")
                                    .is(Value.CONVERSION_KIND, "expansion"));

    private EconomicsMetrics() {}

    static List<Metric> all() {
        Place cost = monthly(ECONOMICS, COST);
        Place margin = monthly(BUSINESS, COST).inStages(3);
        Place business = monthly(BUSINESS, Layer.OUTCOME).inStages(3);
        return List.of(
                metric(
                        "period_cost_per_success_usd",
                        ratio("cost_usd", "successes"),
                        USD,
                        less("task_completion_rate"),
                        cost.inStages(2),
                        "What was spent in the window per task that succeeded?",
                        "What a success cost: see cost_per_successful_outcome_usd."),
                metric(
                        "cost_per_invocation_usd",
                        ratio("cost_usd", "invocations"),
                        USD,
                        less("task_completion_rate"),
                        cost.inStages(2),
                        "What was spent in the window per invocation of a feature?",
                        "Whether the invocations were of use."),
                metric(
                        "gross_margin",
                        ratio("revenue_usd - cost_usd", "revenue_usd"),
                        RATIO,
                        more("task_completion_rate"),
                        margin,
                        "Which part of the revenue is left after all costs?",
                        "Costs that nobody records."),
                metric(
                        "value_cost_ratio",
                        ratio("value_usd", "cost_usd"),
                        RATIO,
                        more("task_completion_rate"),
                        margin,
                        "How much value is there per dollar spent?",
                        "Whether value_usd of the tasks is true."),
                metric(
                        "roi",
                        ratio("value_usd - cost_usd", "cost_usd"),
                        RATIO,
                        more("task_completion_rate"),
                        margin,
                        "How much more value than cost is there per dollar spent?",
                        "Whether value_usd of the tasks is true."),
                metric(
                        "assisted_conversion_rate",
                        proportion("assisted_conversions", "conversions"),
                        SHARE,
                        more("conversion_lift"),
                        business,
                        "How many conversions had a value event of the user in the 7 days before?",
                        "Whether AI was the cause."),
                metric(
                        "human_review_cost_share",
                        ratio("cost_human_review_usd", "cost_usd"),
                        RATIO,
                        less("human_review_pass_rate"),
                        cost,
                        "Which part of the cost is review by people?",
                        "What the reviews found."),
                metric(
                        "expansion_revenue_usd",
                        sum("expansion_revenue_usd"),
                        USD,
                        more("csat_mean"),
                        business,
                        "How much revenue comes from customers who bought more?",
                        "Why they bought more."));
    }

    private static Metric metric(
            String id,
            Formula formula,
            Unit unit,
            Goal goal,
            Place place,
            String question,
            String caveat) {
        return new Metric(
                id, View.ECONOMICS, formula, unit, goal, place, Levels.NONE, question, caveat);
    }
}
