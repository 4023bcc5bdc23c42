package dev.stet.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code ingest_kpi.unopened} as it must end: of the distinct events that wait for an opening,
 * those whose subject is opened neither at or before them nor within a minute after.
 *
 * <p>Two events are one where nothing tells them apart: rejects and closes of one instant.
 */
public final class IngestOracle {

    private static final long CLOCKS_MILLIS = 60_000;

    private IngestOracle() {}

    /** By tenant and event time; instants without any are left out. */
    public static SortedMap<String, SortedMap<Long, Long>> unopened(Collection<Event> events) {
        Map<List<String>, Long> opened = new HashMap<>();
        for (Event event : events) {
            List<String> subject = subject(event);
            if (subject != null && isOpening(event)) {
                opened.merge(subject, event.timeMillis(), Math::min);
            }
        }
        Set<List<Object>> seen = new HashSet<>();
        SortedMap<String, SortedMap<Long, Long>> counts = new TreeMap<>();
        for (Event event : events) {
            List<String> subject = subject(event);
            if (subject == null || isOpening(event) || !seen.add(List.of(subject, same(event)))) {
                continue;
            }
            Long opening = opened.get(subject);
            if (opening == null || opening > event.timeMillis() + CLOCKS_MILLIS) {
                counts.computeIfAbsent(event.tenant(), tenant -> new TreeMap<>())
                        .merge(event.timeMillis(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static boolean isOpening(Event event) {
        return event.type().equals("suggestion.shown") || event.type().equals("query.submitted");
    }

    /** Null where the event belongs to neither a suggestion nor a question. */
    private static @Nullable List<String> subject(Event event) {
        return switch (event.type()) {
            case "suggestion.shown",
                    "suggestion.accepted",
                    "suggestion.rejected",
                    "content.edited",
                    "artifact.closed" ->
                    List.of("suggestion", event.tenant(), id(event, "suggestion_id"));
            case "query.submitted", "answer.regenerated" ->
                    List.of("question", event.tenant(), event.user(), id(event, "interaction_id"));
            default -> null;
        };
    }

    private static String id(Event event, String name) {
        String id = event.string(name);
        if (id == null) {
            throw new IllegalArgumentException("No " + name + " in " + event.fields());
        }
        return id;
    }

    private static List<Object> same(Event event) {
        boolean alike =
                event.type().equals("suggestion.rejected")
                        || event.type().equals("artifact.closed");
        return List.of(event.type(), event.timeMillis(), alike ? "" : event.id());
    }
}
