package dev.stet.oracle;

import static dev.stet.oracle.Numbers.one;
import static dev.stet.oracle.Numbers.scaled;

import dev.stet.oracle.InteractionOracle.Interaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each conversation adds to {@code conversation_kpi}, worked out from all events at once. */
public final class ConversationOracle {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    private final List<Event> events;
    private final List<Interaction> interactions;
    private final List<QuestionOracle.Question> questions;

    private ConversationOracle(Collection<Event> all) {
        events = Event.distinct(all).stream().sorted(Event.EARLIER_FIRST).toList();
        interactions = InteractionOracle.interactions(all);
        questions =
                QuestionOracle.questions(
                        all.stream()
                                .filter(
                                        event ->
                                                event.type().equals("query.submitted")
                                                        || event.type()
                                                                .equals("answer.regenerated"))
                                .toList());
    }

    public static List<Share> conversations(Collection<Event> events) {
        return new ConversationOracle(events).all();
    }

    private List<Share> all() {
        List<Share> shares = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Event event : events) {
            String id = event.string("conversation_id");
            if (event.type().equals("conversation.opened")
                    && id != null
                    && seen.add(List.of(event.tenant(), id))) {
                shares.add(share(event, id));
            }
        }
        return shares;
    }

    private List<Event> own(Event opening, String id, String type, long from, long to) {
        long o = opening.timeMillis();
        return events.stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.tenant().equals(opening.tenant()))
                .filter(event -> id.equals(event.string("conversation_id")))
                .filter(event -> event.timeMillis() >= o + from && event.timeMillis() <= o + to)
                .toList();
    }

    private Share share(Event opening, String id) {
        long o = opening.timeMillis();
        List<Interaction> its =
                interactions.stream()
                        .filter(each -> each.anchor().tenant().equals(opening.tenant()))
                        .filter(each -> each.anchor().timeMillis() >= o - 24 * HOUR)
                        .filter(each -> each.anchor().timeMillis() <= o + 72 * HOUR)
                        .filter(each -> id.equals(each.first("conversation_id")))
                        .toList();
        List<Interaction> asked = its.stream().filter(each -> isAskedWithin(each, o)).toList();
        boolean answered = asked.stream().anyMatch(Interaction::isAnswer);
        boolean repeated = asked.stream().anyMatch(each -> isAskedAgain(each, true));
        boolean again =
                asked.stream().anyMatch(each -> each.isRegenerated() || isAskedAgain(each, false));
        boolean escalated = !own(opening, id, "escalation.requested", 0, 72 * HOUR).isEmpty();
        List<Event> handoffs = own(opening, id, "handoff.completed", 0, 72 * HOUR);
        boolean handedOff = !handoffs.isEmpty();
        boolean eligible = !Boolean.FALSE.equals(opening.fields().get("eligible"));

        Map<String, Long> row = new TreeMap<>();
        row.put("opened", 1L);
        row.put("eligible", one(eligible));
        row.put("involved", one(eligible && answered));
        row.put("escalated", one(escalated));
        row.put("handed_off", one(handedOff));
        row.put(
                "human_ms",
                handoffs.stream().mapToLong(e -> scaled(e.number("human_seconds"), 3)).sum());
        boolean deflected = eligible && answered && !handedOff;
        row.put("deflected", one(deflected));
        List<Event> closes = own(opening, id, "conversation.closed", 0, 72 * HOUR);
        Event end = end(closes);
        boolean verified = end != null && isVerified(end);
        boolean confirmed = end != null && !handedOff && verified;
        boolean assumed = end != null && !handedOff && !escalated && !verified && answered;
        boolean resolved = confirmed || assumed;
        boolean reopenedAfterEnd = end != null && isReopened(opening, id, end, end);
        row.put("closed", one(end != null));
        row.put("reopened", one(end != null && isReopened(opening, id, closes.get(0), end)));
        row.put("confirmed", one(confirmed));
        row.put("assumed", one(assumed));
        row.put("resolved_reopened", one(resolved && reopenedAfterEnd));
        row.put("durably_deflected", one(deflected && !reopenedAfterEnd && !repeated));
        row.put("successful_sessions", one(resolved && !reopenedAfterEnd && !repeated));
        row.put("turns", (long) asked.size());
        row.put("long_conversations", one(asked.size() > 15));
        row.put("resolution_ms", resolved && end != null ? end.timeMillis() - o : 0);
        boolean silent = !asked.isEmpty() && end == null && !escalated && !handedOff;
        row.put("silent", one(silent));
        row.put("silent_good", one(silent && !again));
        costs(opening, id, its, resolved, confirmed, row);
        return new Share(
                opening.tenant(), o, handled(opening.dimensions(), answered, handedOff), row);
    }

    private static boolean isAskedWithin(Interaction interaction, long o) {
        List<Event> queries = interaction.of("query.submitted");
        return !queries.isEmpty()
                && queries.get(0).timeMillis() >= o
                && queries.get(0).timeMillis() <= o + 72 * HOUR;
    }

    private boolean isAskedAgain(Interaction interaction, boolean byRepeat) {
        Event query = interaction.of("query.submitted").get(0);
        return questions.stream()
                .filter(each -> each.tenant().equals(query.tenant()))
                .filter(each -> each.user().equals(query.user()))
                .filter(
                        each ->
                                Objects.equals(
                                        query.string("interaction_id"), each.predecessorId()))
                .anyMatch(each -> !byRepeat || each.kind() == QuestionOracle.Kind.REPEAT);
    }

    private static boolean isVerified(Event close) {
        return Set.of("user", "llm").contains(String.valueOf(close.string("verified_by")));
    }

    private static @Nullable Event end(List<Event> closes) {
        List<Event> verified = closes.stream().filter(ConversationOracle::isVerified).toList();
        List<Event> those = verified.isEmpty() ? closes : verified;
        return those.isEmpty() ? null : those.get(those.size() - 1);
    }

    private boolean isReopened(Event opening, String id, Event after, Event end) {
        return own(opening, id, "conversation.reopened", 0, 10 * DAY).stream()
                .anyMatch(
                        event ->
                                event.timeMillis() > after.timeMillis()
                                        && event.timeMillis() <= end.timeMillis() + 7 * DAY);
    }

    private void costs(
            Event opening,
            String id,
            List<Interaction> its,
            boolean resolved,
            boolean confirmed,
            Map<String, Long> row) {
        List<Event> own = own(opening, id, "cost.recorded", -24 * HOUR, 10 * DAY);
        List<Long> ofInteractions = new ArrayList<>();
        for (Interaction each : its) {
            Long cost = each.cost("conversation_id");
            if (cost != null) {
                ofInteractions.add(cost);
            }
        }
        if (own.isEmpty() && ofInteractions.isEmpty()) {
            return;
        }
        row.put("costed", 1L);
        row.put("costed_resolved", one(resolved));
        row.put("costed_confirmed", one(confirmed));
        row.put(
                "cost_usd",
                own.stream().mapToLong(event -> scaled(event.number("amount_usd"), 9)).sum()
                        + ofInteractions.stream().mapToLong(Long::longValue).sum());
    }

    private static SortedMap<String, String> handled(
            SortedMap<String, String> dimensions, boolean answered, boolean handedOff) {
        if ("unknown".equals(dimensions.get("handled_by"))) {
            dimensions.put(
                    "handled_by",
                    answered ? handedOff ? "assisted" : "ai" : handedOff ? "human" : "unknown");
        }
        return dimensions;
    }
}
