package dev.stet.oracle;

import dev.stet.oracle.KpiOracle.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Usage, retention and conversions of every user, worked out from all events at once. */
public final class PersonOracle {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Set<String> USES =
            Set.of("feature.invoked", "query.submitted", "task.started", "conversation.opened");

    private PersonOracle() {}

    static boolean isValue(Event event) {
        return event.type().equals("suggestion.accepted") && !"auto".equals(event.string("method"))
                || event.type().equals("task.ended") && "success".equals(event.string("outcome"));
    }

    static boolean isUse(Event event) {
        return isValue(event)
                || USES.contains(event.type())
                || event.type().equals("task.ended")
                        && !"abandoned".equals(event.string("outcome"));
    }

    private static boolean isActive(Event event) {
        return isUse(event) || event.type().equals("user.active");
    }

    private static boolean isConversion(Event event) {
        return event.type().equals("conversion.recorded")
                && !"refund".equals(event.string("conversion_kind"));
    }

    private static Collection<List<Event>> byUser(Collection<Event> events) {
        return Event.distinct(events).stream()
                .sorted(Event.EARLIER_FIRST)
                .collect(Collectors.groupingBy(event -> List.of(event.tenant(), event.user())))
                .values();
    }

    /** The rows of {@code usage_kpi}: in each cell a user counts once. */
    public static SortedMap<Cell, SortedMap<String, Long>> usage(
            Collection<Event> events, KpiOracle cells) {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        for (List<Event> ofUser : byUser(events)) {
            List<Share> shares = new ArrayList<>();
            for (Event event : ofUser) {
                Map<String, Long> row = new TreeMap<>();
                row.put("active_users", isActive(event) ? 1L : 0);
                row.put("using_users", isUse(event) ? 1L : 0);
                row.put("valuing_users", isValue(event) ? 1L : 0);
                shares.add(share(event, row));
            }
            cells.rows("usage_kpi", shares)
                    .forEach(
                            (cell, row) ->
                                    row.forEach(
                                            (name, count) ->
                                                    rows.computeIfAbsent(
                                                                    cell, same -> new TreeMap<>())
                                                            .merge(
                                                                    name,
                                                                    Math.min(1, count),
                                                                    Long::sum)));
        }
        return rows;
    }

    /** One share for each time that a user is new; days are those of the zone. */
    public static List<Share> retention(Collection<Event> events, ZoneId zone) {
        List<Share> shares = new ArrayList<>();
        for (List<Event> ofUser : byUser(events)) {
            List<Event> active = ofUser.stream().filter(PersonOracle::isActive).toList();
            for (int i = 0; i < active.size(); i++) {
                long at = active.get(i).timeMillis();
                if (i == 0 || at - active.get(i - 1).timeMillis() > 90 * DAY) {
                    shares.add(share(active.get(i), retention(active.get(i), ofUser, zone)));
                }
            }
        }
        return shares;
    }

    private static Map<String, Long> retention(Event first, List<Event> ofUser, ZoneId zone) {
        long from = first.timeMillis();
        long day = day(first, zone);
        Set<Long> days =
                ofUser.stream()
                        .filter(event -> isActive(event) && event.timeMillis() >= from)
                        .map(event -> day(event, zone) - day)
                        .collect(Collectors.toSet());
        boolean ai = ofUser.stream().anyMatch(e -> isUse(e) && day(e, zone) == day);
        boolean converted =
                ofUser.stream()
                        .anyMatch(
                                event ->
                                        isConversion(event)
                                                && event.timeMillis() >= from
                                                && event.timeMillis() <= from + 28 * DAY);
        Map<String, Long> row = new TreeMap<>();
        both(row, "new_users", "new_ai_users", 1, ai);
        for (long n : List.of(1L, 7L, 28L)) {
            both(row, "retained_d" + n, "retained_ai_d" + n, days.contains(n) ? 1 : 0, ai);
        }
        long again = days.stream().filter(n -> n >= 1 && n <= 27).count();
        both(row, "repeat_users", "repeat_ai_users", Math.min(1, again), ai);
        both(row, "active_days", "active_ai_days", 1 + again, ai);
        both(row, "converted", "converted_ai", converted ? 1 : 0, ai);
        return row;
    }

    private static long day(Event event, ZoneId zone) {
        return KpiOracle.date(zone, event.timeMillis()).toEpochDay();
    }

    private static void both(
            Map<String, Long> row, String name, String ofAi, long count, boolean ai) {
        row.put(name, count);
        row.put(ofAi, ai ? count : 0);
    }

    /** What each conversion, and each refund, adds to {@code economics_kpi}. */
    public static List<Share> conversions(Collection<Event> events) {
        List<Share> shares = new ArrayList<>();
        for (List<Event> ofUser : byUser(events)) {
            for (Event event : ofUser) {
                if (event.type().equals("conversion.recorded")) {
                    shares.add(share(event, conversion(event, ofUser)));
                }
            }
        }
        return shares;
    }

    private static Map<String, Long> conversion(Event conversion, List<Event> ofUser) {
        Number amount = conversion.number("value_usd");
        long value =
                amount == null
                        ? 0
                        : new BigDecimal(amount.toString())
                                .movePointRight(9)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact();
        Map<String, Long> row = new TreeMap<>();
        if (!isConversion(conversion)) {
            row.put("revenue_usd", -value);
            return row;
        }
        long at = conversion.timeMillis();
        boolean assisted =
                ofUser.stream()
                        .anyMatch(
                                event ->
                                        isValue(event)
                                                && event.timeMillis() >= at - 7 * DAY
                                                && event.timeMillis() <= at);
        row.put("conversions", 1L);
        row.put("revenue_usd", value);
        row.put("assisted_conversions", assisted ? 1L : 0);
        if ("expansion".equals(conversion.string("conversion_kind"))) {
            row.put("expansions", 1L);
            row.put("expansion_revenue_usd", value);
        }
        return row;
    }

    static Share share(Event event, Map<String, Long> row) {
        return new Share(event.tenant(), event.timeMillis(), event.dimensions(), row);
    }
}
