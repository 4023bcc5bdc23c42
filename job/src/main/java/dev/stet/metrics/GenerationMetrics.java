package dev.stet.metrics;

import static dev.stet.contract.EventType.ESCALATION_REQUESTED;
import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.SOURCE_INSPECTED;
import static dev.stet.contract.EventType.SUGGESTION_ACCEPTED;
import static dev.stet.contract.EventType.TASK_ENDED;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.quantile;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.neither;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.COST;
import static dev.stet.metrics.Place.Layer.MODEL;
import static dev.stet.metrics.Place.Section.ECONOMICS;
import static dev.stet.metrics.Place.Section.TRUST;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import java.util.List;
import java.util.stream.Stream;

/** The metrics of {@code generation_kpi}. */
final class GenerationMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.GENERATION,
                    "What do generations take and cost, and are they used?",
                    "Counts and rates of generated responses, by the window of the response",
                    "counts of responses and of tokens; _ms: milliseconds; _usd: dollars, exact to"
                            + " 9 places; histograms as bucket:count pairs, for HISTOGRAM_QUANTILE",
                    "a response without a known cost is not free, see priced; used: within 30 min,"
                            + " before the answer was regenerated, its interaction had an accept by"
                            + " hand, an inspected source, positive feedback or a success");

    private static final Levels LATENCY =
            Levels.excellentAndCritical("2000", "5000")
                    .excellentAndCriticalBy("workflow", "inline", "500", "1000")
                    .excellentAndCriticalBy("workflow", "review", "10000", "30000")
                    .noneBy("workflow", "batch")
                    .noneBy("workflow", "agentic");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.GENERATION, event(GENERATION_COMPLETED))
                    .column("generations")
                    .column("errors cancelled", event(GENERATION_COMPLETED, "status"))
                    .column("latency latency_ms timed", event(GENERATION_COMPLETED, "latency_ms"))
                    .column("ttft ttft_timed", event(GENERATION_COMPLETED, "ttft_ms"))
                    .column(
                            "metered input_tokens output_tokens",
                            event(GENERATION_COMPLETED, "input_tokens"),
                            event(GENERATION_COMPLETED, "output_tokens"))
                    .column(
                            "cost_usd priced ok_cost_usd used_cost_usd",
                            event(GENERATION_COMPLETED, "cost_usd"),
                            event(GENERATION_COMPLETED).asPriced())
                    .column(
                            "ok_output_tokens used_output_tokens",
                            event(GENERATION_COMPLETED, "output_tokens"))
                    .column(
                            "used_output_tokens used_cost_usd",
                            event(SUGGESTION_ACCEPTED, "interaction_id"),
                            event(SOURCE_INSPECTED),
                            event(FEEDBACK_GIVEN, "interaction_id", "value"),
                            event(TASK_ENDED, "interaction_id").is(Value.OUTCOME, "success"))
                    .column(
                            "confident low_confidence low_confidence_accepted"
                                    + " low_confidence_escalated",
                            event(GENERATION_COMPLETED, "confidence"))
                    .column("low_confidence_accepted", event(SUGGESTION_ACCEPTED, "interaction_id"))
                    .column(
                            "low_confidence_escalated",
                            event(ESCALATION_REQUESTED, "interaction_id"));

    private GenerationMetrics() {}

    static List<Metric> all() {
        return Stream.of(times(), failures(), cost(), waste(), confidence())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Metric> times() {
        return List.of(
                latency("p50", "0.5", "Within which time were half of the responses complete?"),
                latency("p95", "0.95", "Within which time were 95 % of the responses complete?")
                        .with(LATENCY),
                latency("p99", "0.99", "Within which time were 99 % of the responses complete?"),
                metric(
                        "latency_mean_ms",
                        ratio("latency_ms", "timed"),
                        Unit.MILLISECONDS,
                        less("cost_per_inference_usd"),
                        daily(ECONOMICS, COST),
                        "How long does a response take on average?",
                        "What the slowest users see: use the quantiles."),
                ttft("p50", "0.5", "Within which time had half of the responses begun?"),
                ttft("p95", "0.95", "Within which time had 95 % of the responses begun?"),
                ttft("p99", "0.99", "Within which time had 99 % of the responses begun?"));
    }

    private static Metric latency(String name, String q, String question) {
        return metric(
                "latency_%s_ms".formatted(name),
                quantile("latency", q, "timed"),
                Unit.MILLISECONDS,
                less("cost_per_inference_usd"),
                daily(ECONOMICS, COST),
                question,
                "Anything of errors and cancelled ones. Up to 1.1 % too high.");
    }

    private static Metric ttft(String name, String q, String question) {
        return metric(
                "ttft_%s_ms".formatted(name),
                quantile("ttft", q, "ttft_timed"),
                Unit.MILLISECONDS,
                less("latency_p95_ms"),
                daily(ECONOMICS, COST),
                question,
                "How fast the rest came. Up to 1.1 % too high.");
    }

    private static List<Metric> failures() {
        return List.of(
                failure(
                        "error_rate",
                        "errors",
                        "How many responses failed?",
                        "Why: see error_type in the events."),
                failure(
                        "cancel_rate",
                        "cancelled",
                        "How many responses were cancelled?",
                        "Whether they were too slow or no longer wanted."));
    }

    private static Metric failure(String id, String counted, String question, String caveat) {
        return metric(
                id,
                proportion(counted, "generations"),
                Unit.SHARE,
                less("latency_p95_ms"),
                daily(ECONOMICS, MODEL),
                question,
                caveat);
    }

    private static List<Metric> cost() {
        return List.of(
                metric(
                        "tokens_per_request",
                        ratio("input_tokens + output_tokens", "metered"),
                        Unit.TOKENS,
                        less("quality_score"),
                        weekly(ECONOMICS, COST),
                        "How many tokens does a response take, in and out?",
                        "What they cost: cached tokens are cheaper."),
                metric(
                        "cost_per_inference_usd",
                        ratio("cost_usd", "priced"),
                        Unit.USD,
                        less("quality_score"),
                        daily(ECONOMICS, COST),
                        "What does a response cost, where that is known?",
                        "What a success costs: see cost_per_successful_outcome_usd."));
    }

    private static List<Metric> waste() {
        return List.of(
                waste(
                        "wasted_generation_ratio",
                        "output_tokens",
                        "Which part of the output tokens was not used within 30 min?"),
                waste(
                        "wasted_cost_ratio",
                        "cost_usd",
                        "Which part of the cost went into responses not used within 30 min?"));
    }

    private static Metric waste(String id, String column, String question) {
        return metric(
                id,
                ratio("ok_%1$s - used_%1$s".formatted(column), "ok_" + column).whenFinal(),
                Unit.RATIO,
                less("acceptance_rate"),
                weekly(ECONOMICS, COST),
                question,
                "Answers that were read and helped, and left no event. NULL until the row is"
                        + " final.");
    }

    private static List<Metric> confidence() {
        return List.of(
                metric(
                        "low_confidence_rate",
                        proportion("low_confidence", "confident"),
                        Unit.SHARE,
                        neither("calibration_error"),
                        weekly(TRUST, MODEL),
                        "How many responses with a confidence have one below 0.5?",
                        "Whether the confidence is right."),
                lowConfidence(
                        "low_confidence_accepted_rate",
                        "low_confidence_accepted",
                        "low_confidence_escalated_rate",
                        "How many responses of low confidence were accepted within 30 min?",
                        "Whether people saw that the confidence was low."),
                lowConfidence(
                        "low_confidence_escalated_rate",
                        "low_confidence_escalated",
                        "low_confidence_accepted_rate",
                        "After how many responses of low confidence did somebody ask for a person"
                                + " within 30 min?",
                        "Whether the person was needed."));
    }

    private static Metric lowConfidence(
            String id, String counted, String counter, String question, String caveat) {
        return metric(
                id,
                proportion(counted, "low_confidence"),
                Unit.SHARE,
                neither(counter),
                weekly(TRUST, MODEL),
                question,
                caveat);
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
                id, View.GENERATION, formula, unit, goal, place, Levels.NONE, question, caveat);
    }
}
