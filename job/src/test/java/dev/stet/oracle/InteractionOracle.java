package dev.stet.oracle;

import static dev.stet.oracle.Numbers.one;
import static dev.stet.oracle.Numbers.scaled;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every interaction and every response of one, worked out from the whole set of events at once;
 * without a price table.
 */
public final class InteractionOracle {

    private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final Set<String> HEARD =
            Set.of(
                    "query.submitted",
                    "generation.completed",
                    "answer.regenerated",
                    "evaluation.recorded",
                    "safety.triggered",
                    "source.inspected",
                    "suggestion.accepted",
                    "feedback.given",
                    "escalation.requested",
                    "task.ended",
                    "review.completed",
                    "cost.recorded");

    private InteractionOracle() {}

    /**
     * @param events within its span, in their order, without further generations of a response
     */
    record Interaction(Event anchor, List<Event> events) {

        List<Event> of(String type) {
            return events.stream().filter(event -> event.type().equals(type)).toList();
        }

        boolean any(String type, long from, long to, Predicate<Event> which) {
            return of(type).stream()
                    .filter(which)
                    .anyMatch(event -> event.timeMillis() >= from && event.timeMillis() <= to);
        }

        boolean isRegenerated() {
            long a = anchor.timeMillis();
            return any("answer.regenerated", a, a + HALF_HOUR, event -> true);
        }

        boolean isAnswer() {
            List<Event> generations = of("generation.completed");
            return generations.stream().anyMatch(InteractionOracle::isOk)
                    || generations.isEmpty() && !of("query.submitted").isEmpty();
        }

        /** The value of this field of the first query or generation that has one. */
        @Nullable String first(String field) {
            return events.stream()
                    .filter(
                            event ->
                                    event.type().equals("query.submitted")
                                            || event.type().equals("generation.completed"))
                    .map(event -> event.string(field))
                    .filter(value -> value != null)
                    .findFirst()
                    .orElse(null);
        }

        /** In nano-dollars; null where nothing is known. */
        @Nullable Long cost(String otherId) {
            Long cost = null;
            for (Event event : events) {
                Number usd = null;
                if (event.type().equals("generation.completed")) {
                    usd = event.number("cost_usd");
                } else if (event.type().equals("cost.recorded") && event.string(otherId) == null) {
                    usd = event.number("amount_usd");
                }
                if (usd != null) {
                    cost = (cost == null ? 0 : cost) + scaled(usd, 9);
                }
            }
            return cost;
        }
    }

    static boolean isOk(Event generation) {
        String status = generation.string("status");
        return status == null || status.equals("ok");
    }

    static List<Interaction> interactions(Collection<Event> events) {
        Map<List<String>, List<Event>> byId = new LinkedHashMap<>();
        Event.distinct(events).stream()
                .filter(event -> HEARD.contains(event.type()))
                .sorted(Event.EARLIER_FIRST)
                .forEach(
                        event -> {
                            String id = event.string("interaction_id");
                            if (id != null) {
                                byId.computeIfAbsent(
                                                List.of(event.tenant(), id),
                                                key -> new ArrayList<>())
                                        .add(event);
                            }
                        });
        List<Interaction> interactions = new ArrayList<>();
        for (List<Event> members : byId.values()) {
            Event anchor = anchor(members);
            if (anchor != null) {
                interactions.add(new Interaction(anchor, within(anchor, members)));
            }
        }
        return interactions;
    }

    private static @Nullable Event anchor(List<Event> members) {
        for (Set<String> types :
                List.of(
                        Set.of("generation.completed"),
                        Set.of("query.submitted"),
                        Set.of("evaluation.recorded", "safety.triggered"))) {
            for (Event event : members) {
                if (types.contains(event.type())) {
                    return event;
                }
            }
        }
        return null;
    }

    private static List<Event> within(Event anchor, List<Event> members) {
        long a = anchor.timeMillis();
        Set<@Nullable String> responses = new HashSet<>();
        return members.stream()
                .filter(event -> event.timeMillis() >= a - DAY)
                .filter(event -> event.timeMillis() <= a + 7 * DAY)
                .filter(
                        event ->
                                !event.type().equals("generation.completed")
                                        || responses.add(event.string("response_id")))
                .toList();
    }

    /** What each response adds to {@code generation_kpi}, its histograms left out. */
    public static List<Share> generations(Collection<Event> events) {
        List<Share> shares = new ArrayList<>();
        for (Interaction interaction : interactions(events)) {
            for (Event each : interaction.of("generation.completed")) {
                shares.add(
                        new Share(
                                each.tenant(),
                                each.timeMillis(),
                                each.dimensions(),
                                generation(interaction, each)));
            }
        }
        return shares;
    }

    private static Map<String, Long> generation(Interaction interaction, Event each) {
        Map<String, Long> row = new TreeMap<>();
        boolean ok = isOk(each);
        boolean metered =
                each.number("input_tokens") != null || each.number("output_tokens") != null;
        Number usd = each.number("cost_usd");
        row.put("generations", 1L);
        row.put("errors", one("error".equals(each.string("status"))));
        row.put("cancelled", one("cancelled".equals(each.string("status"))));
        row.put("metered", one(metered));
        for (String tokens :
                List.of(
                        "input_tokens",
                        "output_tokens",
                        "cached_tokens",
                        "cache_write_tokens",
                        "reasoning_tokens")) {
            row.put(tokens, scaled(each.number(tokens), 0));
        }
        row.put("priced", one(usd != null));
        row.put("cost_usd", scaled(usd, 9));
        if (ok) {
            row.put("timed", one(each.number("latency_ms") != null));
            row.put("latency_ms", scaled(each.number("latency_ms"), 0));
            row.put("ttft_timed", one(each.number("ttft_ms") != null));
            row.put("ttft_ms", scaled(each.number("ttft_ms"), 0));
            boolean used = isUsed(interaction, each);
            long tokens = scaled(each.number("output_tokens"), 0);
            row.put("ok_output_tokens", tokens);
            row.put("ok_cost_usd", scaled(usd, 9));
            row.put("used_output_tokens", used ? tokens : 0);
            row.put("used_cost_usd", used ? scaled(usd, 9) : 0);
        }
        confidence(interaction, each, row);
        return row;
    }

    private static boolean isUsed(Interaction interaction, Event generation) {
        long g = generation.timeMillis();
        return interaction.events.stream()
                .filter(event -> event.timeMillis() >= g && event.timeMillis() <= g + HALF_HOUR)
                .filter(InteractionOracle::isUse)
                .anyMatch(
                        use ->
                                !interaction.any(
                                        "answer.regenerated",
                                        g + 1,
                                        use.timeMillis() - 1,
                                        event -> true));
    }

    private static boolean isUse(Event event) {
        return switch (event.type()) {
            case "suggestion.accepted" -> isByHand(event);
            case "source.inspected" -> true;
            case "feedback.given" ->
                    FeedbackOracle.isRating(event) && FeedbackOracle.isPositive(event);
            case "task.ended" -> "success".equals(event.string("outcome"));
            default -> false;
        };
    }

    private static boolean isByHand(Event accept) {
        return !"auto".equals(accept.string("method"));
    }

    private static void confidence(Interaction interaction, Event each, Map<String, Long> row) {
        Number confidence = each.number("confidence");
        if (confidence == null) {
            return;
        }
        row.put("confident", 1L);
        if (scaled(confidence, 4) < 5_000) {
            long g = each.timeMillis();
            row.put("low_confidence", 1L);
            row.put(
                    "low_confidence_accepted",
                    one(
                            interaction.any(
                                    "suggestion.accepted",
                                    g,
                                    g + HALF_HOUR,
                                    InteractionOracle::isByHand)));
            row.put(
                    "low_confidence_escalated",
                    one(interaction.any("escalation.requested", g, g + HALF_HOUR, event -> true)));
        }
    }
}
