package dev.stet.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
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
     *     each counts this suggestion, 0 or 1, or its characters or lines
     * @param survival what it adds to a histogram, as {@code removed_after[412]}; empty for nothing
     */
    public record Suggestion(
            String tenant,
            String suggestionId,
            long cohortMillis,
            SortedMap<String, String> dimensions,
            SortedMap<String, Long> measures,
            Map<String, Long> survival) {}

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
                                                        measures(opening, history),
                                                        survival(opening, history)));
                                    }
                                }));
        return suggestions;
    }

    private static Predicate<Event> inInterval(Event opening) {
        long from = opening.timeMillis();
        return event ->
                event.timeMillis() >= from && event.timeMillis() <= from + ACCEPT_INTERVAL_MILLIS;
    }

    private static List<Event> accepts(Event opening, List<Event> history) {
        return all(history, "suggestion.accepted").stream().filter(inInterval(opening)).toList();
    }

    /** Looks at every instant at which anything can change, as at a horizon. */
    private static Map<String, Long> survival(Event opening, List<Event> history) {
        List<Event> accepts = accepts(opening, history);
        if (accepts.isEmpty()) {
            return Map.of();
        }
        long from = accepts.get(0).timeMillis();
        SortedSet<Long> instants = new TreeSet<>(List.of(from, from + 600_000));
        for (Event event : history) {
            for (long beside = -1; beside <= 1; beside++) {
                instants.add(event.timeMillis() + beside);
            }
        }
        long observed = from;
        for (long at : instants.subSet(from, from + 600_001)) {
            Map<String, Long> then =
                    atHorizon(history, from, at, new Size(1, 1), acceptedText(opening, accepts));
            if (then.getOrDefault("observed", 0L) == 1) {
                if (then.getOrDefault("present", 0L) == 0) {
                    return Map.of("removed_after[%s]".formatted(bucket(at - from)), 1L);
                }
                observed = at;
            }
        }
        return observed == from + 600_000
                ? Map.of()
                : Map.of("closed_after[%s]".formatted(bucket(observed - from)), 1L);
    }

    /**
     * The bucket (2^(i/64), 2^((i+1)/64)] of the seconds, rounded up; the next one for those past a
     * horizon that is in the same.
     */
    private static String bucket(long millis) {
        long seconds = (millis + 999) / 1_000;
        if (seconds == 0) {
            return "zero";
        }
        int bucket = bucketOf(seconds);
        boolean split = HORIZONS.stream().anyMatch(x -> x < seconds && bucketOf(x) == bucket);
        return String.valueOf(split ? bucket + 1 : bucket);
    }

    /** The least i for which 2^(i+1) is no less than the 64th power. */
    private static int bucketOf(long seconds) {
        return BigInteger.valueOf(seconds).pow(64).subtract(BigInteger.ONE).bitLength() - 1;
    }

    private static SortedMap<String, Long> measures(Event opening, List<Event> history) {
        long from = opening.timeMillis();
        List<Event> accepts = accepts(opening, history);
        boolean accepted = !accepts.isEmpty();
        boolean rejected =
                !accepted
                        && all(history, "suggestion.rejected").stream()
                                .anyMatch(inInterval(opening));
        long shownChars = charsSaid(opening, 0);
        long shownLines = linesSaid(opening, 0);

        SortedMap<String, Long> measures = new TreeMap<>();
        measures.put("shown", 1L);
        measures.put("accepted", accepted ? 1L : 0L);
        measures.put("rejected", rejected ? 1L : 0L);
        measures.put("ignored", !accepted && !rejected ? 1L : 0L);
        measures.put("shown_chars", shownChars);
        measures.put("shown_lines", shownLines);
        measures.putAll(seen(opening));
        measures.put("auto_accepted", accepted && isAutomatic(accepts.get(0)) ? 1L : 0L);
        measures.put(
                "followed", accepted && isFollowed(history, accepts.get(0).timeMillis()) ? 1L : 0L);
        measures.put("early_accepts", !accepted && isAcceptedEarly(history, from) ? 1L : 0L);
        Size size =
                new Size(
                        largest(accepts, accept -> charsSaid(accept, shownChars)),
                        largest(accepts, accept -> linesSaid(accept, shownLines)));
        measures.put("accepted_chars", size.chars);
        measures.put("accepted_lines", size.lines);
        for (int seconds : HORIZONS) {
            SortedMap<String, Long> then =
                    accepted
                            ? atHorizon(
                                    history,
                                    accepts.get(0).timeMillis(),
                                    accepts.get(0).timeMillis() + seconds * 1000L,
                                    size,
                                    acceptedText(opening, accepts))
                            : nothingAtHorizon();
            then.forEach((name, value) -> measures.put(name + "_" + seconds + "s", value));
        }
        return measures;
    }

    /** What was accepted. */
    private record Size(long chars, long lines) {}

    private static long largest(List<Event> accepts, ToLongFunction<Event> size) {
        return accepts.stream().mapToLong(size).max().orElse(0);
    }

    private static Map<String, Long> seen(Event opening) {
        Number visible = opening.number("visible_ms");
        if (visible == null) {
            return Map.of("viewed", 0L, "glanced", 0L);
        }
        BigDecimal millis = new BigDecimal(visible.toString()).setScale(0, RoundingMode.HALF_UP);
        boolean glanced = millis.compareTo(BigDecimal.valueOf(750)) < 0;
        return Map.of("viewed", 1L, "glanced", glanced ? 1L : 0L);
    }

    private static boolean isAutomatic(Event accept) {
        return "auto".equals(accept.string("method"));
    }

    /** Whether something in [accept, accept + 600 s] shows that somebody looked. */
    private static boolean isFollowed(List<Event> history, long acceptMillis) {
        return Stream.of("content.edited", "artifact.closed")
                .flatMap(type -> all(history, type).stream())
                .anyMatch(
                        event ->
                                event.timeMillis() >= acceptMillis
                                        && event.timeMillis() <= acceptMillis + 600_000);
    }

    /** Whether an accept in [shown - 60 s, shown) hints at two clocks. */
    private static boolean isAcceptedEarly(List<Event> history, long shownMillis) {
        return all(history, "suggestion.accepted").stream()
                .anyMatch(
                        accept ->
                                accept.timeMillis() >= shownMillis - 60_000
                                        && accept.timeMillis() < shownMillis);
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
                        "observed_chars",
                        "retained_lines",
                        "observed_lines")) {
            measures.put(name, 0L);
        }
        return measures;
    }

    private static SortedMap<String, Long> atHorizon(
            List<Event> history,
            long acceptMillis,
            long horizonMillis,
            Size accepted,
            @Nullable String acceptedText) {
        SortedMap<String, Long> measures = nothingAtHorizon();
        List<Event> edits =
                all(history, "content.edited").stream()
                        .filter(edit -> edit.timeMillis() >= acceptMillis)
                        .filter(edit -> edit.timeMillis() <= horizonMillis)
                        .toList();
        Event last = edits.isEmpty() ? null : edits.get(edits.size() - 1);
        OptionalDouble known = last == null ? OptionalDouble.of(0) : distance(last, acceptedText);
        if (known.isEmpty() || !observed(history, acceptMillis, horizonMillis)) {
            measures.put("unobserved", 1L);
            return measures;
        }
        double distance = known.getAsDouble();
        measures.put("observed", 1L);
        measures.put("present", distance < 1 ? 1L : 0L);
        measures.put("unchanged", distance == 0 ? 1L : 0L);
        measures.put("mostly_unchanged", distance < 0.33 ? 1L : 0L);
        measures.put("observed_chars", accepted.chars);
        measures.put("observed_lines", accepted.lines);
        measures.put(
                "retained_chars",
                reported(last, "retained_chars", Math.floor(accepted.chars * (1 - distance))));
        measures.put(
                "retained_lines",
                reported(
                        last, "retained_lines", Math.floor(accepted.lines * (1 - distance) + 0.5)));
        return measures;
    }

    private static long reported(@Nullable Event edit, String name, double otherwise) {
        Number reported = edit == null ? null : edit.number(name);
        return reported == null ? (long) otherwise : reported.longValue();
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

    /** Empty where the edit says nothing that can be measured. */
    private static OptionalDouble distance(Event edit, @Nullable String acceptedText) {
        if (edit.flag("removed")) {
            return OptionalDouble.of(1);
        }
        Number said = edit.number("distance");
        if (said != null) {
            return OptionalDouble.of(said.doubleValue());
        }
        String text = edit.editedText();
        if (text == null) {
            throw new IllegalArgumentException("An edit that says nothing: " + edit);
        }
        if (acceptedText != null) {
            return OptionalDouble.of(OracleTexts.distance(acceptedText, text));
        }
        return text.isEmpty() ? OptionalDouble.of(1) : OptionalDouble.empty();
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
    private static long charsSaid(Event event, long otherwise) {
        return said(event, "chars", OracleTexts::length, otherwise);
    }

    /** {@code lines}, else those of {@code text}, else what is given. */
    private static long linesSaid(Event event, long otherwise) {
        return said(
                event, "lines", text -> 1 + text.chars().filter(c -> c == '\n').count(), otherwise);
    }

    private static long said(
            Event event, String name, ToLongFunction<String> ofText, long otherwise) {
        Number number = event.number(name);
        if (number != null) {
            return number.longValue();
        }
        String text = event.string("text");
        return text == null ? otherwise : ofText.applyAsLong(text);
    }

    /** Those of one type, the earliest first. */
    private static List<Event> all(List<Event> history, String type) {
        return history.stream()
                .filter(event -> event.type().equals(type))
                .sorted(Event.EARLIER_FIRST)
                .toList();
    }
}
