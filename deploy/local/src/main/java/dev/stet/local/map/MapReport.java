package dev.stet.local.map;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.ingest.formats.Trial;
import dev.stet.local.replay.Causes;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code stet map} prints: a line for each result while it reads, then the sums. */
final class MapReport implements Trial.Listener {

    /** The mapping writes the type first. */
    private static final Pattern TYPE = Pattern.compile("\"event_type\"\\s*:\\s*\"([^\"]*)\"");

    private final PrintWriter out;
    private final int shown;
    private final boolean json;
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> withoutRule = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long records;
    private @Nullable Origin last;

    /**
     * @param shown of how many records to tell each result
     * @param json whether to show events whole
     */
    MapReport(PrintWriter out, int shown, boolean json) {
        this.out = out;
        this.shown = shown;
        this.json = json;
    }

    @Override
    public void told(Origin origin, String place, String kind, String event, Decoded decoded) {
        if (!origin.equals(last)) {
            records++;
            last = origin;
        }
        String result = result(event, decoded);
        String called = decoded instanceof PassedOver passed ? passed.kind() : kind;
        if (records > shown) {
            return;
        }
        line(
                "%s:%d%s  %s  %s",
                Causes.printable(origin.source()),
                origin.position(),
                place.isEmpty() ? "" : " " + place,
                called.isEmpty() ? "of no format" : Causes.printable(called),
                result);
        if (json && !event.isEmpty()) {
            line("    %s", Causes.printable(event));
        }
    }

    private String result(String event, Decoded decoded) {
        if (decoded instanceof PassedOver passed) {
            (passed.known() ? leftOut : withoutRule).merge(passed.kind(), 1L, Long::sum);
            return passed.known() ? "left out" : "no rule";
        }
        if (decoded instanceof Refusal refusal) {
            refused.merge(refusal.reason().label(), 1L, Long::sum);
            return "refused, %s: %s"
                    .formatted(refusal.reason().label(), Causes.printable(refusal.detail()));
        }
        Matcher type = TYPE.matcher(event);
        String label = type.find() ? type.group(1) : "an event";
        events.merge(label, 1L, Long::sum);
        return "→ " + label;
    }

    /**
     * The sums, and what is read of their fields.
     *
     * @param missing what is read, and no record has
     */
    void print(List<Trial.TheirField> fields, List<String> missing) {
        if (records > shown) {
            line("... and %,d more; --records shows more", records - shown);
        }
        line("%n%,d records", records);
        sum("events", events);
        sum("left out", leftOut);
        sum("without a rule", withoutRule);
        sum("refused", refused);
        int width = fields.stream().mapToInt(field -> field.path().length()).max().orElse(0);
        int column = Math.min(Math.max(width, 12), 60);
        line("%n%-" + column + "s %10s  %s", "their field", "records", "read as");
        fields.stream()
                .sorted(Comparator.comparing(Trial.TheirField::path))
                .forEach(
                        field ->
                                line(
                                        "%-" + column + "s %,10d  %s",
                                        Causes.printable(field.path()),
                                        field.elements(),
                                        field.readAs().isEmpty()
                                                ? "-"
                                                : String.join(", ", field.readAs())));
        if (!missing.isEmpty()) {
            line("%nread, but in no record: %s", String.join(", ", missing));
        }
        out.flush();
    }

    private void sum(String name, Map<String, Long> kinds) {
        if (!kinds.isEmpty()) {
            line(
                    "  %-16s %,8d  %s",
                    name,
                    kinds.values().stream().mapToLong(Long::longValue).sum(),
                    kinds.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                            .limit(10)
                            .map(
                                    each ->
                                            String.format(
                                                    Locale.ROOT,
                                                    "%s %,d",
                                                    Causes.printable(each.getKey()),
                                                    each.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void line(String format, @Nullable Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
