package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up histories of a few users over some months, with what they adopted and the tickets they
 * opened: pauses, returns and conversions on every boundary of a span and a millisecond beside it.
 */
public final class PeopleHistories {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    /** Around every span of a person and an adopter, from an anchor. */
    private static final List<Long> SPANS =
            List.of(
                    0L, 0L, 1L, 300_000L, HOUR, DAY, 7 * DAY, 14 * DAY, 27 * DAY, 28 * DAY,
                    60 * DAY, 90 * DAY);

    private static final List<Long> BESIDE = List.of(-1L, 0L, 0L, 0L, 1L);
    private static final List<String> TENANTS = List.of("default", "default", "t|2");
    private static final List<String> USERS = List.of("ann", "ann", "bo");
    private static final List<String> FEATURES = List.of("x", "x", "y|x");
    private static final List<String> TYPES =
            List.of(
                    "user.active",
                    "user.active",
                    "feature.invoked",
                    "feature.invoked",
                    "query.submitted",
                    "task.started",
                    "task.ended",
                    "conversation.opened",
                    "suggestion.accepted",
                    "suggestion.accepted",
                    "conversion.recorded",
                    "conversion.recorded",
                    "eligibility.set",
                    "eligibility.set",
                    "opportunity.seen",
                    "ticket.opened",
                    "incident.opened",
                    "ticket.resolved",
                    "incident.resolved");

    private static final List<String> MODES =
            List.of("incorrect_output", "wrong_tone", "review_problem");
    private static final List<String> KINDS = List.of("model_regression", "outage", "other");

    private final Draw draw;
    private int number;

    private PeopleHistories(long seed) {
        this.draw = new Draw(seed);
    }

    /** The same history for the same seed, in no order, some events sent again. */
    public static List<Event> random(long seed) {
        return new PeopleHistories(seed).made();
    }

    private List<Event> made() {
        List<Event> history = new ArrayList<>();
        List<Long> anchors = new ArrayList<>(List.of(draw.startMillis()));
        for (int i = draw.between(2, 40); i > 0; i--) {
            long at = draw.oneOf(anchors) + draw.oneOf(SPANS) + draw.oneOf(BESIDE);
            if (draw.chance(0.15)) {
                at = Math.floorDiv(at, DAY) * DAY + draw.oneOf(BESIDE);
            }
            if (draw.chance(0.3)) {
                anchors.add(at);
            }
            history.add(event(draw.oneOf(TYPES), at));
        }
        return draw.withRetransmissions(withoutReuse(history));
    }

    /** Without events that open a ticket anew after the end of the first. */
    private static List<Event> withoutReuse(List<Event> history) {
        Map<List<String>, Long> first = new HashMap<>();
        for (Event event : history) {
            if (event.type().endsWith("t.opened")) {
                first.merge(ticketOf(event), event.timeMillis(), Math::min);
            }
        }
        return history.stream()
                .filter(
                        event ->
                                !event.type().endsWith("t.opened")
                                        || event.timeMillis()
                                                <= first.getOrDefault(ticketOf(event), 0L)
                                                        + 90 * DAY)
                .toList();
    }

    private static List<String> ticketOf(Event event) {
        return List.of(event.tenant(), String.valueOf(event.string("ticket_id")));
    }

    private Event event(String type, long at) {
        Event event = draw.segmented(draw.event(type, draw.oneOf(TENANTS), draw.oneOf(USERS), at));
        return switch (type) {
            case "feature.invoked", "opportunity.seen" -> featured(event);
            case "eligibility.set" -> featured(event).with("eligible", draw.chance(0.7));
            case "query.submitted" ->
                    event.with("interaction_id", "i" + number++).with("instruction", true);
            case "task.started" -> event.with("task_id", "t" + number++);
            case "task.ended" ->
                    event.with("task_id", "t" + number++)
                            .with(
                                    "outcome",
                                    draw.oneOf(List.of("success", "failure", "abandoned")));
            case "conversation.opened" -> event.with("conversation_id", "c" + number++);
            case "suggestion.accepted" ->
                    draw.maybe(
                            event.with("suggestion_id", "s" + number++),
                            0.6,
                            "method",
                            draw.oneOf(List.of("auto", "full")));
            case "conversion.recorded" -> conversion(event);
            case "ticket.opened" ->
                    draw.maybe(ticket(event), 0.6, "failure_mode", draw.oneOf(MODES));
            case "incident.opened" ->
                    draw.maybe(ticket(event), 0.6, "incident_kind", draw.oneOf(KINDS));
            case "ticket.resolved", "incident.resolved" -> ticket(event);
            default -> event;
        };
    }

    private Event featured(Event event) {
        return event.with("feature", draw.oneOf(FEATURES));
    }

    private Event conversion(Event event) {
        Event kind =
                draw.maybe(
                        event,
                        0.7,
                        "conversion_kind",
                        draw.oneOf(List.of("purchase", "expansion", "refund")));
        return draw.maybe(kind, 0.7, "value_usd", draw.oneOf(List.of(0, 0.5, 12.0000000005)));
    }

    private Event ticket(Event event) {
        return event.with("ticket_id", draw.oneOf(List.of("k1", "k2")));
    }
}
