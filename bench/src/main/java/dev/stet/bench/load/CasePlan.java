package dev.stet.bench.load;

import java.util.List;

/**
 * What a case of {@link MixedLog} may consist of. A part takes place in a share of the cases, and
 * each of its steps in a share of these; times are in seconds from the beginning of the case.
 */
final class CasePlan {

    /** In a step's fields the number of the case, hexadecimal. */
    static final String NUMBER = "{n}";

    /** In a step's fields a number from 100 to 999. */
    static final String AMOUNT = "{a}";

    /**
     * @param share of the cases that have it, in [0, 1]
     */
    record Part(double share, List<Step> steps) {

        Part {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param afterSeconds of the beginning, at the earliest
     * @param share of the cases with its part, in [0, 1]
     * @param fields from their comma on, beside those of every event
     */
    record Step(String type, int afterSeconds, double share, String fields) {}

    private static final String CONVERSATION = ",\"conversation_id\":\"cc-{n}\"";
    private static final String FIRST = CONVERSATION + ",\"interaction_id\":\"ca-{n}\"";
    private static final String SECOND = CONVERSATION + ",\"interaction_id\":\"cb-{n}\"";
    private static final String TASK = ",\"task_id\":\"ct-{n}\"";
    private static final String OF_TASK = TASK + ",\"interaction_id\":\"ci-{n}\"";
    private static final String TICKET = ",\"ticket_id\":\"ck-{n}\"";

    private static final String GENERATION =
            ",\"status\":\"ok\",\"ttft_ms\":{a},\"latency_ms\":1{a},\"input_tokens\":2{a}"
                    + ",\"output_tokens\":{a},\"cost_usd\":0.00{a}";

    private static final Part VISIT =
            new Part(
                    1,
                    List.of(
                            new Step("user.active", 0, 0.3, ""),
                            new Step("feature.invoked", 1, 0.6, ""),
                            new Step("opportunity.seen", 1, 0.3, ""),
                            new Step("eligibility.set", 1, 0.1, ",\"eligible\":true"),
                            new Step("experiment.exposed", 2, 0.2, ",\"experiment\":\"prompts\""),
                            new Step(
                                    "conversion.recorded",
                                    900,
                                    0.08,
                                    ",\"conversion_kind\":\"purchase\",\"value_usd\":{a}")));

    private static final Part CONVERSATIONS =
            new Part(
                    0.5,
                    List.of(
                            new Step(
                                    "conversation.opened",
                                    5,
                                    1,
                                    CONVERSATION + ",\"eligible\":true"),
                            new Step(
                                    "query.submitted",
                                    10,
                                    1,
                                    FIRST + ",\"text\":\"how do I undo change {n}\""),
                            new Step(
                                    "generation.completed",
                                    20,
                                    1,
                                    FIRST + ",\"response_id\":\"ra-{n}\"" + GENERATION),
                            new Step(
                                    "query.submitted",
                                    90,
                                    0.6,
                                    SECOND + ",\"text\":\"and how do I redo change {n}\""),
                            new Step(
                                    "generation.completed",
                                    100,
                                    0.6,
                                    SECOND + ",\"response_id\":\"rb-{n}\"" + GENERATION),
                            new Step("survey.shown", 120, 0.4, CONVERSATION + ",\"kind\":\"csat\""),
                            new Step(
                                    "feedback.given",
                                    130,
                                    0.2,
                                    CONVERSATION
                                            + ",\"kind\":\"csat\",\"value\":4,\"scale_min\":1"
                                            + ",\"scale_max\":5"),
                            new Step(
                                    "escalation.requested",
                                    150,
                                    0.15,
                                    CONVERSATION + ",\"reason\":\"not_solved\""),
                            new Step(
                                    "handoff.completed",
                                    400,
                                    0.1,
                                    CONVERSATION + ",\"human_seconds\":{a}"),
                            new Step(
                                    "conversation.closed",
                                    600,
                                    0.8,
                                    CONVERSATION + ",\"verified_by\":\"user\""),
                            new Step("conversation.reopened", 1_200, 0.05, CONVERSATION)));

    private static final Part TASKS =
            new Part(
                    0.5,
                    List.of(
                            new Step(
                                    "task.started",
                                    5,
                                    1,
                                    TASK
                                            + ",\"success_definition\":\"posted\""
                                            + ",\"baseline_seconds\":{a},\"baseline_usd\":9.5"),
                            new Step(
                                    "decision.made",
                                    15,
                                    1,
                                    TASK + ",\"field\":\"vendor\",\"confidence\":0.{a}"),
                            new Step(
                                    "query.submitted",
                                    20,
                                    1,
                                    OF_TASK + ",\"text\":\"which account is invoice {n} for\""),
                            new Step(
                                    "generation.completed",
                                    30,
                                    1,
                                    OF_TASK + ",\"response_id\":\"ri-{n}\"" + GENERATION),
                            new Step(
                                    "source.inspected",
                                    40,
                                    0.3,
                                    OF_TASK + ",\"source_id\":\"handbook-{a}\""),
                            new Step(
                                    "evaluation.recorded",
                                    60,
                                    0.3,
                                    OF_TASK
                                            + ",\"name\":\"accuracy\",\"value\":0.{a}"
                                            + ",\"evaluator\":\"auto\""),
                            new Step(
                                    "safety.triggered",
                                    60,
                                    0.03,
                                    OF_TASK + ",\"filter\":\"secrets\",\"action\":\"flagged\""),
                            new Step(
                                    "decision.overridden", 80, 0.2, TASK + ",\"field\":\"vendor\""),
                            new Step(
                                    "review.completed",
                                    200,
                                    0.2,
                                    OF_TASK + ",\"passed\":true,\"minutes\":3"),
                            new Step(
                                    "cost.recorded",
                                    300,
                                    0.5,
                                    TASK + ",\"amount_usd\":0.0{a},\"cost_kind\":\"vendor\""),
                            new Step(
                                    "task.ended",
                                    400,
                                    0.95,
                                    TASK
                                            + ",\"outcome\":\"success\",\"quality\":0.{a}"
                                            + ",\"value_usd\":5"),
                            new Step("outcome.reversed", 1_500, 0.03, TASK)));

    private static final Part TICKETS =
            new Part(
                    0.05,
                    List.of(
                            new Step("ticket.opened", 700, 1, TICKET),
                            new Step("ticket.resolved", 1_400, 0.8, TICKET)));

    static final List<Part> PARTS = List.of(VISIT, CONVERSATIONS, TASKS, TICKETS);

    private CasePlan() {}

    /** How many events a case has, on the average. */
    static double eventsPerCase() {
        double events = 0;
        for (Part part : PARTS) {
            for (Step step : part.steps()) {
                events += part.share() * step.share();
            }
        }
        return events;
    }
}
