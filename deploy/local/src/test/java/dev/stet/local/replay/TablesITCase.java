package dev.stet.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.Typed;
import dev.stet.local.files.ParquetFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of the trials as tables: the numbers of its JSON lines. */
class TablesITCase {

    private static final List<String> TEXTS =
            List.of(
                    "event_id",
                    "event_type",
                    "user_id",
                    "interaction_id",
                    "suggestion_id",
                    "text",
                    "feature",
                    "model",
                    "method");

    private static final List<String> COLUMNS = columns();

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(TEXTS);
        columns.addAll(List.of("event_time", "chars", "distance", "removed"));
        return columns;
    }

    @ParameterizedTest
    @CsvSource({"02-other-suffixes/whole, 33, little", "06-newest-first/newest-first, 59, double"})
    void countAsTheirLog(String trial, long read, String sums) throws IOException {
        Path log = TrialsITCase.trials().resolve(trial + ".jsonl");
        Path csv = Files.createDirectory(folder.resolve("csv"));
        Files.write(csv.resolve("a.csv"), csv(log, ";").getBytes(UTF_8));
        Path tabs = folder.resolve("tabs");
        Files.write(tabs, ("\uFEFF" + csv(log, "\t").replace("\n", "\r\n")).getBytes(UTF_8));
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(csv(log, ",").getBytes(UTF_8));
        }
        Path parquet = Files.createDirectory(folder.resolve("parquet"));
        parquet(log, parquet.resolve("a.parquet"));

        for (Path table : List.of(csv, tabs, packed)) {
            requireSums(replay(table, "--input", "csv"), read, sums, table);
        }
        requireSums(replay(parquet), read, sums, parquet);
    }

    private void requireSums(Typed typed, long read, String sums, Path table) throws IOException {
        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("events read +%d ".formatted(read))
                .containsPattern("refused +0\n")
                .containsPattern("late +0\n")
                .doesNotContain("columns ignored");
        assertThat(TrialsITCase.sums(folder.resolve("out")))
                .as("%s", table)
                .isEqualTo(sums.equals("little") ? TrialsITCase.LITTLE : TrialsITCase.DOUBLE);
    }

    /** A quote that nothing closes, and a row that is too short. */
    @Test
    void aBadRowOfACsvIsRefusedAlone() throws IOException {
        List<String> rows = new ArrayList<>(csv(little(), ",").lines().toList());
        rows.set(0, rows.get(0) + ",note");
        for (int n = 1; n < rows.size(); n++) {
            rows.set(n, rows.get(n) + ",x");
        }
        String short7 = rows.get(6).substring(0, rows.get(6).length() - ",x".length());
        rows.set(6, short7);
        rows.add(9, "q99,query.submitted,ada,i99,,\"never closed,,,,,,,,");
        Path csv = Files.write(folder.resolve("a.csv"), rows);

        Typed typed = replay(csv, "--input=csv");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("columns ignored +1  no fields of the contract: note")
                .containsPattern("events read +34 ")
                .containsPattern(
                        "malformed_json +2 .*a.csv:7: the row has 13 cells, the header 14");
        List<JsonNode> letters =
                Files.readAllLines(folder.resolve("out/dead_letters.jsonl")).stream()
                        .map(TablesITCase::parsed)
                        .toList();
        assertThat(letters)
                .map(letter -> letter.get("line").asInt() + " " + letter.get("raw").asText())
                .containsExactly("7 " + short7, "10 " + rows.get(9));
        assertThat(letters.get(1).get("detail").asText()).startsWith("a quote is opened");
    }

    /** Its record is JSON, so that it can be put right and read again. */
    @Test
    void aDeadLetterOfARowHasAWayBack() throws IOException {
        String rows = csv(little(), ",");
        Path csv = Files.writeString(folder.resolve("a.csv"), rows.replace(",user_id,", ",uid,"));

        Typed refused = replay(csv, "--input=csv", "--force");
        Typed fixed =
                TrialsITCase.run(
                        folder.resolve("out/dead_letters.jsonl"),
                        folder.resolve("fixed"),
                        "--fix",
                        "uid=user_id");

        assertThat(refused.out()).containsPattern("missing_field +\\d+ .*a.csv:2: user_id is");
        assertThat(fixed.exitCode()).as(fixed.errors()).isZero();
        assertThat(TrialsITCase.sums(folder.resolve("fixed"))).isEqualTo(TrialsITCase.LITTLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void endsEventTimeWhereItIsTold(String kind) throws IOException {
        Path log = TrialsITCase.trials().resolve("06-newest-first/newest-first.jsonl");
        Path table = folder.resolve("table");
        if (kind.equals("csv")) {
            Files.writeString(table, csv(log, ","));
        } else {
            parquet(log, table);
        }

        Typed typed = replay(table, "--input", kind, "--as-of", "2026-03-02T10:00:00Z");
        Typed asJson =
                TrialsITCase.run(log, folder.resolve("json"), "--as-of", "2026-03-02T10:00:00Z");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(afterAsOf(typed)).isNotEmpty().isEqualTo(afterAsOf(asJson));
    }

    private static String afterAsOf(Typed typed) {
        return typed.out()
                .lines()
                .filter(line -> line.contains("after --as-of"))
                .collect(Collectors.joining());
    }

    @Test
    void aParquetFileThatIsCutOffIsABadFile() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        parquet(little(), files.resolve("whole.parquet"));
        byte[] bytes = Files.readAllBytes(files.resolve("whole.parquet"));
        Files.write(files.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 100));

        Typed failed = replay(files);
        Typed skipped = replay(files, "--on-bad-file", "skip");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors().lines()).as(failed.errors()).hasSize(1);
        assertThat(failed.errors())
                .contains(
                        "cut.parquet is a Parquet file without its end; it is cut off",
                        "--on-bad-file skip");
        assertThat(skipped.exitCode()).as(skipped.errors()).isZero();
        assertThat(skipped.out()).containsPattern("cut short +1 .*cut.parquet");
        assertThat(TrialsITCase.sums(folder.resolve("out"))).isEqualTo(TrialsITCase.LITTLE);
    }

    @Test
    void saysInOneLineWhatIsNoTableOfEvents() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "day,users\n2026-03-02,7\n");
        Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"event_id\":\"1\"}\n");

        requireOneLine(
                replay(csv, "--input=csv"),
                "a.csv has a header without any field of the contract: day, users;");
        requireOneLine(replay(json, "--input=csv"), "a.jsonl holds JSON rather than CSV; leave");
        requireOneLine(replay(csv, "--input=parquet"), "a.csv is no Parquet file; leave");
    }

    private static void requireOneLine(Typed typed, String line) {
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.errors().lines()).as(typed.errors()).hasSize(1);
        assertThat(typed.errors()).contains(line);
    }

    @Test
    void theDoctorReadsTablesToo() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), csv(little(), "|"));

        Typed table = Typed.run("doctor", "--input", "csv", "--events", csv.toString());
        Typed log = Typed.run("doctor", "--events", little().toString());

        assertThat(table.exitCode()).as(table.errors()).isZero();
        assertThat(table.out().replace(csv.toString(), "")).contains("33");
        assertThat(table.out().replace(csv.toString(), little().toString())).isEqualTo(log.out());
    }

    private static Path little() {
        return TrialsITCase.trials().resolve("02-other-suffixes/whole.jsonl");
    }

    private Typed replay(Path events, String... more) {
        return TrialsITCase.run(events, folder.resolve("out"), more);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static String csv(Path log, String separator) throws IOException {
        StringBuilder csv = new StringBuilder(String.join(separator, COLUMNS)).append('\n');
        for (String line : Files.readAllLines(log)) {
            JsonNode event = parsed(line);
            requireKnown(event);
            csv.append(
                            COLUMNS.stream()
                                    .map(column -> event.path(column).asText())
                                    .map(cell -> quoted(cell, separator))
                                    .collect(Collectors.joining(separator)))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String cell, String separator) {
        return cell.contains(separator) || cell.contains("\"")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static void parquet(Path log, Path file) throws IOException {
        List<Consumer<Group>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode event = parsed(line);
            requireKnown(event);
            rows.add(row -> fill(row, event));
        }
        ParquetFiles.write(
                file,
                TEXTS.stream()
                                .map("optional binary %s (STRING);"::formatted)
                                .collect(Collectors.joining())
                        + "optional int64 event_time (TIMESTAMP(MICROS,true)); optional int64"
                        + " chars; optional double distance; optional boolean removed;",
                rows);
    }

    private static void fill(Group row, JsonNode event) {
        for (String name : TEXTS) {
            if (event.has(name)) {
                row.append(name, event.get(name).asText());
            }
        }
        row.append("event_time", time(event.get("event_time")) * 1000);
        if (event.has("chars")) {
            row.append("chars", event.get("chars").asLong());
        }
        if (event.has("distance")) {
            row.append("distance", event.get("distance").asDouble());
        }
        if (event.has("removed")) {
            row.append("removed", event.get("removed").asBoolean());
        }
    }

    private static long time(JsonNode time) {
        return time.isNumber() ? time.asLong() : Instant.parse(time.asText()).toEpochMilli();
    }

    /** A table without one of its fields would not be the log. */
    private static void requireKnown(JsonNode event) {
        List<String> names = new ArrayList<>();
        event.fieldNames().forEachRemaining(names::add);
        assertThat(COLUMNS).containsAll(names);
    }
}
