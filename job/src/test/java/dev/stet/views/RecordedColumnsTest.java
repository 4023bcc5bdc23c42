package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The columns that readers and written tables rely on, as they were when the views were still
 * written by hand. Each stays under its name, with its type and in its order; a view may have more.
 */
final class RecordedColumnsTest {

    @ParameterizedTest
    @ValueSource(strings = {"suggestion_kpi", "question_kpi", "ingest_kpi"})
    void stayAsTheyAre(String view) throws IOException {
        List<String> columns =
                KpiRows.tables(KpiRows.random(1, 1))
                        .from(view)
                        .getResolvedSchema()
                        .getColumns()
                        .stream()
                        .map(column -> column.getName() + " " + column.getDataType())
                        .toList();

        assertThat(columns).containsSubsequence(recorded(view));
    }

    private static List<String> recorded(String view) throws IOException {
        try (InputStream file =
                RecordedColumnsTest.class.getResourceAsStream("/views/" + view + ".columns")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
