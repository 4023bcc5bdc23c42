package dev.stet.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the users of each variant did within 7 days after it, worked out from all events at once. Of
 * one tenant, no two subjects of a kind may be opened at one instant: that is how their users are
 * found.
 */
public final class ExperimentOracle {

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** A part of what a user's subjects add up to. */
    private record Part(String metric, String tenant, String user, long at, long n, long d) {}

    private final List<Event> events;
    private final List<Part> parts = new ArrayList<>();

    private ExperimentOracle(Collection<Event> all) {
        events = Event.distinct(all).stream().sorted(Event.EARLIER_FIRST).toList();
        for (SuggestionOracle.Suggestion each : SuggestionOracle.suggestions(all)) {
            Share share =
                    new Share(
                            each.tenant(), each.cohortMillis(), each.dimensions(), each.measures());
            add("acceptance", "suggestion.shown", share, "accepted", "shown");
            add("persistence", "suggestion.shown", share, "present_600s", "observed_600s");
        }
        for (QuestionOracle.Question each : QuestionOracle.questions(all)) {
            long retried = each.measures().getOrDefault("retried", 0L);
            parts.add(
                    new Part("retry", each.tenant(), each.user(), each.cohortMillis(), retried, 1));
        }
        for (Share task : TaskOracle.tasks(all)) {
            Map<String, Long> row = new TreeMap<>(task.measures());
            row.merge("succeeded", -row.getOrDefault("reversed", 0L), Long::sum);
            Share success = new Share(task.tenant(), task.cohortMillis(), task.dimensions(), row);
            add("completion", "task.started", success, "succeeded", "started");
        }
        for (Share conversation : ConversationOracle.conversations(all)) {
            add("deflection", "conversation.opened", conversation, "deflected", "eligible");
        }
    }

    private void add(String metric, String type, Share share, String n, String d) {
        Event opening =
                events.stream()
                        .filter(event -> event.type().equals(type))
                        .filter(event -> event.tenant().equals(share.tenant()))
                        .filter(event -> event.timeMillis() == share.cohortMillis())
                        .findFirst()
                        .orElseThrow();
        parts.add(
                new Part(
                        metric,
                        share.tenant(),
                        opening.user(),
                        share.cohortMillis(),
                        share.measures().getOrDefault(n, 0L),
                        share.measures().getOrDefault(d, 0L)));
    }

    /** One share for each time that a user is new to an experiment. */
    public static List<Share> experiments(Collection<Event> events) {
        return new ExperimentOracle(events).all();
    }

    private List<Share> all() {
        List<Share> shares = new ArrayList<>();
        for (Event start : events) {
            if (start.type().equals("experiment.exposed") && isStart(start)) {
                shares.add(PersonOracle.share(start, measures(start)));
            }
        }
        return shares;
    }

    private Stream<Event> exposures(Event like) {
        return events.stream()
                .filter(event -> event.type().equals("experiment.exposed"))
                .filter(event -> event.tenant().equals(like.tenant()))
                .filter(event -> event.user().equals(like.user()))
                .filter(event -> text(event, "experiment").equals(text(like, "experiment")));
    }

    private static String text(Event event, String name) {
        return String.valueOf(event.string(name));
    }

    private boolean isStart(Event exposure) {
        return exposures(exposure)
                .filter(event -> Event.EARLIER_FIRST.compare(event, exposure) < 0)
                .noneMatch(event -> exposure.timeMillis() - event.timeMillis() <= 90 * DAY);
    }

    private Map<String, Long> measures(Event start) {
        long from = start.timeMillis();
        long to = from + 7 * DAY;
        Map<String, Long> row = new TreeMap<>();
        row.put("exposed_users", 1L);
        boolean crossed =
                exposures(start)
                        .filter(event -> event.timeMillis() > from && event.timeMillis() <= to)
                        .anyMatch(event -> !text(event, "variant").equals(text(start, "variant")));
        row.put("crossovers", crossed ? 1L : 0);
        for (String metric :
                List.of("acceptance", "persistence", "retry", "completion", "deflection")) {
            List<Part> own =
                    parts.stream()
                            .filter(part -> part.metric.equals(metric))
                            .filter(part -> part.tenant.equals(start.tenant()))
                            .filter(part -> part.user.equals(start.user()))
                            .filter(part -> part.at >= from && part.at <= to)
                            .toList();
            put(
                    row,
                    metric,
                    own.stream().mapToLong(Part::n).sum(),
                    own.stream().mapToLong(Part::d).sum());
        }
        boolean converted =
                events.stream()
                        .filter(event -> event.type().equals("conversion.recorded"))
                        .filter(event -> !"refund".equals(event.string("conversion_kind")))
                        .filter(event -> event.tenant().equals(start.tenant()))
                        .filter(event -> event.user().equals(start.user()))
                        .anyMatch(event -> event.timeMillis() >= from && event.timeMillis() <= to);
        put(row, "conversion", converted ? 1 : 0, 1);
        return row;
    }

    private static void put(Map<String, Long> row, String metric, long n, long d) {
        row.put(metric + "_users", d > 0 ? 1L : 0);
        row.put(metric + "_n", n);
        row.put(metric + "_d", d);
        row.put(metric + "_nn", n * n);
        row.put(metric + "_dd", d * d);
        row.put(metric + "_nd", n * d);
    }
}
