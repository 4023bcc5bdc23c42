package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Made-up histories of a conversation or two with their interactions, feedback and evaluations:
 * ties, times on every boundary of a span and a millisecond beside it, orphans, second openings.
 */
public final class ConversationHistories {

    private static final long MINUTE = 60_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    private static final List<Long> OF_A_CONVERSATION =
            List.of(-24 * HOUR, -1L, 0L, 1L, HOUR, 72 * HOUR, 7 * DAY, 10 * DAY);

    private static final List<Long> OF_AN_INTERACTION =
            List.of(-24 * HOUR, 0L, 0L, 1L, MINUTE, 30 * MINUTE, HOUR, 7 * DAY);

    private static final List<Long> SOON = List.of(0L, MINUTE, HOUR);

    private static final List<Long> BETWEEN_QUESTIONS =
            List.of(0L, 5 * MINUTE, 30 * MINUTE, DAY, 72 * HOUR, 7 * DAY);

    private static final List<Long> BESIDE = List.of(-1L, 0L, 0L, 0L, 1L);
    private static final List<String> TENANTS = List.of("default", "default", "t|2");
    private static final List<String> USERS = List.of("ann", "ann", "bo");
    private static final List<Number> MONEY = List.of(0, 0.5, 12.0000000005, 1e-9, 0.0000000004);
    private static final List<Number> SHARES = List.of(0, 1, 0.5, 0.49995, 0.49994, 0.1, 0.95);

    private static final List<String> NAMES =
            List.of(
                    "relevance",
                    "accuracy",
                    "completeness",
                    "tone",
                    "downstream",
                    "hallucination",
                    "hallucination",
                    "harmful",
                    "policy",
                    "citation",
                    "intent",
                    "classification",
                    "our own");

    private static final List<String> LABELS =
            List.of(
                    "true",
                    "Yes",
                    "FAIL",
                    "flagged",
                    "no",
                    "refund",
                    "true_positive",
                    "false_positive",
                    "false_negative",
                    "true_negative",
                    "other");

    private static final Set<String> OPENING =
            Set.of(
                    "query.submitted",
                    "generation.completed",
                    "evaluation.recorded",
                    "safety.triggered");

    private final Draw draw;
    private final long startMillis;
    private final List<Event> history = new ArrayList<>();

    private ConversationHistories(long seed) {
        this.draw = new Draw(seed);
        this.startMillis = draw.startMillis();
    }

    /** The same history for the same seed, in no order, some events sent again. */
    public static List<Event> random(long seed) {
        return new ConversationHistories(seed).made();
    }

    private List<Event> made() {
        for (int number = draw.between(1, 2); number > 0; number--) {
            conversation(draw.oneOf(TENANTS), "talk " + number);
        }
        for (int i = draw.between(0, 4); i > 0; i--) {
            feedback(draw.oneOf(TENANTS), startMillis, "feature", draw.oneOf(List.of("x", "y")));
        }
        return draw.withRetransmissions(withoutReuse(history));
    }

    /** Without events that open an interaction anew after the end of the first. */
    private static List<Event> withoutReuse(List<Event> history) {
        Map<List<@Nullable Object>, Long> openings = new HashMap<>();
        for (Event event : history) {
            if (OPENING.contains(event.type())) {
                openings.merge(interaction(event), event.timeMillis(), Math::min);
            }
        }
        return history.stream()
                .filter(
                        event -> {
                            Long first = openings.get(interaction(event));
                            return first == null
                                    || !OPENING.contains(event.type())
                                    || event.timeMillis() <= first + 7 * DAY;
                        })
                .toList();
    }

    private static List<@Nullable Object> interaction(Event event) {
        return Arrays.asList(event.tenant(), event.fields().get("interaction_id"));
    }

    private void conversation(String tenant, String id) {
        long o = startMillis + draw.oneOf(List.of(0L, 1L, HOUR, DAY));
        for (int i = draw.oneOf(List.of(0, 1, 1, 1, 1, 2)); i > 0; i--) {
            long at = o + (i == 1 ? 0 : draw.oneOf(List.of(0L, 1L, HOUR)));
            Event opened = draw.segmented(event("conversation.opened", tenant, at));
            opened = draw.maybe(opened, 0.4, "eligible", draw.chance(0.5));
            opened = draw.maybe(opened, 0.3, "handled_by", draw.oneOf(List.of("ai", "human")));
            add(opened.with("conversation_id", id));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            Event closed = event("conversation.closed", tenant, around(o, OF_A_CONVERSATION));
            List<String> by = List.of("user", "llm", "timeout");
            add(draw.maybe(closed, 0.6, "verified_by", draw.oneOf(by)).with("conversation_id", id));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            long at = around(o + draw.oneOf(List.of(0L, HOUR, 72 * HOUR)), OF_A_CONVERSATION);
            add(event("conversation.reopened", tenant, at).with("conversation_id", id));
        }
        for (int i = draw.oneOf(List.of(0, 0, 1, 2)); i > 0; i--) {
            Event handoff = event("handoff.completed", tenant, around(o, OF_A_CONVERSATION));
            handoff = draw.maybe(handoff, 0.7, "human_seconds", draw.oneOf(List.of(0, 9.0005)));
            add(handoff.with("conversation_id", id));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            add(cost(tenant, around(o, OF_A_CONVERSATION)).with("conversation_id", id));
        }
        long at = around(o, List.of(-24 * HOUR, 0L, 0L, HOUR, 72 * HOUR));
        for (int i = draw.between(0, 4); i > 0; i--) {
            interaction(tenant, id, id + " asks " + i, at);
            at += draw.oneOf(BETWEEN_QUESTIONS) + draw.oneOf(BESIDE);
        }
    }

    private void interaction(String tenant, String talk, String id, long at) {
        for (int i = draw.oneOf(List.of(0, 1, 1, 1, 2)); i > 0; i--) {
            Event query =
                    event("query.submitted", tenant, at + draw.between(0, 2))
                            .with("fingerprint", draw.oneOf(List.of("f", "f", "g")));
            query = draw.chance(0.1) ? query.with("instruction", true) : query;
            add(ofATalk(draw.segmented(query), talk).with("interaction_id", id));
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            add(generation(tenant, talk, around(at, OF_AN_INTERACTION)).with("interaction_id", id));
        }
        for (int i = draw.between(0, 8); i > 0; i--) {
            evaluation(tenant, id, around(at, OF_AN_INTERACTION));
        }
        if (draw.chance(0.4)) {
            String evaluator = draw.oneOf(List.of("auto", "human", "user"));
            for (String name : NAMES.subList(0, 4)) {
                Event event = event("evaluation.recorded", tenant, around(at, SOON));
                event = event.with("interaction_id", id).with("name", name);
                add(event.with("value", draw.oneOf(SHARES)).with("evaluator", evaluator));
            }
        }
        for (int i = draw.between(0, 5); i > 0; i--) {
            use(tenant, talk, id, around(at, OF_AN_INTERACTION));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            feedback(tenant, around(at, OF_AN_INTERACTION), "interaction_id", id);
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            Event cost = cost(tenant, around(at, OF_AN_INTERACTION)).with("interaction_id", id);
            add(draw.chance(0.3) ? cost.with("conversation_id", talk) : cost);
        }
    }

    private Event generation(String tenant, String talk, long at) {
        Event event =
                draw.segmented(event("generation.completed", tenant, at))
                        .with("response_id", draw.oneOf(List.of("r1", "r2")));
        event = draw.maybe(event, 0.5, "status", draw.oneOf(List.of("ok", "error", "cancelled")));
        event = draw.maybe(event, 0.6, "latency_ms", draw.oneOf(List.of(0, 0.5, 812)));
        event = draw.maybe(event, 0.6, "ttft_ms", draw.oneOf(List.of(0, 1.4, 99)));
        event = draw.maybe(event, 0.5, "input_tokens", draw.between(100, 500));
        if (event.number("input_tokens") != null) {
            event = draw.maybe(event, 0.5, "cached_tokens", draw.between(0, 50));
            event = draw.maybe(event, 0.5, "cache_write_tokens", draw.between(0, 50));
        }
        event = draw.maybe(event, 0.6, "output_tokens", draw.between(0, 500));
        event = draw.maybe(event, 0.5, "reasoning_tokens", draw.between(0, 50));
        event = draw.maybe(event, 0.5, "cost_usd", draw.oneOf(MONEY));
        event = draw.maybe(event, 0.7, "confidence", draw.oneOf(SHARES));
        event = draw.maybe(event, 0.5, "predicted_intent", draw.oneOf(List.of("refund", "other")));
        return ofATalk(event, talk);
    }

    private Event ofATalk(Event event, String talk) {
        if (draw.chance(0.2)) {
            return event;
        }
        return event.with("conversation_id", draw.chance(0.9) ? talk : "talk 1");
    }

    private void evaluation(String tenant, String id, long at) {
        Event event = draw.segmented(event("evaluation.recorded", tenant, at));
        event = event.with("interaction_id", id).with("name", draw.oneOf(NAMES));
        event = draw.maybe(event, 0.7, "value", draw.oneOf(SHARES));
        event = draw.maybe(event, 0.5, "label", draw.oneOf(LABELS));
        List<String> evaluators = List.of("auto", "human", "human", "user");
        event = draw.maybe(event, 0.6, "evaluator", draw.oneOf(evaluators));
        List<Number> probabilities = List.of(1, 0.001, 0.3, 0.0105);
        add(draw.maybe(event, 0.5, "sample_probability", draw.oneOf(probabilities)));
    }

    private void use(String tenant, String talk, String id, long at) {
        Event event =
                switch (draw.between(0, 6)) {
                    case 0 ->
                            draw.maybe(
                                    event("suggestion.accepted", tenant, at)
                                            .with("suggestion_id", "s"),
                                    0.6,
                                    "method",
                                    draw.oneOf(List.of("auto", "full")));
                    case 1 -> event("source.inspected", tenant, at);
                    case 2 ->
                            event("task.ended", tenant, at)
                                    .with("task_id", "task")
                                    .with("outcome", draw.oneOf(List.of("success", "failure")));
                    case 3 ->
                            event("escalation.requested", tenant, at).with("conversation_id", talk);
                    case 4 -> {
                        Event review = event("review.completed", tenant, at);
                        review = draw.chance(0.2) ? review.with("task_id", "task") : review;
                        review = draw.maybe(review, 0.8, "passed", draw.chance(0.5));
                        yield draw.maybe(review, 0.8, "minutes", draw.oneOf(List.of(0, 2.5)));
                    }
                    case 5 -> {
                        Event safety = draw.segmented(event("safety.triggered", tenant, at));
                        List<String> actions = List.of("flagged", "blocked");
                        safety = draw.maybe(safety, 0.7, "action", draw.oneOf(actions));
                        yield draw.maybe(safety, 0.5, "confirmed_false_positive", draw.chance(0.6));
                    }
                    default -> event("answer.regenerated", tenant, at);
                };
        add(event.with("interaction_id", id));
    }

    /** What a user says of one thing, and says again when a day has passed, or nearly. */
    private void feedback(String tenant, long from, String id, String value) {
        String kind = draw.oneOf(List.of("thumb", "star", "csat", "likert", "report"));
        String user = draw.oneOf(USERS);
        long at = from;
        for (int i = draw.between(1, 4); i > 0; i--) {
            boolean survey = draw.chance(0.3);
            Event event =
                    draw.segmented(
                                    draw.event(
                                            survey ? "survey.shown" : "feedback.given",
                                            tenant,
                                            user,
                                            at))
                            .with(id, value)
                            .with("kind", kind);
            if (draw.chance(0.1)) {
                event = event.with("user_id", null);
            }
            if (!survey) {
                event = rated(event, kind);
            }
            add(event);
            at += draw.oneOf(List.of(0L, HOUR, DAY, DAY)) + draw.oneOf(BESIDE);
        }
    }

    private Event rated(Event event, String kind) {
        if (kind.equals("report")) {
            List<String> modes = List.of("incorrect_output", "bad_citation", "slow_response");
            return draw.maybe(event, 0.7, "failure_mode", draw.oneOf(modes));
        }
        if (kind.equals("thumb")) {
            return event.with("value", draw.oneOf(List.of(0, 1, 0.5, 0.50001)));
        }
        return draw.chance(0.3)
                ? event.with("scale_min", -3)
                        .with("scale_max", 3)
                        .with("value", draw.oneOf(List.of(-3, 0, 1.5, 1.49999, 3, 0.3333)))
                : event.with("value", draw.oneOf(List.of(1, 3, 4, 3.99995, 3.99994, 5)));
    }

    private Event cost(String tenant, long at) {
        return event("cost.recorded", tenant, at)
                .with("amount_usd", draw.oneOf(MONEY))
                .with("cost_kind", draw.oneOf(List.of("llm", "retrieval", "other")));
    }

    private long around(long from, List<Long> boundaries) {
        return from + draw.oneOf(boundaries) + draw.oneOf(BESIDE);
    }

    private Event event(String type, String tenant, long at) {
        return draw.event(type, tenant, draw.oneOf(USERS), at);
    }

    private void add(Event event) {
        history.add(event);
    }
}
