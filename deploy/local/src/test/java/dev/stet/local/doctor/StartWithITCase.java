package dev.stet.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.EventType;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.files.FileScan;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.DocumentedCommands;
import dev.stet.local.Typed;
import dev.stet.local.doctor.Diagnosis.Status;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The logs of {@code docs/start-with.md}: a replay prints what the page shows, and has a value for
 * exactly the metrics for which the doctor finds every event. {@code -Dstet.docs.write=true} writes
 * what is printed into the page.
 */
final class StartWithITCase {

    private static final Path PAGE = DocumentedCommands.root().resolve("docs/start-with.md");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 10;

    /** Its denominator counts conversations that nobody closed: what is absent, nobody can send. */
    private static final String OF_ABSENT_EVENTS = "good_abandonment_rate";

    private static final Pattern CODE = Pattern.compile("`([a-z_0-9.]+)`");

    @TempDir private Path folder = Path.of("");

    /** A log of the page, and what the page says that a replay prints. */
    private record Example(String events, String command, String printed) {

        static Example of(String name) throws IOException {
            MatchResult found =
                    Pattern.compile(
                                    "```json\n([^`]*?)```\n\n```sh\n(\\./stet replay --events "
                                            + name
                                            + "\\.jsonl[^`]*?)\n```\n\n```text\n([^`]*?)```")
                            .matcher(Files.readString(PAGE))
                            .results()
                            .findFirst()
                            .orElseThrow();
            return new Example(found.group(1), found.group(2), found.group(3));
        }

        void write(String now) throws IOException {
            String page = Files.readString(PAGE);
            int at = page.indexOf(command) + command.length();
            int from = page.indexOf("```text\n", at) + "```text\n".length();
            int to = page.indexOf("```", from);
            Files.writeString(PAGE, page.substring(0, from) + now + page.substring(to));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "writing", "code", "search"})
    void aReplayPrintsWhatThePageShows(String name) throws IOException {
        Example example = Example.of(name);
        assertThat(example.events.lines()).hasSize(EVENTS);
        Path log = Files.writeString(folder.resolve(name + ".jsonl"), example.events);

        Typed typed = Typed.run(words(example.command));

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("events read +10 ")
                .containsPattern("refused +0\n")
                .containsPattern("late +0\n")
                .doesNotContain("unopened  ");
        String printed = typed.out().substring(0, typed.out().indexOf("Sums over all windows"));
        if (Boolean.getBoolean("stet.docs.write")) {
            example.write(printed);
            example = Example.of(name);
        }
        assertThat(example.printed).isEqualTo(printed);
        assertThat(printed.lines()).hasSizeLessThan(40);
        assertAgrees(log);
    }

    private String[] words(String command) {
        return Stream.concat(
                        Arrays.stream(command.split(" "))
                                .skip(1)
                                .map(
                                        word ->
                                                word.endsWith(".jsonl") || word.equals("out/")
                                                        ? folder.resolve(word).toString()
                                                        : word),
                        Stream.of("--format", "jsonl", "--no-progress"))
                .toArray(String[]::new);
    }

    /** What the doctor calls computable has a value, and what has a value has every trial. */
    private void assertAgrees(Path log) throws IOException {
        StetConfig config = StetConfig.defaults();
        EventDecoder decoder = new EventDecoder(Decoders.settings(config, PseudonymKey.generate()));
        Findings findings = new Findings(decoder);
        FileScan.read(
                List.of(log),
                new ReplaySettings(
                        config.recordBytes(), config.outOfOrderness(), config.allowedLateness()),
                decoder,
                ArrivalClock.system(),
                findings);
        Set<String> values = metricsWithValue();
        assertThat(values).hasSizeGreaterThan(10);
        List<Metric> computable =
                new Diagnosis(findings)
                        .all().stream()
                                .filter(
                                        finding ->
                                                finding.status() == Status.COMPUTABLE
                                                        || finding.status() == Status.TOO_FEW)
                                .map(Diagnosis.Finding::metric)
                                .filter(Metric::hasColumn)
                                .filter(metric -> !metric.id().equals(OF_ABSENT_EVENTS))
                                .toList();
        assertThat(computable).extracting(Metric::id).isNotEmpty().isSubsetOf(values);
        for (Metric metric : Metrics.all()) {
            if (values.contains(metric.id())) {
                assertThat(Metrics.needsOfTrials(metric))
                        .as(metric.id())
                        .filteredOn(need -> !need.isDefinitionOfSuccess())
                        .allMatch(need -> findings.count(need) > 0);
            }
        }
    }

    /** In any row of all segments. */
    private Set<String> metricsWithValue() throws IOException {
        Set<String> known = new HashSet<>();
        for (Metric metric : Metrics.all()) {
            Path file = folder.resolve("out").resolve(metric.view().table() + ".jsonl");
            for (JsonNode row : rows(file)) {
                if (row.path("segment_by").asText().equals("all")
                        && row.path(metric.id()).isNumber()
                        && (metric.hasColumn() || row.path(metric.id()).asDouble() != 0)) {
                    known.add(metric.id());
                }
            }
        }
        return known;
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                rows.add(JSON.readTree(line));
            }
        }
        return rows;
    }

    /** Each row of the table adds its metrics to those of the rows above it. */
    @Test
    void theFiveTypesGiveTheMetricsOfTheTable() throws IOException {
        Set<EventType> sent = EnumSet.noneOf(EventType.class);
        Set<String> fields = new HashSet<>();
        Set<String> core = new HashSet<>();
        List<String> rows =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.matches("\\| `[a-z]+\\.[a-z]+` \\|.*"))
                        .toList();
        assertThat(rows).hasSize(5);
        for (String row : rows) {
            String[] cells = row.split("\\|");
            EventType type =
                    Stream.of(EventType.values())
                            .filter(each -> codes(cells[1]).contains(each.label()))
                            .findFirst()
                            .orElseThrow();
            for (String id : codes(cells[3])) {
                Metric metric = Metrics.find(id).orElseThrow();
                assertThat(isGiven(metric, sent, fields)).as("%s before %s", id, type).isFalse();
            }
            sent.add(type);
            codes(cells[2]).forEach(field -> fields.add(type.label() + ' ' + field));
            for (String id : codes(cells[3])) {
                Metric metric = Metrics.find(id).orElseThrow();
                assertThat(isGiven(metric, sent, fields)).as("%s by %s", id, type).isTrue();
                core.addAll(metric.place().core() ? List.of(id) : List.of());
            }
        }
        assertThat(core)
                .isEqualTo(
                        Set.copyOf(
                                Metrics.all().stream()
                                        .filter(metric -> metric.place().core())
                                        .map(Metric::id)
                                        .toList()));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** What a field must hold is not looked at: the page says it in words. */
    private static boolean isGiven(Metric metric, Set<EventType> sent, Set<String> fields) {
        for (Need need : Metrics.needs(metric)) {
            boolean met =
                    need.anyOf().stream()
                            .filter(event -> sent.contains(event.type()) && !event.priced())
                            .anyMatch(
                                    event ->
                                            event.fieldNames().stream()
                                                    .filter(field -> !field.equals("evaluator"))
                                                    .map(
                                                            field ->
                                                                    event.type().label()
                                                                            + ' '
                                                                            + field)
                                                    .allMatch(fields::contains));
            if (!met) {
                return false;
            }
        }
        return true;
    }
}
