package dev.stet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the measures from events, by the contract's definitions, the plain and slow way: all
 * events of a lifecycle at hand, sorted. An oracle for the generator's truth.
 */
final class Retold {

    private record Event(long time, String id, JsonNode json) {

        String type() {
            return json.get("event_type").textValue();
        }
    }

    private static final long HALF_HOUR = 1_800_000;
    private static final Comparator<Event> ORDER =
            Comparator.comparingLong(Event::time).thenComparing(Event::id);

    private final Map<String, Event> events = new LinkedHashMap<>();
    private final Map<Truth.Cell, Map<String, Long>> cells = new HashMap<>();
    private final Set<String> usersSeen = new HashSet<>();

    void read(JsonNode json) {
        JsonNode time = json.get("event_time");
        long millis =
                time.isNumber() ? time.longValue() : Instant.parse(time.asText()).toEpochMilli();
        String id = json.get("event_id").textValue();
        events.putIfAbsent(id, new Event(millis, id, json));
    }

    Map<Truth.Cell, Map<String, Long>> cells() {
        Map<String, List<Event>> bySuggestion = new HashMap<>();
        Map<String, List<Event>> byUser = new HashMap<>();
        Map<String, List<Event>> byTask = new HashMap<>();
        for (Event event : events.values().stream().sorted(ORDER).toList()) {
            if (event.json.has("suggestion_id")) {
                bySuggestion
                        .computeIfAbsent(
                                event.json.get("suggestion_id").textValue(),
                                key -> new ArrayList<>())
                        .add(event);
            } else if (event.json.has("task_id")) {
                byTask.computeIfAbsent(
                                event.json.get("task_id").textValue(), key -> new ArrayList<>())
                        .add(event);
            } else if (event.json.has("interaction_id")) {
                byUser.computeIfAbsent(
                                event.json.get("user_id").textValue(), key -> new ArrayList<>())
                        .add(event);
            }
        }
        bySuggestion.values().forEach(this::suggestion);
        byUser.forEach(this::questions);
        byTask.values().forEach(this::task);
        return cells;
    }

    /** A task has one decision. */
    private void task(List<Event> all) {
        Event started = first(all, "task.started", Long.MIN_VALUE, Long.MAX_VALUE);
        Event made = first(all, "decision.made", Long.MIN_VALUE, Long.MAX_VALUE);
        if (started == null || made == null) {
            return;
        }
        long weekLater = started.time + 7 * 24 * 2 * HALF_HOUR;
        Event end = last(all, "task.ended", started.time, started.time + 72 * 2 * HALF_HOUR);
        String outcome = end == null ? "" : end.json.get("outcome").textValue();
        long endedAt = end == null ? 0 : end.time;
        boolean succeeded = outcome.equals("success");
        boolean failed = outcome.equals("failure");
        boolean reversed =
                succeeded && first(all, "outcome.reversed", endedAt + 1, weekLater) != null;
        boolean success = succeeded && !reversed;
        boolean overridden = first(all, "decision.overridden", started.time, weekLater) != null;
        Event cost = first(all, "cost.recorded", started.time, weekLater);
        boolean costed = cost != null;
        Event review = last(all, "review.completed", started.time, weekLater);
        Map<String, Long> counts = new HashMap<>();
        counts.put("started", 1L);
        counts.put("succeeded", succeeded ? 1L : 0L);
        counts.put("reversed", reversed ? 1L : 0L);
        counts.put("failed", failed ? 1L : 0L);
        counts.put("successes", success ? 1L : 0L);
        counts.put("overridden", overridden ? 1L : 0L);
        counts.put("overridden_fields", overridden ? 1L : 0L);
        counts.put("completion_ms", success ? endedAt - started.time : 0L);
        counts.put("costed", costed ? 1L : 0L);
        counts.put("costed_successes", costed && success ? 1L : 0L);
        counts.put("cost_usd", cost == null ? 0L : billionths(cost, "amount_usd"));
        counts.put("defined", started.json.has("success_definition") ? 1L : 0L);
        counts.put("reviewed", review == null ? 0L : 1L);
        counts.put(
                "review_passed",
                review != null && review.json.get("passed").booleanValue() ? 1L : 0L);
        counts.put("quality_sum", success ? billionths(end, "quality") / 100_000 : 0L);
        counts.put("value_usd", success ? billionths(end, "value_usd") : 0L);
        add(Truth.Family.TASK, started, counts);
        boolean low = made.json.get("confidence").doubleValue() < 0.5;
        counts = new HashMap<>();
        counts.put("decisions", 1L);
        counts.put("overridden", overridden ? 1L : 0L);
        counts.put("confident", 1L);
        counts.put("low_confidence", low ? 1L : 0L);
        counts.put("low_confidence_overridden", low && overridden ? 1L : 0L);
        add(Truth.Family.DECISION, made, counts);
    }

    private static long billionths(@Nullable Event event, String field) {
        return event == null
                ? 0
                : new BigDecimal(event.json.get(field).asText()).movePointRight(9).longValueExact();
    }

    private void suggestion(List<Event> all) {
        Event shown = first(all, "suggestion.shown", Long.MIN_VALUE, Long.MAX_VALUE);
        if (shown == null) {
            return;
        }
        Map<String, Long> counts = new HashMap<>();
        long length = length(shown.json, 0);
        counts.put("shown", 1L);
        counts.put("shown_chars", length);
        long until = shown.time + HALF_HOUR;
        Event accept = first(all, "suggestion.accepted", shown.time, until);
        if (accept != null) {
            counts.put("accepted", 1L);
            long chars =
                    all.stream()
                            .filter(event -> event.type().equals("suggestion.accepted"))
                            .filter(event -> event.time >= shown.time && event.time <= until)
                            .mapToLong(event -> length(event.json, length))
                            .max()
                            .orElseThrow();
            counts.put("accepted_chars", chars);
            String text =
                    accept.json.has("text")
                            ? accept.json.get("text").textValue()
                            : shown.json.path("text").asText();
            for (int seconds : List.of(30, 120, 300, 600)) {
                horizon(all, accept.time, seconds, chars, text, counts);
            }
        } else if (first(all, "suggestion.rejected", shown.time, until) != null) {
            counts.put("rejected", 1L);
        } else {
            counts.put("ignored", 1L);
        }
        add(Truth.Family.SUGGESTION, shown, counts);
    }

    private static void horizon(
            List<Event> all,
            long accept,
            int seconds,
            long chars,
            String text,
            Map<String, Long> counts) {
        long at = accept + seconds * 1_000L;
        Event close = last(all, "artifact.closed", accept, at - 1);
        Event edit = last(all, "content.edited", accept, at);
        String suffix = "_" + seconds + "s";
        if (close != null && (edit == null || edit.time <= close.time)) {
            counts.put("unobserved" + suffix, 1L);
            return;
        }
        double distance = edit == null ? 0 : distance(edit.json, text);
        counts.put("observed" + suffix, 1L);
        counts.put("present" + suffix, distance < 1 ? 1L : 0L);
        counts.put("unchanged" + suffix, distance == 0 ? 1L : 0L);
        counts.put("mostly_unchanged" + suffix, distance < 0.33 ? 1L : 0L);
        counts.put("observed_chars" + suffix, chars);
        counts.put(
                "retained_chars" + suffix,
                edit != null && edit.json.has("retained_chars")
                        ? edit.json.get("retained_chars").longValue()
                        : (long) Math.floor(chars * (1 - distance)));
    }

    private static double distance(JsonNode edit, String accepted) {
        if (edit.path("removed").asBoolean()) {
            return 1;
        }
        if (edit.has("distance")) {
            return edit.get("distance").doubleValue();
        }
        int[] from = accepted.codePoints().toArray();
        int[] to = edit.get("text").textValue().codePoints().toArray();
        return levenshtein(from, to) / (double) Math.max(from.length, to.length);
    }

    private static int levenshtein(int[] from, int[] to) {
        int[][] cost = new int[from.length + 1][to.length + 1];
        for (int i = 0; i <= from.length; i++) {
            for (int j = 0; j <= to.length; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int same = cost[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                    cost[i][j] = Math.min(same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost[from.length][to.length];
    }

    private void questions(String user, List<Event> all) {
        List<Event> queries =
                all.stream().filter(event -> event.type().equals("query.submitted")).toList();
        Map<String, Event> predecessors = new HashMap<>();
        Set<String> resubmitted = new HashSet<>();
        Map<String, List<Event>> byInteraction = new HashMap<>();
        for (Event event : all) {
            byInteraction
                    .computeIfAbsent(
                            event.json.get("interaction_id").textValue(), key -> new ArrayList<>())
                    .add(event);
        }
        Map<String, Event> latest = new HashMap<>();
        for (Event query : queries) {
            if (query.json.path("instruction").asBoolean()) {
                continue;
            }
            Event before = latest.put(fingerprint(query.json), query);
            if (before != null) {
                predecessors.put(query.id, before);
                if (query.time - before.time <= 300_000) {
                    resubmitted.add(before.id);
                }
            }
        }
        for (Event query : queries) {
            question(
                    user,
                    byInteraction.getOrDefault(
                            query.json.get("interaction_id").textValue(), List.of()),
                    query,
                    predecessors.get(query.id),
                    resubmitted.contains(query.id));
        }
    }

    private void question(
            String user,
            List<Event> all,
            Event query,
            @Nullable Event before,
            boolean resubmitted) {
        long gap = before == null ? -1 : query.time - before.time;
        long regenerations =
                all.stream()
                        .filter(event -> event.type().equals("answer.regenerated"))
                        .filter(event -> event.time >= query.time)
                        .filter(event -> event.time <= query.time + HALF_HOUR)
                        .count();
        Map<String, Long> counts = new HashMap<>();
        counts.put("queries", 1L);
        counts.put("repeats", gap >= HALF_HOUR ? 1L : 0L);
        counts.put("reasks", gap > 300_000 && gap < HALF_HOUR ? 1L : 0L);
        counts.put("resubmitted", resubmitted ? 1L : 0L);
        counts.put("regenerated", regenerations > 0 ? 1L : 0L);
        counts.put("regenerations", regenerations);
        counts.put("retried", resubmitted || regenerations > 0 ? 1L : 0L);
        add(Truth.Family.QUESTION, query, counts);
        for (Truth.Cell cell : cellsOf(Truth.Family.QUESTION, query)) {
            if (usersSeen.add(cell + user)) {
                count(cell, "asking_users", 1L);
            }
            if (gap >= HALF_HOUR && usersSeen.add("repeat" + cell + user)) {
                count(cell, "repeat_users", 1L);
            }
        }
    }

    /** Enough of the contract's normalisation for what the generator writes. */
    private static String fingerprint(JsonNode query) {
        return query.has("fingerprint")
                ? "producer's " + query.get("fingerprint").textValue()
                : query.get("text")
                        .textValue()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", " ")
                        .strip();
    }

    private static long length(JsonNode event, long otherwise) {
        if (event.has("chars")) {
            return event.get("chars").longValue();
        }
        return event.has("text") ? event.get("text").textValue().codePoints().count() : otherwise;
    }

    private static @Nullable Event first(List<Event> sorted, String type, long from, long to) {
        return sorted.stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.time >= from && event.time <= to)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Event last(List<Event> sorted, String type, long from, long to) {
        return sorted.stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.time >= from && event.time <= to)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private void add(Truth.Family family, Event opening, Map<String, Long> counts) {
        for (Truth.Cell cell : cellsOf(family, opening)) {
            counts.forEach((measure, count) -> count(cell, measure, count));
        }
    }

    private void count(Truth.Cell cell, String measure, long count) {
        cells.computeIfAbsent(cell, key -> new HashMap<>()).merge(measure, count, Long::sum);
    }

    private static List<Truth.Cell> cellsOf(Truth.Family family, Event opening) {
        List<Truth.Cell> result = new ArrayList<>();
        Map<String, Long> grains = Map.of("1m", 60_000L, "1h", 3_600_000L, "1d", 86_400_000L);
        grains.forEach(
                (grain, millis) -> {
                    long start = opening.time / millis * millis;
                    if (!family.has(grain)) {
                        return;
                    }
                    result.add(new Truth.Cell(family, grain, start, "all", "all"));
                    if (family == Truth.Family.DECISION) {
                        String field = text(opening, "field");
                        result.add(new Truth.Cell(family, grain, start, "field", field));
                        result.add(
                                new Truth.Cell(
                                        family,
                                        grain,
                                        start,
                                        "feature|field",
                                        text(opening, "feature") + "|" + field));
                    }
                    for (String name : List.of("feature", "workflow", "model", "variant")) {
                        result.add(new Truth.Cell(family, grain, start, name, text(opening, name)));
                    }
                    result.add(
                            new Truth.Cell(
                                    family,
                                    grain,
                                    start,
                                    "feature|model",
                                    text(opening, "feature") + "|" + text(opening, "model")));
                });
        return result;
    }

    private static String text(Event event, String field) {
        return event.json.get(field).textValue();
    }
}
