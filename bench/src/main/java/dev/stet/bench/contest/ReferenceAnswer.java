package dev.stet.bench.contest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The right answer, the plain way: everything is read into memory and then counted as {@link
 * Column} says, with none of Stet's code. Events carry their time in epoch milliseconds and edits
 * their distance, as the load writes them.
 */
final class ReferenceAnswer {

    private static final long MINUTE_MILLIS = 60_000;
    private static final long HALF_HOUR_MILLIS = 30 * MINUTE_MILLIS;
    private static final long WEEK_MILLIS = 7 * 24 * 60 * MINUTE_MILLIS;

    private record Event(String id, long time, String feature) {}

    private record Edit(long time, String id, double distance) {}

    private record Query(String interaction, Event event, String user, String text) {}

    private record AskedBy(String user, String text) {}

    private static final Comparator<Event> EARLIEST =
            Comparator.comparingLong(Event::time).thenComparing(Event::id);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Event> shown = new HashMap<>();
    private final Map<String, List<Long>> accepts = new HashMap<>();
    private final Map<String, List<Edit>> edits = new HashMap<>();
    private final Map<String, Query> queries = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final ContestCells cells = new ContestCells();

    private ReferenceAnswer() {}

    /**
     * @throws IllegalArgumentException for what has no place in the contest, naming it
     */
    static Map<ContestCells.Key, long[]> of(Path lines) throws IOException {
        ReferenceAnswer answer = new ReferenceAnswer();
        try (BufferedReader reader = Files.newBufferedReader(lines)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                answer.read(line);
            }
        }
        answer.countSuggestions();
        answer.countQuestions();
        return answer.cells.sorted();
    }

    private void read(String line) throws IOException {
        JsonNode json = mapper.readTree(line);
        switch (json.get("event_type").asText()) {
            case "suggestion.shown" ->
                    shown.merge(
                            text(json, "suggestion_id"),
                            event(json),
                            (a, b) -> EARLIEST.compare(a, b) <= 0 ? a : b);
            case "suggestion.accepted" ->
                    accepts.computeIfAbsent(text(json, "suggestion_id"), id -> new ArrayList<>(1))
                            .add(time(json));
            case "content.edited" ->
                    edits.computeIfAbsent(text(json, "suggestion_id"), id -> new ArrayList<>(2))
                            .add(new Edit(time(json), text(json, "event_id"), distance(json)));
            case "query.submitted" ->
                    queries.merge(
                            text(json, "interaction_id"),
                            query(json),
                            (a, b) -> EARLIEST.compare(a.event, b.event) <= 0 ? a : b);
            case "artifact.closed" ->
                    throw new IllegalArgumentException(
                            "artifact.closed has no place in the contest: " + line);
            default -> {}
        }
    }

    private Event event(JsonNode json) {
        JsonNode feature = json.get("feature");
        return new Event(
                text(json, "event_id"),
                time(json),
                shared(feature == null ? "unknown" : feature.asText()));
    }

    private Query query(JsonNode json) {
        if (json.path("instruction").asBoolean()) {
            throw new IllegalArgumentException("An instruction has no place in the contest");
        }
        return new Query(
                text(json, "interaction_id"),
                event(json),
                shared(text(json, "user_id")),
                text(json, "text").toLowerCase(Locale.ROOT));
    }

    /** One string for equal ones: there are few features and users. */
    private String shared(String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }

    private static double distance(JsonNode json) {
        return json.path("removed").asBoolean() ? 1 : field(json, "distance").asDouble();
    }

    private static long time(JsonNode json) {
        return field(json, "event_time").longValue();
    }

    private static String text(JsonNode json, String name) {
        return field(json, name).asText();
    }

    private static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw new IllegalArgumentException(name + " is missing in " + json);
        }
        return field;
    }

    private void countSuggestions() {
        shown.forEach(
                (id, opening) -> {
                    count(opening, ContestColumn.SHOWN);
                    accepts.getOrDefault(id, List.of()).stream()
                            .filter(
                                    at ->
                                            at >= opening.time
                                                    && at <= opening.time + HALF_HOUR_MILLIS)
                            .min(Comparator.naturalOrder())
                            .ifPresent(
                                    accept ->
                                            countAccepted(
                                                    opening,
                                                    accept,
                                                    edits.getOrDefault(id, List.of())));
                });
    }

    private void countAccepted(Event opening, long accept, List<Edit> edited) {
        count(opening, ContestColumn.ACCEPTED);
        countHorizon(
                opening,
                accept,
                30,
                edited,
                ContestColumn.PRESENT_30S,
                ContestColumn.UNCHANGED_30S);
        countHorizon(
                opening,
                accept,
                120,
                edited,
                ContestColumn.PRESENT_120S,
                ContestColumn.UNCHANGED_120S);
        countHorizon(
                opening,
                accept,
                300,
                edited,
                ContestColumn.PRESENT_300S,
                ContestColumn.UNCHANGED_300S);
        countHorizon(
                opening,
                accept,
                600,
                edited,
                ContestColumn.PRESENT_600S,
                ContestColumn.UNCHANGED_600S);
    }

    private void countHorizon(
            Event opening,
            long accept,
            int seconds,
            List<Edit> edited,
            ContestColumn present,
            ContestColumn unchanged) {
        double distance =
                edited.stream()
                        .filter(edit -> edit.time >= accept)
                        .filter(edit -> edit.time <= accept + seconds * 1_000L)
                        .max(Comparator.comparingLong(Edit::time).thenComparing(Edit::id))
                        .map(Edit::distance)
                        .orElse(0.0);
        if (distance < 1) {
            count(opening, present);
        }
        if (distance == 0) {
            count(opening, unchanged);
        }
    }

    private void countQuestions() {
        Map<AskedBy, List<Query>> asked = new HashMap<>();
        Map<ContestCells.Key, Set<String>> users = new TreeMap<>();
        for (Query query : queries.values()) {
            count(query.event, ContestColumn.QUERIES);
            users.computeIfAbsent(key(query.event), cell -> new HashSet<>()).add(query.user);
            asked.computeIfAbsent(new AskedBy(query.user, query.text), by -> new ArrayList<>(1))
                    .add(query);
        }
        users.forEach(
                (cell, asking) ->
                        cells.put(
                                cell.minuteMillis(),
                                cell.feature(),
                                ContestColumn.ASKING_USERS,
                                asking.size()));
        asked.values().forEach(this::countRepeats);
    }

    private void countRepeats(List<Query> asked) {
        asked.sort(
                Comparator.comparingLong((Query query) -> query.event.time)
                        .thenComparing(Query::interaction));
        @Nullable Query before = null;
        for (Query query : asked) {
            if (before != null) {
                long gap = query.event.time - before.event.time;
                if (gap >= HALF_HOUR_MILLIS && gap <= WEEK_MILLIS) {
                    count(query.event, ContestColumn.REPEATS);
                }
            }
            before = query;
        }
    }

    private void count(Event opening, ContestColumn column) {
        ContestCells.Key key = key(opening);
        cells.add(key.minuteMillis(), key.feature(), column, 1);
    }

    private static ContestCells.Key key(Event event) {
        return new ContestCells.Key(
                Math.floorDiv(event.time, MINUTE_MILLIS) * MINUTE_MILLIS, event.feature);
    }
}
