package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The columns that readers and written tables rely on, as they were when the views were still
 * written by hand. Each stays under its name, with its type and in its order; a view may have more.
 */
final class RecordedColumnsTest {

    @ParameterizedTest
    @EnumSource(names = {"SUGGESTION", "QUESTION", "INGEST"})
    void stayAsTheyAre(View view) throws IOException {
        List<String> columns =
                KpiRows.tables(KpiRows.random(1, 1), Set.of(view))
                        .from(view.table())
                        .getResolvedSchema()
                        .getColumns()
                        .stream()
                        .map(column -> column.getName() + " " + column.getDataType())
                        .toList();

        assertThat(columns).containsSubsequence(recorded(view.table()));
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
