package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Made-up histories of a few users who take part in experiments: exposures, and what the users
 * begin on every boundary of the week after them and a millisecond beside it.
 */
public final class ExperimentHistories {

    private static final long MINUTE = 60_000;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final List<Long> SPANS =
            List.of(0L, 0L, 1L, MINUTE, 10 * MINUTE, DAY, 7 * DAY, 7 * DAY, 17 * DAY, 90 * DAY);

    private static final List<Long> BESIDE = List.of(-1L, 0L, 0L, 0L, 1L);
    private static final List<Long> SOON = List.of(0L, 1L, 20_000L, 4 * MINUTE, 30 * MINUTE, DAY);
    private static final List<String> TENANTS = List.of("default", "default", "t|2");
    private static final List<String> USERS = List.of("ann", "ann", "bo");
    private static final List<String> OUTCOMES = List.of("success", "success", "failure");

    private final Draw draw;
    private final List<Event> history = new ArrayList<>();
    private final Set<List<Object>> opened = new HashSet<>();
    private final Map<List<String>, Long> firstOpened = new HashMap<>();

    private ExperimentHistories(long seed) {
        draw = new Draw(seed);
    }

    /** The same history for the same seed, in no order, some events sent again. */
    public static List<Event> random(long seed) {
        return new ExperimentHistories(seed).made();
    }

    private List<Event> made() {
        List<Long> anchors = new ArrayList<>(List.of(draw.startMillis()));
        for (int i = draw.between(2, 25); i > 0; i--) {
            long at = draw.oneOf(anchors) + draw.oneOf(SPANS) + draw.oneOf(BESIDE);
            if (draw.chance(0.3)) {
                anchors.add(at);
            }
            happen(at, i);
        }
        return draw.withRetransmissions(history);
    }

    private void happen(long at, int number) {
        switch (draw.between(0, 7)) {
            case 0, 1, 2 ->
                    add("experiment.exposed", at)
                            .with("experiment", draw.oneOf(List.of("e1", "e1", "e2")))
                            .with("variant", draw.oneOf(List.of("a", "b")));
            case 3 -> suggestion(at, "s" + draw.between(0, 4));
            case 4 -> question(at, "q" + number);
            case 5 -> task(at, "t" + draw.between(0, 4));
            case 6 -> conversation(at, "c" + number);
            default ->
                    add("conversion.recorded", at)
                            .with(
                                    "conversion_kind",
                                    draw.oneOf(List.of("purchase", "purchase", "refund")));
        }
    }

    private void suggestion(long at, String id) {
        if (open("suggestion.shown", "suggestion_id", id, at)) {
            long accepted = at + draw.oneOf(SOON);
            add("suggestion.accepted", accepted).with("suggestion_id", id);
            if (draw.chance(0.5)) {
                add("content.edited", accepted + draw.oneOf(SOON))
                        .with("suggestion_id", id)
                        .with("distance", draw.oneOf(List.of(0.5, 1)));
            }
        }
    }

    private void question(long at, String id) {
        if (open("query.submitted", "interaction_id", id, at)) {
            change("text", draw.oneOf(List.of("one", "two")));
            if (draw.chance(0.3)) {
                String user = last().user();
                add("answer.regenerated", at + draw.oneOf(SOON))
                        .with("interaction_id", id)
                        .with("user_id", user);
            }
        }
    }

    private void task(long at, String id) {
        if (open("task.started", "task_id", id, at)) {
            long end = at + draw.oneOf(SOON);
            add("task.ended", end).with("task_id", id).with("outcome", draw.oneOf(OUTCOMES));
            if (draw.chance(0.3)) {
                add("outcome.reversed", end + draw.oneOf(SPANS)).with("task_id", id);
            }
        }
    }

    private void conversation(long at, String id) {
        if (open("conversation.opened", "conversation_id", id, at)) {
            if (draw.chance(0.2)) {
                change("eligible", false);
            }
            long asked = at + draw.oneOf(SOON);
            if (open("query.submitted", "interaction_id", "i" + id, asked)) {
                change("text", "about " + id);
                change("conversation_id", id);
            }
            if (draw.chance(0.3)) {
                add("handoff.completed", asked + draw.oneOf(SOON)).with("conversation_id", id);
            }
        }
    }

    /**
     * Opens something, unless another of its kind is opened at that instant, or it was long ago.
     *
     * @return whether it did
     */
    private boolean open(String type, String idName, String id, long at) {
        String tenant = draw.oneOf(TENANTS);
        long first = firstOpened.merge(List.of(tenant, type, id), at, (known, now) -> known);
        if (Math.abs(at - first) > 10 * MINUTE || !opened.add(List.of(tenant, type, at))) {
            return false;
        }
        history.add(draw.segmented(draw.event(type, tenant, draw.oneOf(USERS), at)));
        change(idName, id);
        return true;
    }

    private ExperimentHistories add(String type, long at) {
        boolean begins = type.equals("experiment.exposed") || type.equals("conversion.recorded");
        String tenant = begins || history.isEmpty() ? draw.oneOf(TENANTS) : last().tenant();
        history.add(draw.event(type, tenant, draw.oneOf(USERS), at));
        return this;
    }

    private ExperimentHistories with(String name, Object value) {
        change(name, value);
        return this;
    }

    private void change(String name, Object value) {
        history.set(history.size() - 1, last().with(name, value));
    }

    private Event last() {
        return history.get(history.size() - 1);
    }
}
