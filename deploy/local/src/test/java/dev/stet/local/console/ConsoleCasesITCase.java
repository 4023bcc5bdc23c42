package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The single cases behind a row. */
final class ConsoleCasesITCase {

    @RegisterExtension static final ServedConsole SERVED = new ServedConsole();

    private static final String HOUR =
            "&from=2026-03-01T00:00:00Z&until=2026-03-01T01:00:00Z&which=";

    private static JsonNode cases(String more) throws Exception {
        return SERVED.json("/api/outcomes?metric=acceptance_rate" + more);
    }

    /** All pages, one after the other: two cases of each time, each once and in order. */
    private static List<JsonNode> all(String more) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = cases(more + "&after=" + ServedConsole.encoded(after));
            assertThat(page.get("state").asText()).isEqualTo("there");
            assertThat(page.get("rows").size()).isLessThanOrEqualTo(OutcomesQuery.MOST_SHOWN);
            page.get("rows").forEach(rows::add);
            after = page.get("next").isNull() ? "" : page.get("next").asText();
        } while (!after.isEmpty());
        List<String> ids = rows.stream().map(row -> row.get(0).asText()).toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(rows.stream().map(row -> row.get(1).asLong())).isSorted();
        return rows;
    }

    @Test
    void leadsFromARowToItsCases() throws Exception {
        JsonNode first = cases(HOUR + "all");
        assertThat(first.get("columns"))
                .extracting(JsonNode::asText)
                .containsExactly("suggestion_id", "shown_at", "accepted_at");
        assertThat(first.get("moments").asInt()).isEqualTo(2);
        assertThat(first.get("choices"))
                .extracting(JsonNode::asText)
                .containsExactly("all", "counted", "rest");
        JsonNode row = first.get("rows").get(0);
        long start = PlantedRows.START.toEpochMilli();
        assertThat(row.toString())
                .isEqualTo("[\"s0\",%d,%d,\"final\"]".formatted(start, start + 2_000));
        assertThat(all(HOUR + "all")).hasSize(PlantedRows.CASES);
        assertThat(all(HOUR.replace("01:00:00Z", "00:00:40Z") + "all"))
                .as("of the first 40 s, without their end")
                .hasSize(4);
    }

    @Test
    void tellsThoseThatTheMetricCountsFromTheRest() throws Exception {
        List<JsonNode> counted = all(HOUR + "counted");
        assertThat(counted).hasSize(PlantedRows.CASES / 3);
        assertThat(counted).allMatch(row -> row.get(2).isNumber());
        assertThat(all(HOUR + "rest"))
                .hasSize(PlantedRows.CASES - PlantedRows.CASES / 3)
                .allMatch(row -> row.get(2).isNull());
        assertThat(
                        SERVED.json("/api/outcomes?metric=time_to_complete_p50_s" + HOUR + "all")
                                .get("choices"))
                .as("a quantile counts all")
                .extracting(JsonNode::asText)
                .containsExactly("all");
        assertThat(SERVED.get("/api/outcomes?metric=acceptance_rate" + HOUR + "odd").statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsToTheSegmentOfTheRow() throws Exception {
        for (String segment : List.of("inline", PlantedRows.HOSTILE, "a/b")) {
            assertThat(all(HOUR + "all&by=feature&segment=" + ServedConsole.encoded(segment)))
                    .as(segment)
                    .hasSize(PlantedRows.CASES / 4);
        }
        String two = HOUR + "all&by=" + ServedConsole.encoded("feature|model") + "&segment=";
        assertThat(all(two + ServedConsole.encoded("inline|m0"))).hasSize(PlantedRows.CASES / 4);
        assertThat(all(two + ServedConsole.encoded("inline|m1"))).isEmpty();
        for (String wrong :
                List.of("&by=colour&segment=red", "&by=feature&segment=a%7Cb", "&after=x")) {
            assertThat(
                            SERVED.get(
                                            "/api/outcomes?metric=acceptance_rate"
                                                    + HOUR
                                                    + "all"
                                                    + wrong)
                                    .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(SERVED.get("/api/outcomes?metric=acceptance_rate").statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        assertThat(state("acceptance_rate", "&by=feature&segment=(other)")).isEqualTo("other");
        assertThat(state("task_completion_rate", "")).isEqualTo("empty");
        assertThat(state("value_user_rate", "")).isEqualTo("none");
        SERVED.rows().execute("ALTER TABLE task_outcome RENAME TO task_outcome_away");
        try {
            assertThat(state("task_completion_rate", "")).isEqualTo("absent");
        } finally {
            SERVED.rows().execute("ALTER TABLE task_outcome_away RENAME TO task_outcome");
        }
        JsonNode views = SERVED.json("/api/metrics").get("views");
        for (View view : View.values()) {
            assertThat(views.get(view.table()).get("outcomes").asText("none"))
                    .isEqualTo(OutcomesQuery.table(view).map(OutcomeTable::name).orElse("none"));
        }
    }

    private static String state(String metric, String more) throws Exception {
        return SERVED.json("/api/outcomes?metric=" + metric + HOUR + "all" + more)
                .get("state")
                .asText();
    }

    /** A rare segment is looked for in one page after the other, each of so many rows. */
    @Test
    void looksAtABoundedNumberOfRows() throws Exception {
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO suggestion_outcome (tenant_id, suggestion_id, shown_at, feature,
                            version)
                        SELECT 'many', 's' || i, timestamptz '2026-03-01Z' + i * interval '10 ms',
                            CASE i WHEN 3 THEN 'rare' WHEN %1$d THEN 'rare' ELSE 'usual' END, 1
                        FROM generate_series(1, %1$d) AS i
                        """
                                .formatted(OutcomesQuery.MOST_LOOKED_AT + 1));
        try {
            String rare = "&tenant=many&by=feature&segment=rare" + HOUR + "all";
            JsonNode first = cases(rare);
            assertThat(first.get("rows")).hasSize(1);
            JsonNode second =
                    cases(rare + "&after=" + ServedConsole.encoded(first.get("next").asText()));
            assertThat(second.get("rows")).hasSize(1);
            assertThat(second.get("next").isNull()).isTrue();
        } finally {
            SERVED.rows().execute("DELETE FROM suggestion_outcome WHERE tenant_id = 'many'");
        }
    }
}
