package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.Typed;
import dev.stet.testkit.OddIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids that hardly differ, in the files of a replay. */
final class OddIdsITCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder = Path.of("");

    /** As tenants and as ids of suggestions. */
    @Test
    void twoOddIdsStayTwoRows() throws IOException {
        List<String> lines = OddIds.suggestions(Instant.parse("2026-03-02T10:00:00Z"));

        Typed typed =
                TrialsITCase.run(
                        Files.write(folder.resolve("odd.jsonl"), lines), folder.resolve("out"));

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        List<JsonNode> rows = new ArrayList<>();
        for (String row :
                Files.readAllLines(folder.resolve("out/outcomes/suggestion_outcome.jsonl"))) {
            rows.add(JSON.readTree(row));
        }
        assertThat(rows)
                .filteredOn(row -> row.get("tenant_id").asText().equals(OddIds.TENANT))
                .map(row -> row.get("suggestion_id").asText())
                .containsExactlyInAnyOrderElementsOf(OddIds.texts());
        assertThat(rows).map(row -> row.get("tenant_id").asText()).containsAll(OddIds.texts());
    }
}
