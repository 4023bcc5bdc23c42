package dev.stet.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Adoptions and opportunities of every user and feature, worked out from all events at once. */
public final class AdopterOracle {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private AdopterOracle() {}

    public static List<Share> adoptions(Collection<Event> events) {
        List<Share> shares = new ArrayList<>();
        Event.distinct(events).stream()
                .filter(event -> event.string("feature") != null)
                .sorted(Event.EARLIER_FIRST)
                .collect(
                        Collectors.groupingBy(
                                event ->
                                        List.of(
                                                event.tenant(),
                                                event.user(),
                                                String.valueOf(event.string("feature")))))
                .values()
                .forEach(each -> add(each, shares));
        return shares;
    }

    private static void add(List<Event> events, List<Share> shares) {
        List<Event> eligible = events.stream().filter(AdopterOracle::isEligible).toList();
        for (int i = 0; i < eligible.size(); i++) {
            Event start = eligible.get(i);
            if (i == 0 || start.timeMillis() - eligible.get(i - 1).timeMillis() > 90 * DAY) {
                shares.add(PersonOracle.share(start, adoption(start.timeMillis(), events)));
            }
        }
        for (Event event : events) {
            if (event.type().equals("opportunity.seen")) {
                long at = event.timeMillis();
                List<Long> taken = times(events, AdopterOracle::isInvocation, at, at + 5 * MINUTE);
                Map<String, Long> row = new TreeMap<>();
                row.put("opportunities", 1L);
                row.put("opportunities_taken", taken.isEmpty() ? 0L : 1);
                shares.add(PersonOracle.share(event, row));
            }
        }
    }

    private static boolean isEligible(Event event) {
        return event.type().equals("eligibility.set") && event.flag("eligible");
    }

    private static boolean isInvocation(Event event) {
        return event.type().equals("feature.invoked");
    }

    private static Map<String, Long> adoption(long g, List<Event> events) {
        long end = g + 60 * DAY;
        List<Long> uses = times(events, PersonOracle::isUse, g, end);
        List<Long> values = times(events, PersonOracle::isValue, g, end);
        List<Long> disabled =
                times(
                        events,
                        e -> e.type().equals("eligibility.set") && !e.flag("eligible"),
                        g + 1,
                        end);
        Map<String, Long> row = new TreeMap<>();
        row.put("eligible", 1L);
        row.put("invoked_14d", one(uses.stream().anyMatch(at -> at <= g + 14 * DAY)));
        row.put("activated_14d", one(values.stream().anyMatch(at -> at <= g + 14 * DAY)));
        row.put("adopted_60d", one(!values.isEmpty()));
        row.put("disabled_60d", one(!disabled.isEmpty()));
        row.put("tried_60d", one(!uses.isEmpty()));
        if (!uses.isEmpty()) {
            long use = uses.get(0);
            List<Long> after = values.stream().filter(at -> at >= use).toList();
            row.put("waiting", one(after.isEmpty()));
            row.put("time_to_value_ms", after.isEmpty() ? 0 : after.get(0) - use);
        }
        return row;
    }

    /** In ascending order. */
    private static List<Long> times(
            List<Event> events, Predicate<Event> wanted, long from, long to) {
        return events.stream()
                .filter(wanted)
                .map(Event::timeMillis)
                .filter(at -> at >= from && at <= to)
                .toList();
    }

    private static long one(boolean condition) {
        return condition ? 1 : 0;
    }
}
