package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Made-up histories of a handful of tasks with their interactions, decisions and signals: ties,
 * times on every boundary of a span and a millisecond beside it, orphans, second starts, changing
 * claims.
 */
public final class TaskHistories {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    /** Around every span of a task, from its start. */
    private static final List<Long> OF_A_TASK =
            List.of(-24 * HOUR, -1L, 0L, 1L, HOUR, 72 * HOUR, 7 * DAY, 10 * DAY);

    /** Around every span of an interaction, from its first event. */
    private static final List<Long> OF_AN_INTERACTION =
            List.of(-24 * HOUR, 0L, 1L, 1_800_000L, HOUR, 24 * HOUR, 7 * DAY);

    private static final List<Long> BESIDE = List.of(-1L, 0L, 0L, 0L, 1L);
    private static final List<String> TENANTS = List.of("default", "default", "t|2");
    private static final List<String> USERS = List.of("ann", "bo");
    private static final List<String> FIELDS = List.of("vendor", "amount", "vendor|x");
    private static final List<String> OUTCOMES =
            List.of("success", "success", "failure", "abandoned");
    private static final List<Number> MONEY = List.of(0, 0.5, 12.0000000005, 1e-9, 0.0000000004);

    private final Draw draw;
    private final long startMillis;
    private final List<Event> history = new ArrayList<>();

    private TaskHistories(long seed) {
        this.draw = new Draw(seed);
        this.startMillis = draw.startMillis();
    }

    /** The same history for the same seed, in no order, some events sent again. */
    public static List<Event> random(long seed) {
        return new TaskHistories(seed).made();
    }

    private List<Event> made() {
        int tasks = draw.between(1, 3);
        for (int number = 0; number < tasks; number++) {
            task(draw.oneOf(TENANTS), "task " + number);
        }
        return draw.withRetransmissions(withoutReuse(history));
    }

    /** Without events that open a decision or an interaction anew after the end of the first. */
    private static List<Event> withoutReuse(List<Event> history) {
        Map<List<@Nullable Object>, Long> openings = new HashMap<>();
        for (Event event : history) {
            List<@Nullable Object> subject = opened(event);
            if (subject != null) {
                openings.merge(subject, event.timeMillis(), Math::min);
            }
        }
        return history.stream()
                .filter(
                        event -> {
                            Long first = openings.get(opened(event));
                            return first == null || event.timeMillis() <= first + 7 * DAY;
                        })
                .toList();
    }

    /** The decision or interaction that an event opens; null where it opens none. */
    private static @Nullable List<@Nullable Object> opened(Event event) {
        return switch (event.type()) {
            case "decision.made" ->
                    Arrays.asList(
                            event.tenant(),
                            event.fields().get("task_id"),
                            event.fields().get("field"));
            case "query.submitted", "generation.completed" ->
                    Arrays.asList(event.tenant(), event.fields().get("interaction_id"));
            default -> null;
        };
    }

    private void task(String tenant, String task) {
        long s = startMillis + draw.oneOf(List.of(0L, 1L, HOUR, 3 * DAY));
        int starts = draw.oneOf(List.of(0, 1, 1, 1, 1, 2));
        for (int i = 0; i < starts; i++) {
            add(started(tenant, task, s + (i == 0 ? 0 : draw.oneOf(List.of(0L, 1L, HOUR)))));
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            add(ended(tenant, task, around(s, OF_A_TASK)));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            long at = around(s + draw.oneOf(List.of(0L, HOUR, 72 * HOUR)), OF_A_TASK);
            add(event("outcome.reversed", tenant, at).with("task_id", task));
        }
        for (int i = draw.between(0, 4); i > 0; i--) {
            add(aboutDecision(tenant, task, around(s, OF_A_TASK)));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            Event review =
                    event("review.completed", tenant, around(s, OF_A_TASK)).with("task_id", task);
            review = draw.maybe(review, 0.8, "passed", draw.chance(0.5));
            add(draw.maybe(review, 0.8, "minutes", draw.oneOf(List.of(0, 2.5, 0.00001))));
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            add(cost(tenant, around(s, OF_A_TASK)).with("task_id", task));
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            long at = around(s, List.of(-24 * HOUR, 0L, HOUR, 72 * HOUR));
            interaction(tenant, task, task + " asks " + i, at);
        }
    }

    private Event started(String tenant, String task, long at) {
        Event event = draw.segmented(event("task.started", tenant, at)).with("task_id", task);
        event = draw.maybe(event, 0.5, "success_definition", "merged");
        event = draw.maybe(event, 0.5, "baseline_seconds", draw.oneOf(List.of(0, 90, 0.0005)));
        return draw.maybe(event, 0.5, "baseline_usd", draw.oneOf(MONEY));
    }

    private Event ended(String tenant, String task, long at) {
        Event event =
                event("task.ended", tenant, at)
                        .with("task_id", task)
                        .with("outcome", draw.oneOf(OUTCOMES));
        event = draw.maybe(event, 0.5, "quality", draw.oneOf(List.of(0, 1, 0.5, 0.00005)));
        return draw.maybe(event, 0.5, "value_usd", draw.oneOf(MONEY));
    }

    private Event aboutDecision(String tenant, String task, long at) {
        boolean made = draw.chance(0.4);
        Event event =
                event(made ? "decision.made" : "decision.overridden", tenant, at)
                        .with("task_id", task);
        event = draw.segmented(event);
        if (made || draw.chance(0.7)) {
            event = event.with("field", draw.oneOf(FIELDS));
        }
        return draw.maybe(
                event, 0.7, "confidence", draw.oneOf(List.of(0, 0.49995, 0.49994, 0.5, 1)));
    }

    private void interaction(String tenant, String task, String id, long at) {
        for (int i = draw.between(0, 2); i > 0; i--) {
            Event query =
                    event("query.submitted", tenant, around(at, OF_AN_INTERACTION))
                            .with("interaction_id", id)
                            .with("instruction", true);
            add(ofATask(query, task));
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            Event generation =
                    event("generation.completed", tenant, around(at, OF_AN_INTERACTION))
                            .with("interaction_id", id)
                            .with("response_id", draw.oneOf(List.of("r1", "r2")));
            generation = draw.maybe(generation, 0.6, "output_tokens", draw.between(0, 500));
            generation = draw.maybe(generation, 0.5, "cost_usd", draw.oneOf(MONEY));
            add(ofATask(generation, task));
        }
        for (int i = draw.between(0, 1); i > 0; i--) {
            add(
                    event("answer.regenerated", tenant, around(at, OF_AN_INTERACTION))
                            .with("interaction_id", id));
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            Event cost = cost(tenant, around(at, OF_AN_INTERACTION)).with("interaction_id", id);
            add(draw.chance(0.3) ? cost.with("task_id", task) : cost);
        }
    }

    private Event ofATask(Event event, String task) {
        if (draw.chance(0.3)) {
            return event;
        }
        return event.with("task_id", draw.chance(0.9) ? task : "task 0");
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
