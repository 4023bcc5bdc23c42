package dev.stet.local.replay;

import dev.stet.contract.Origin;
import dev.stet.contract.View;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.ReplayFindings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a replay read, and what became of every record. */
final class InputReport {

    private static final int NAMED_FILES = 3;
    private static final int NAMED_KINDS = 6;
    private static final long KILO = 1000;

    private final InputFiles.Found input;
    private final Summary summary;
    private final ReplayFindings findings;

    InputReport(InputFiles.Found input, Summary summary, ReplayFindings findings) {
        this.input = input;
        this.summary = summary;
        this.findings = findings;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(count("files read", input.files().size(), some(input.files())));
        passedOver().forEach((reason, files) -> lines.add(passedOver(reason, files)));
        findings.badFiles()
                .forEach(bad -> lines.add(count("  cut short", 1, Causes.printable(bad))));
        findings.holes()
                .ifPresent(
                        hole ->
                                lines.add(
                                        count(
                                                "  zero bytes skipped",
                                                hole.bytes(),
                                                "the first before " + place(hole.first()))));
        List<String> columns = findings.ignoredColumns();
        if (!columns.isEmpty()) {
            lines.add(
                    count(
                            "  columns ignored",
                            columns.size(),
                            "no fields of the contract: " + named(columns, NAMED_KINDS)));
        }
        if (findings.eventsAfterEnd() > 0) {
            lines.add(count("  after --as-of", findings.eventsAfterEnd(), "not read"));
        }
        lines.add(count("events read", summary.read(), eventTimes()));
        lines.add(count("  effective", summary.sum(View.INGEST, "effective"), ""));
        lines.addAll(unopened(summary.sum(View.INGEST, "unopened")));
        lines.add(count("  without effect", summary.sum(View.INGEST, "without_effect"), ""));
        lines.addAll(earlyAccepts(summary.sum(View.SUGGESTION, "early_accepts")));
        lines.addAll(notMapped());
        lines.add(
                count(
                        "  refused",
                        summary.refused(),
                        summary.refused() == 0
                                ? ""
                                : "see "
                                        + Outputs.DEAD_LETTERS
                                        + ".jsonl; the first of each kind:"));
        summary.refusals()
                .forEach(
                        (reason, count) -> lines.add(count("    " + reason, count, first(reason))));
        lines.add(count("  late", summary.late(), lateness()));
        return lines;
    }

    /** Parts of other producers' records that no event was made of. */
    private List<String> notMapped() {
        List<String> lines = new ArrayList<>();
        for (boolean known : new boolean[] {true, false}) {
            Map<String, Long> kinds = new TreeMap<>();
            findings.passedOver()
                    .forEach(
                            (passed, count) -> {
                                if (passed.known() == known) {
                                    kinds.put(passed.kind(), count);
                                }
                            });
            if (!kinds.isEmpty()) {
                long sum = kinds.values().stream().mapToLong(Long::longValue).sum();
                String name = known ? "    left out" : "    without a rule";
                lines.add(count(name, sum, "by the mapping: " + kinds(kinds)));
            }
        }
        return lines;
    }

    /** The commonest first. */
    private static String kinds(Map<String, Long> kinds) {
        String named =
                kinds.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(NAMED_KINDS)
                        .map(
                                each ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %,d",
                                                Causes.printable(each.getKey()),
                                                each.getValue()))
                        .collect(Collectors.joining(", "));
        int more = kinds.size() - NAMED_KINDS;
        return more > 0 ? "%s and %d more kinds".formatted(named, more) : named;
    }

    private Map<String, List<Path>> passedOver() {
        return input.passedOver().stream()
                .collect(
                        Collectors.groupingBy(
                                InputFiles.PassedOver::reason,
                                TreeMap::new,
                                Collectors.mapping(
                                        InputFiles.PassedOver::file, Collectors.toList())));
    }

    private static String passedOver(String reason, List<Path> files) {
        return count("  passed over", files.size(), reason + ": " + some(files));
    }

    private String eventTimes() {
        return findings.eventTimes()
                .map(
                        times ->
                                "event times %s to %s"
                                        .formatted(
                                                Instant.ofEpochMilli(times.oldestMillis()),
                                                Instant.ofEpochMilli(times.newestMillis())))
                .orElse("");
    }

    /** From the first event to the last; zero if every record was refused or late. */
    Duration covers() {
        return findings.eventTimes()
                .map(times -> Duration.ofMillis(times.newestMillis() - times.oldestMillis()))
                .orElse(Duration.ZERO);
    }

    private String first(String reason) {
        return findings.refusals().stream()
                .filter(first -> first.reason().label().equals(reason))
                .findFirst()
                .map(InputReport::place)
                .orElse("");
    }

    /** Events whose suggestion was never shown, with an example of two ids that do not meet. */
    List<String> unopened(long count) {
        if (count == 0) {
            return List.of();
        }
        String example =
                findings.unopened()
                        .map(
                                event ->
                                        ", such as %s in %s:%d%s"
                                                .formatted(
                                                        Causes.printable(event.id()),
                                                        Causes.printable(event.origin().source()),
                                                        event.origin().position(),
                                                        event.shownId()
                                                                .map(Causes::printable)
                                                                .map("; shown was %s"::formatted)
                                                                .orElse("")))
                        .orElse("");
        return List.of(
                count(
                        "    unopened",
                        count,
                        "nothing was shown or asked under their id" + example));
    }

    /** A rate that is too low, with a tight interval, must not stand there without a word. */
    static List<String> earlyAccepts(long count) {
        return count == 0
                ? List.of()
                : List.of(
                        count(
                                "    early accepts",
                                count,
                                "accepted before shown, so not counted as accepted: two clocks"
                                        + " differ, see docs/operations.md"));
    }

    private String lateness() {
        return findings.late()
                .map(
                        late ->
                                "without --as-live, or with --allowed-lateness %s, they count"
                                        .formatted(LatenessOption.of(late.neededLatenessMillis())))
                .orElse("");
    }

    private static String place(Origin origin) {
        return "%s:%d".formatted(Causes.printable(origin.source()), origin.position());
    }

    /** {@code events.jsonl:12: event_time is missing}. */
    static String place(ReplayFindings.FirstRefusal first) {
        return "%s:%d: %s"
                .formatted(
                        Causes.printable(first.origin().source()),
                        first.origin().position(),
                        Causes.printable(first.detail()));
    }

    /** {@code reading 3 files, 12 MB}. */
    static String task(InputFiles.Found input) {
        long bytes = input.files().stream().mapToLong(file -> file.toFile().length()).sum();
        int files = input.files().size();
        return String.format(
                Locale.ROOT,
                "reading %,d %s, %s",
                files,
                files == 1 ? "file" : "files",
                size(bytes));
    }

    private static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        double value = bytes;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        return String.format(
                Locale.ROOT, value < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /** The first few by name, and how many more. */
    static String some(Collection<Path> files) {
        return named(files.stream().map(Path::toString).toList(), NAMED_FILES);
    }

    private static String named(List<String> names, int most) {
        String named =
                names.stream().limit(most).map(Causes::printable).collect(Collectors.joining(", "));
        int more = names.size() - most;
        return more > 0 ? String.format(Locale.ROOT, "%s and %,d more", named, more) : named;
    }

    private static String count(String name, long count, @Nullable String note) {
        return String.format(Locale.ROOT, "%-24s %,14d  %s", name, count, note).stripTrailing();
    }
}
