package dev.stet.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of each suggestion, once nothing can change it any more. */
public final class SuggestionOracle {

    /** Seconds after the accept. */
    public static final List<Integer> HORIZONS = List.of(30, 120, 300, 600);

    private static final long ACCEPT_INTERVAL_MILLIS = 30 * 60_000;

    private SuggestionOracle() {}

    /**
     * One suggestion that was shown.
     *
     * @param cohortMillis event time of its earliest {@code suggestion.shown}
     * @param dimensions of that event, every one of them
     * @param measures every measure of {@code suggestion_kpi} by column name, {@code ignored} too;
     *     each counts this suggestion, 0 or 1, or its characters
     */
    public record Suggestion(
            String tenant,
            String suggestionId,
            long cohortMillis,
            SortedMap<String, String> dimensions,
            SortedMap<String, Long> measures) {}

    /** Every shown suggestion, by tenant, then id. Takes events of all types, in any order. */
    public static List<Suggestion> suggestions(Collection<Event> events) {
        SortedMap<String, SortedMap<String, List<Event>>> byId = new TreeMap<>();
        for (Event event : Event.distinct(events)) {
            String id = event.string("suggestion_id");
            if (id != null) {
                byId.computeIfAbsent(event.tenant(), tenant -> new TreeMap<>())
                        .computeIfAbsent(id, same -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Suggestion> suggestions = new ArrayList<>();
        byId.forEach(
                (tenant, ofTenant) ->
                        ofTenant.forEach(
                                (id, history) -> {
                                    List<Event> shown = all(history, "suggestion.shown");
                                    if (!shown.isEmpty()) {
                                        Event opening = shown.get(0);
                                        suggestions.add(
                                                new Suggestion(
                                                        tenant,
                                                        id,
                                                        opening.timeMillis(),
                                                        opening.dimensions(),
                                                        measures(opening, history)));
                                    }
                                }));
        return suggestions;
    }

    private static SortedMap<String, Long> measures(Event opening, List<Event> history) {
        long from = opening.timeMillis();
        Predicate<Event> inInterval =
                event ->
                        event.timeMillis() >= from
                                && event.timeMillis() <= from + ACCEPT_INTERVAL_MILLIS;
        List<Event> accepts =
                all(history, "suggestion.accepted").stream().filter(inInterval).toList();
        boolean accepted = !accepts.isEmpty();
        boolean rejected =
                !accepted && all(history, "suggestion.rejected").stream().anyMatch(inInterval);
        long shownChars = lengthSaid(opening, 0);

        SortedMap<String, Long> measures = new TreeMap<>();
        measures.put("shown", 1L);
        measures.put("accepted", accepted ? 1L : 0L);
        measures.put("rejected", rejected ? 1L : 0L);
        measures.put("ignored", !accepted && !rejected ? 1L : 0L);
        measures.put("shown_chars", shownChars);
        long acceptedChars =
                accepts.stream()
                        .mapToLong(accept -> lengthSaid(accept, shownChars))
                        .max()
                        .orElse(0);
        measures.put("accepted_chars", acceptedChars);
        for (int seconds : HORIZONS) {
            SortedMap<String, Long> then =
                    accepted
                            ? atHorizon(
                                    history,
                                    accepts.get(0).timeMillis(),
                                    accepts.get(0).timeMillis() + seconds * 1000L,
                                    acceptedChars,
                                    acceptedText(opening, accepts))
                            : nothingAtHorizon();
            then.forEach((name, value) -> measures.put(name + "_" + seconds + "s", value));
        }
        return measures;
    }

    private static SortedMap<String, Long> nothingAtHorizon() {
        SortedMap<String, Long> measures = new TreeMap<>();
        for (String name :
                List.of(
                        "observed",
                        "unobserved",
                        "present",
                        "unchanged",
                        "mostly_unchanged",
                        "retained_chars",
                        "observed_chars")) {
            measures.put(name, 0L);
        }
        return measures;
    }

    private static SortedMap<String, Long> atHorizon(
            List<Event> history,
            long acceptMillis,
            long horizonMillis,
            long acceptedChars,
            @Nullable String acceptedText) {
        SortedMap<String, Long> measures = nothingAtHorizon();
        if (!observed(history, acceptMillis, horizonMillis)) {
            measures.put("unobserved", 1L);
            return measures;
        }
        List<Event> edits =
                all(history, "content.edited").stream()
                        .filter(edit -> edit.timeMillis() >= acceptMillis)
                        .filter(edit -> edit.timeMillis() <= horizonMillis)
                        .toList();
        double distance = 0;
        Number reported = null;
        if (!edits.isEmpty()) {
            Event last = edits.get(edits.size() - 1);
            distance = distance(last, acceptedText);
            reported = last.number("retained_chars");
        }
        measures.put("observed", 1L);
        measures.put("present", distance < 1 ? 1L : 0L);
        measures.put("unchanged", distance == 0 ? 1L : 0L);
        measures.put("mostly_unchanged", distance < 0.33 ? 1L : 0L);
        measures.put(
                "retained_chars",
                reported != null
                        ? reported.longValue()
                        : (long) Math.floor(acceptedChars * (1 - distance)));
        measures.put("observed_chars", acceptedChars);
        return measures;
    }

    /** Not closed in [accept, horizon), or edited in (close, horizon]. */
    private static boolean observed(List<Event> history, long acceptMillis, long horizonMillis) {
        List<Event> closes =
                all(history, "artifact.closed").stream()
                        .filter(close -> close.timeMillis() >= acceptMillis)
                        .filter(close -> close.timeMillis() < horizonMillis)
                        .toList();
        if (closes.isEmpty()) {
            return true;
        }
        long closedMillis = closes.get(closes.size() - 1).timeMillis();
        return all(history, "content.edited").stream()
                .anyMatch(
                        edit ->
                                edit.timeMillis() > closedMillis
                                        && edit.timeMillis() <= horizonMillis);
    }

    private static double distance(Event edit, @Nullable String acceptedText) {
        if (edit.flag("removed")) {
            return 1;
        }
        Number said = edit.number("distance");
        if (said != null) {
            return said.doubleValue();
        }
        String text = edit.editedText();
        if (text == null) {
            throw new IllegalArgumentException("An edit that says nothing: " + edit);
        }
        return acceptedText == null ? 0 : Texts.distance(acceptedText, text);
    }

    /** That of the earliest accept that has one, else the shown one; null where nobody said. */
    private static @Nullable String acceptedText(Event opening, List<Event> accepts) {
        for (Event accept : accepts) {
            String text = accept.string("text");
            if (text != null) {
                return text;
            }
        }
        return opening.string("text");
    }

    /** {@code chars}, else the length of {@code text}, else what is given. In code points. */
    private static long lengthSaid(Event event, long otherwise) {
        Number chars = event.number("chars");
        if (chars != null) {
            return chars.longValue();
        }
        String text = event.string("text");
        return text == null ? otherwise : Texts.length(text);
    }

    /** Those of one type, the earliest first. */
    private static List<Event> all(List<Event> history, String type) {
        return history.stream()
                .filter(event -> event.type().equals(type))
                .sorted(Event.EARLIER_FIRST)
                .toList();
    }
}
