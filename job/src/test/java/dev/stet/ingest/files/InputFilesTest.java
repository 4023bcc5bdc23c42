package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.testkit.ParquetSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputFilesTest {

    @TempDir Path folder;

    @BeforeEach
    void lay() throws IOException {
        for (String name :
                List.of("b.jsonl", "a.jsonl.gz", "notes.txt", "day=2/c.jsonl", "day=1/c.jsonl")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.createDirectories(folder.resolve("empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b.jsonl            | b.jsonl",
                "''                 | a.jsonl.gz b.jsonl day=1/c.jsonl day=2/c.jsonl",
                "day=1              | day=1/c.jsonl",
                "*.jsonl            | b.jsonl",
                "*                  | a.jsonl.gz b.jsonl day=1/c.jsonl day=2/c.jsonl",
                "day=*/*.jsonl      | day=1/c.jsonl day=2/c.jsonl",
                "day=[2-9]/c.jsonl  | day=2/c.jsonl",
                "**/c.jsonl         | day=1/c.jsonl day=2/c.jsonl",
                "{b,day=1/c}.jsonl  | b.jsonl day=1/c.jsonl",
                "day=?              | day=1/c.jsonl day=2/c.jsonl"
            })
    void expandsFilesFoldersAndGlobs(String pattern, String expected) {
        assertThat(InputFiles.expand(List.of(folder + "/" + pattern)))
                .map(file -> folder.relativize(file).toString())
                .containsExactly(expected.split(" "));
    }

    @Test
    void keepsPathsAsGivenAndReadsNoFileTwice() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("z.jsonl"), folder.resolve("b.jsonl"));

        List<Path> files =
                InputFiles.expand(
                        List.of(
                                link.toString(),
                                folder + "/day=1/../b.jsonl",
                                folder + "/b.jsonl",
                                folder + "/b.jsonl"));

        assertThat(files).map(Path::toString).containsExactly(folder + "/b.jsonl");
    }

    @Test
    void takesEachNameOfALogAndOfOthersWhatBeginsAsOne() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (String name : List.of("A.NDJSON", "b.json.gz", "c.log.2.gz", "d.jsonl.zst", "e.1")) {
            Files.writeString(logs.resolve(name), name.equals("e.1") ? "{\"event_id\": 1}" : "");
        }
        for (String name : List.of("._A.NDJSON", "_SUCCESS", "__MACOSX/A.NDJSON", "f.txt")) {
            Files.createDirectories(logs.resolve(name).getParent());
            Files.writeString(logs.resolve(name), "a,b");
        }
        Files.createDirectories(logs.resolve("out/outcomes"));
        Files.writeString(logs.resolve("out/ingest_kpi.csv"), "");
        Files.writeString(logs.resolve("out/outcomes/task_outcome.jsonl"), "{}");

        InputFiles.Found found = InputFiles.find(List.of(logs.toString()), InputKind.AUTO);

        assertThat(found.files())
                .map(file -> logs.relativize(file).toString())
                .containsExactly("A.NDJSON", "b.json.gz", "c.log.2.gz", "d.jsonl.zst", "e.1");
        assertThat(found.passedOver())
                .map(other -> logs.relativize(other.file()) + ": " + other.reason())
                .containsExactly(
                        "._A.NDJSON: names that begin with . or _",
                        "_SUCCESS: names that begin with . or _",
                        "__MACOSX/A.NDJSON: names that begin with . or _",
                        "f.txt: no JSON in the first bytes",
                        "out/ingest_kpi.csv: the output of a replay",
                        "out/outcomes/task_outcome.jsonl: the output of a replay");
        assertThat(InputFiles.find(List.of(logs + "/*"), InputKind.AUTO)).isEqualTo(found);
    }

    @Test
    void passesOverTheManifestsOfAnExportUnlessNamed() throws IOException {
        Path export = Files.createDirectories(folder.resolve("export"));
        for (String name :
                List.of(
                        "p-1/manifests/2026-03-02T09:00:00Z.json",
                        "p-1/observations_v2/2026-03-02T09:00:00Z.jsonl",
                        "p-1/scores/2026-03-02T09:00:00Z.jsonl",
                        "posthog/2026-03-02_manifest.json",
                        "posthog/manifest.json",
                        "posthog/manifest.jsonl")) {
            Files.createDirectories(export.resolve(name).getParent());
            Files.writeString(export.resolve(name), "{\"files\": []}");
        }

        InputFiles.Found found = InputFiles.find(List.of(export.toString()), InputKind.AUTO);

        assertThat(found.files())
                .map(file -> export.relativize(file).toString())
                .containsExactly(
                        "p-1/observations_v2/2026-03-02T09:00:00Z.jsonl",
                        "p-1/scores/2026-03-02T09:00:00Z.jsonl",
                        "posthog/manifest.jsonl");
        assertThat(found.passedOver())
                .map(other -> export.relativize(other.file()) + ": " + other.reason())
                .containsExactly(
                        "p-1/manifests/2026-03-02T09:00:00Z.json: the manifest of an export",
                        "posthog/2026-03-02_manifest.json: the manifest of an export",
                        "posthog/manifest.json: the manifest of an export");
        assertThat(InputFiles.expand(List.of(export + "/posthog/manifest.json"))).hasSize(1);
    }

    @Test
    void takesOfAFolderWhatTheUserSaysThatThereIs() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(tables.resolve("a.CSV"), "");
        Files.writeString(tables.resolve("b.txt"), "event_id;event_type;event_time\n");
        Files.writeString(tables.resolve("c.txt"), "a,b\n");
        Files.writeString(tables.resolve("d.jsonl"), "{\"event_id\":\"1\"}\n");
        Files.writeString(tables.resolve("e.parquet"), "PAR1 and no more");
        ParquetSample.write(
                tables.resolve("f.parquet"),
                CompressionCodecName.SNAPPY,
                "required int64 a;",
                List.of());
        ParquetSample.write(
                tables.resolve("g"),
                CompressionCodecName.SNAPPY,
                "required int64 event_time;",
                List.of());

        assertThat(names(tables, InputKind.CSV)).containsExactly("a.CSV", "b.txt");
        assertThat(names(tables, InputKind.PARQUET)).containsExactly("e.parquet", "g");
        assertThat(names(tables, InputKind.AUTO)).containsExactly("d.jsonl", "e.parquet", "g");
        assertThat(InputFiles.find(List.of(tables.toString()), InputKind.AUTO).passedOver())
                .map(other -> tables.relativize(other.file()) + ": " + other.reason())
                .containsExactly(
                        "a.CSV: no JSON in the first bytes",
                        "b.txt: CSV, read by --input csv",
                        "c.txt: no JSON in the first bytes",
                        "f.parquet: no JSON in the first bytes");
    }

    private static List<String> names(Path folder, InputKind input) {
        return InputFiles.find(List.of(folder.toString()), input).files().stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void namesAFileOfAnotherKindWhereThereIsNoneToRead() throws IOException {
        Files.writeString(folder.resolve("empty/events.csv"), "a,b");

        refused(
                "empty",
                "empty: no file of events in this folder, only files such as events.csv"
                        + " (no JSON in the first bytes)");
        refused(
                "*.txt",
                "*.txt: matches no file of events, only files such as notes.txt"
                        + " (no JSON in the first bytes)");
    }

    @Test
    void namesWhatItCannotRead() {
        refused("gone.jsonl", "gone.jsonl: no such file or folder");
        refused("empty", "empty: no file of events in this folder");
        refused("*.csv", "*.csv: matches no file of events");
        refused("gone/*.jsonl", "gone/*.jsonl: matches no file of events");
        refused("[.jsonl", "[.jsonl: not a glob");
        assertThatThrownBy(() -> InputFiles.expand(List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no input");
    }

    private void refused(String name, String message) {
        assertThatThrownBy(() -> InputFiles.expand(List.of(folder + "/" + name)))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + "/" + message);
    }
}
