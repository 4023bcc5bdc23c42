package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SqlFilesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..", "sql").normalize();

    /** Every file of the module, as {@code views/suggestion_kpi.sql}. */
    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files.filter(file -> file.getNameCount() == ROOT.getNameCount() + 2)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsABannerAndOneStatement(String file) {
        String text = SqlFiles.read(file);
        List<String> banner = text.lines().takeWhile(line -> line.startsWith("-- ")).toList();
        String statement =
                String.join(
                                " ",
                                text.lines()
                                        .filter(line -> !line.strip().startsWith("--"))
                                        .toList())
                        .replaceAll("'[^']*'", "''"); // words about a column may have one

        assertThat(banner).as("the banner").hasSizeGreaterThanOrEqualTo(2);
        assertThat(statement).doesNotContain(";").doesNotContain("SELECT *");
        assertThat(statement).containsPattern("^(CREATE|INSERT|EXECUTE)\\b");
        assertThat(Arrays.asList(statement.split("\\b(CREATE|INSERT INTO)\\b"))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("files")
    void viewsSayWhatTheyMean(String file) {
        if (file.startsWith("views/")) {
            assertThat(SqlFiles.read(file))
                    .containsPattern("(?m)^-- KPI +\\w+$")
                    .containsPattern("(?m)^-- Question +\\w")
                    .containsPattern("(?m)^-- Grain +\\w")
                    .containsPattern("(?m)^-- Reads +\\w")
                    .containsPattern("(?m)^-- Units +\\w")
                    .containsPattern("(?m)^-- Caveat +\\w");
        }
    }

    @Test
    void noFunctionAndNoViewIsForgotten() throws IOException {
        assertThat(files().stream().filter(file -> file.startsWith("functions/")))
                .containsExactlyInAnyOrderElementsOf(KpiViews.FUNCTIONS);
        assertThat(files().stream().filter(file -> file.startsWith("views/")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(View.values()).map(KpiViews::file).toList());
    }

    @Test
    void namesTheMissingFile() {
        assertThatThrownBy(() -> SqlFiles.read("views/none.sql"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sql/views/none.sql");
    }
}
