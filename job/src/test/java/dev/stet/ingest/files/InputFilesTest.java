package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void namesWhatItPassesOver() throws IOException {
        Files.writeString(folder.resolve("day=1/c.ndjson"), "");

        InputFiles.Found found = InputFiles.find(List.of(folder + "/*", folder + "/day=1"));

        assertThat(found.files()).hasSize(4);
        assertThat(found.passedOver())
                .containsExactly(
                        new InputFiles.PassedOver(
                                folder.resolve("day=1/c.ndjson"), "not .jsonl or .jsonl.gz"),
                        new InputFiles.PassedOver(
                                folder.resolve("notes.txt"), "not .jsonl or .jsonl.gz"));
    }

    @Test
    void namesAFileOfAnotherKindWhereThereIsNoneToRead() throws IOException {
        Files.writeString(folder.resolve("empty/events.csv"), "");

        refused(
                "empty",
                "empty: no .jsonl or .jsonl.gz file in this folder, only files such as events.csv");
        refused(
                "*.txt",
                "*.txt: matches no .jsonl or .jsonl.gz file, only files such as notes.txt");
    }

    @Test
    void namesWhatItCannotRead() {
        refused("gone.jsonl", "gone.jsonl: no such file or folder");
        refused("notes.txt", "notes.txt: unknown kind of file, expected .jsonl or .jsonl.gz");
        refused("empty", "empty: no .jsonl or .jsonl.gz file in this folder");
        refused("*.csv", "*.csv: matches no .jsonl or .jsonl.gz file");
        refused("gone/*.jsonl", "gone/*.jsonl: matches no .jsonl or .jsonl.gz file");
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
