package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Draws what the histories are made of, unpleasant values first. The same seed, the same draws. */
final class Draw {

    /** A midnight in November 2023, UTC: also the start of an hour and of a minute. */
    private static final long MIDNIGHT_MILLIS = 1_700_006_400_000L;

    /** By UTF-16 unit the emoji comes before U+FFFD and U+FF5A, by code point after both. */
    private static final List<String> ID_STARTS =
            List.of(
                    "a",
                    "e-",
                    "\uFFFD",
                    "\uFF5A",
                    "\uD83D\uDE00",
                    "\uD83D\uDE00",
                    "\u00E9",
                    "a|b ");

    /** Values that fold into one segment once a bar has become a slash, and ones that do not. */
    private static final List<String> DIMENSION_VALUES =
            List.of("x", "x|y", "x/y", "y", "y|x", "unknown", "\uD83D\uDE00", "X", "");

    private static final List<String> DIMENSIONS =
            List.of("feature", "model", "workflow", "variant");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private final Random random;
    private final Map<String, Integer> eventsByTenant = new HashMap<>();

    Draw(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends inclusive. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** When a history starts: on or before a midnight, so that it crosses windows of each grain. */
    long startMillis() {
        long beforeMillis =
                oneOf(List.of(0L, 1L, 60_000L, 1_800_000L, 2_700_000L, below(5_400_000)));
        return MIDNIGHT_MILLIS - beforeMillis;
    }

    /** No id of the tenant's other things starts with the same, but they sort in any order. */
    String id(int number) {
        return oneOf(ID_STARTS) + number;
    }

    /** An event of this tenant under an id of its own; other tenants use the same numbers. */
    Event event(String type, String tenant, String user, long millis) {
        int number = eventsByTenant.merge(tenant, 1, Integer::sum);
        Event event = Event.of(type, id(number), millis).with("user_id", user);
        if (!tenant.equals("default")) {
            event = event.with("tenant_id", tenant);
        } else if (chance(0.2)) {
            event = event.with("tenant_id", chance(0.5) ? "" : null);
        }
        return chance(0.2) ? event.with("event_time", text(millis)) : event;
    }

    /** Dimensions given, empty, null or left out. */
    Event segmented(Event event) {
        Event segmented = event;
        for (String name : DIMENSIONS) {
            if (chance(0.7)) {
                segmented = segmented.with(name, chance(0.05) ? null : oneOf(DIMENSION_VALUES));
            }
        }
        return segmented;
    }

    /** The field given, left out, or null. */
    Event maybe(Event event, double probability, String name, Object value) {
        if (chance(probability)) {
            return event.with(name, value);
        }
        return chance(0.1) ? event.with(name, null) : event;
    }

    /** The history with some events sent again as they were, and in no order at all. */
    List<Event> withRetransmissions(List<Event> events) {
        return Arrivals.anyOrder(events, random.nextLong());
    }

    /** RFC 3339, some with an offset, some with fractions below the millisecond. */
    private String text(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return switch (random.nextInt(4)) {
            case 0 -> instant.toString();
            case 1 -> instant.plusNanos(999_999).toString();
            case 2 -> SECONDS.format(instant.atOffset(ZoneOffset.ofHoursMinutes(-5, -30)));
            default -> instant.plusNanos(1).toString().toLowerCase(Locale.ROOT);
        };
    }
}
