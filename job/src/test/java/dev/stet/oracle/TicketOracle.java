package dev.stet.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The measures of every ticket and incident, worked out from all events at once. */
public final class TicketOracle {

    private static final long SPAN = Duration.ofDays(90).toMillis();

    private TicketOracle() {}

    public static List<Share> tickets(Collection<Event> events) {
        List<Share> shares = new ArrayList<>();
        Event.distinct(events).stream()
                .filter(event -> event.string("ticket_id") != null)
                .sorted(Event.EARLIER_FIRST)
                .collect(
                        Collectors.groupingBy(
                                event ->
                                        List.of(
                                                event.tenant(),
                                                String.valueOf(event.string("ticket_id")))))
                .values()
                .forEach(each -> add(each, shares));
        return shares;
    }

    private static void add(List<Event> events, List<Share> shares) {
        for (Event event : events) {
            if (event.type().endsWith(".opened")) {
                shares.add(PersonOracle.share(event, measures(event, events)));
                return;
            }
        }
    }

    private static Map<String, Long> measures(Event opened, List<Event> events) {
        boolean ticket = opened.type().equals("ticket.opened");
        String resolved = ticket ? "ticket.resolved" : "incident.resolved";
        String things = ticket ? "tickets" : "incidents";
        String kind = opened.string(ticket ? "failure_mode" : "incident_kind");
        String none = ticket ? "unclassified" : "other";
        long at = opened.timeMillis();
        Map<String, Long> row = new TreeMap<>();
        row.put(things, 1L);
        row.put(things + "_" + (kind == null ? none : kind), 1L);
        if (events.stream()
                .anyMatch(
                        event ->
                                event.type().equals(resolved)
                                        && event.timeMillis() >= at
                                        && event.timeMillis() <= at + SPAN)) {
            row.put(things + "_resolved", 1L);
        }
        return row;
    }
}
