package dev.stet.local.console;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stet.contract.Grain;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionMeasure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the console adds up over several windows, and its reviews: what the tables hold. */
final class ConsoleSumsITCase {

    @RegisterExtension static final ServedConsole SERVED = new ServedConsole();

    /** Counts are the sums of the rows' own, and extremes theirs. */
    @Test
    void theInputIsThatOfTheRows() throws Exception {
        JsonNode answer = SERVED.json("/api/input?grain=1h");
        int compared = 0;
        for (JsonNode shown : answer.get("rows")) {
            List<JsonNode> rows =
                    rows(
                            "SELECT * FROM ingest_kpi WHERE grain = '1h' AND segment_by = ? AND"
                                    + " segment = ? ORDER BY window_start",
                            shown.get("by").asText(),
                            shown.get("segment").asText());
            assertThat(rows).hasSize(PlantedRows.WINDOWS);
            assertThat(shown.get("windows").asInt()).isEqualTo(PlantedRows.WINDOWS);
            assertThat(shown.get("provisional").asInt()).isEqualTo(1);
            JsonNode newest = rows.get(rows.size() - 1);
            assertThat(shown.get("last")).isEqualTo(newest.get("window_end"));
            assertThat(shown.get("lag_ms")).isEqualTo(newest.get("lag_ms"));
            for (String name :
                    List.of("read", "effective", "without_effect", "refused", "late", "unopened")) {
                assertThat(shown.get(name).asDouble()).as(name).isEqualTo(sum(rows, name));
                compared++;
            }
            for (JsonNode reason : answer.get("reasons")) {
                assertThat(shown.get(reason.asText()).asDouble())
                        .as(reason.asText())
                        .isEqualTo(sum(rows, reason.asText()));
                compared++;
            }
            for (String what : List.of("max_late", "max_ahead")) {
                JsonNode worst =
                        rows.stream()
                                .filter(row -> !row.get(what + "_ms").isNull())
                                .max(comparingDouble(row -> row.get(what + "_ms").asDouble()))
                                .orElseThrow();
                for (String of : List.of("_ms", "_partition")) {
                    assertThat(shown.get(what + of)).as(what + of).isEqualTo(worst.get(what + of));
                }
            }
        }
        assertThat(compared).isEqualTo((6 + Refusal.Reason.values().length) * 4);
    }

    /** Of each partition how often, how far and until when a row named it. */
    @Test
    void tellsWhatTheRowsKnowOfPartitions() throws Exception {
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO ingest_kpi (tenant_id, grain, window_start, window_end, maturity,
                            segment_by, segment, version, max_late_ms, max_late_partition,
                            max_ahead_ms, max_ahead_partition)
                        SELECT 'parts', '1h', start, start + interval '1 hour', 'final', by, name, 1,
                            late, late_partition, ahead, ahead_partition
                        FROM (VALUES
                            (timestamptz '2026-03-01 00:00Z', 'source', 'a', 5000, 3, NULL, NULL),
                            ('2026-03-01 01:00Z', 'source', 'a', 9000, 3, 100, 3),
                            ('2026-03-01 02:00Z', 'source', 'a', 2000, 1, NULL, NULL),
                            ('2026-03-01 02:00Z', 'source', 'b', NULL, NULL, 7, 0),
                            ('2026-03-01 00:00Z', 'all', 'all', 1, 9, NULL, NULL),
                            ('2026-03-01 01:00Z', 'all', 'all', 1, 9, NULL, NULL),
                            ('2026-03-01 02:00Z', 'all', 'all', 1, 9, NULL, NULL)
                        ) AS rows (start, by, name, late, late_partition, ahead, ahead_partition)
                        """);
        try {
            long hour = PlantedRows.START.toEpochMilli() + Grain.HOUR.millis();
            assertThat(SERVED.json("/api/input?tenant=parts&grain=1h").get("partitions"))
                    .extracting(
                            row ->
                                    row.valueStream()
                                            .map(cell -> ServedConsole.plain(cell))
                                            .collect(Collectors.joining(" ")))
                    .containsExactly(
                            "a 3.0 2.0 9000.0 %s 1.0 100.0 %s"
                                    .formatted(
                                            (double) hour + 3_600_000, (double) hour + 3_600_000),
                            "a 1.0 1.0 2000.0 %s 0.0 null null"
                                    .formatted((double) hour + 7_200_000),
                            "b 0.0 0.0 null null 1.0 7.0 %s".formatted((double) hour + 7_200_000));
        } finally {
            SERVED.rows().execute("DELETE FROM ingest_kpi WHERE tenant_id = 'parts'");
        }
    }

    @Test
    void theFunnelIsTheSumOfTheRows() throws Exception {
        for (String segment : PlantedRows.SEGMENTS) {
            String of = "?grain=1h&by=feature&segment=" + ServedConsole.encoded(segment);
            JsonNode answer = SERVED.json("/api/funnel" + of);
            List<JsonNode> rows =
                    rows(
                            "SELECT * FROM suggestion_kpi WHERE grain = '1h' AND segment_by ="
                                    + " 'feature' AND segment = ?",
                            segment);
            JsonNode kept = answer.get("suggestion").get("kept");
            assertStep(kept.get(0), sum(rows, "shown"), sum(rows, "shown"));
            assertStep(kept.get(1), sum(rows, "accepted"), sum(rows, "shown"));
            int place = 0;
            for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
                double present = sum(rows, "present_%ds".formatted(seconds));
                JsonNode survival = answer.get("suggestion").get("survival").get(place);
                assertStep(kept.get(2 + place), present, sum(rows, "shown"));
                assertStep(survival, present, sum(rows, "observed_%ds".formatted(seconds)));
                assertThat(survival.get("unobserved").asDouble())
                        .isEqualTo(sum(rows, "unobserved_%ds".formatted(seconds)));
                place++;
            }
            List<JsonNode> questions =
                    rows(
                            "SELECT * FROM question_kpi WHERE grain = '1h' AND segment_by ="
                                    + " 'feature' AND segment = ?",
                            segment);
            for (JsonNode step : answer.get("question").get("steps")) {
                String name = step.get("name").asText();
                if (!name.equals("satisfied")) {
                    assertStep(step, sum(questions, name), sum(questions, "queries"));
                }
            }
        }
    }

    private static void assertStep(JsonNode step, double count, double of) {
        assertThat(step.get("count").asDouble()).as("%s", step).isEqualTo(count);
        assertThat(step.get("of").asDouble()).as("%s", step).isEqualTo(of).isPositive();
        assertThat(step.get("share").asDouble()).as("%s", step).isEqualTo(count / of);
    }

    @Test
    void everyReviewIsItsView() throws Exception {
        int compared = 0;
        for (String name : ReviewQuery.NAMES) {
            JsonNode answer = SERVED.json("/api/review?name=" + name);
            List<String> shown = new ArrayList<>();
            for (JsonNode row : answer.get("rows")) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    String column = answer.get("columns").get(i).get("name").asText();
                    cells.add(column + '=' + ServedConsole.plain(row.get(i)));
                }
                shown.add(cells.toString());
            }
            List<String> held = new ArrayList<>();
            for (JsonNode row : rows("SELECT * FROM " + name)) {
                held.add(
                        row.propertyStream()
                                .map(
                                        cell ->
                                                cell.getKey()
                                                        + '='
                                                        + ServedConsole.plain(cell.getValue()))
                                .toList()
                                .toString());
            }
            assertThat(shown).as(name).containsExactlyInAnyOrderElementsOf(held);
            compared += held.size();
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Rows of a query as JSON: a time as epoch milliseconds, a date as text. */
    private static List<JsonNode> rows(String sql, String... arguments) throws SQLException {
        List<JsonNode> rows = new ArrayList<>();
        try (Connection connection = SERVED.rows().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                ResultSetMetaData columns = row.getMetaData();
                while (row.next()) {
                    ObjectNode read = ServedConsole.JSON.createObjectNode();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        read.set(columns.getColumnName(i), cell(row.getObject(i)));
                    }
                    rows.add(read);
                }
            }
        }
        return rows;
    }

    private static JsonNode cell(@Nullable Object cell) {
        if (cell instanceof Timestamp time) {
            return ServedConsole.JSON.valueToTree(time.getTime());
        }
        if (cell instanceof Number number) {
            double value = number.doubleValue();
            return ServedConsole.JSON.valueToTree(Double.isFinite(value) ? value : null);
        }
        return ServedConsole.JSON.valueToTree(cell == null ? null : cell.toString());
    }

    private static double sum(List<JsonNode> rows, String column) {
        return rows.stream().mapToDouble(row -> row.get(column).asDouble()).sum();
    }

    @Test
    void countsTheSatisfiedOfFinalWindows() throws Exception {
        long[] sums = new long[2];
        try (Connection connection = SERVED.rows().connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT sum(satisfied), sum(queries) FROM question_kpi WHERE grain"
                                        + " = '1h' AND segment_by = 'all' AND maturity = 'final'");
                ResultSet row = statement.executeQuery()) {
            row.next();
            sums[0] = row.getLong(1);
            sums[1] = row.getLong(2);
        }
        assertThat(SERVED.json("/api/funnel").get("question").get("steps"))
                .anySatisfy(
                        step -> {
                            assertThat(step.get("name").asText()).isEqualTo("satisfied");
                            assertThat(step.get("count").asLong()).isEqualTo(sums[0]);
                            assertThat(step.get("of").asLong()).isEqualTo(sums[1]).isPositive();
                        });
    }

    /**
     * Of 30 accepts in two windows; 27 of 30 are left at 10 s, and of the 26 in sight 24 at 20 s.
     */
    @Test
    void theFunnelHasTheCurveOfSurvivalOverSeveralWindows() throws Exception {
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version, shown, accepted,
                            removed_after_histogram, closed_after_histogram)
                        VALUES ('lasting', '1h', '2026-03-01T00:00:00Z', '2026-03-01T01:00:00Z',
                            'final', 'all', 'all', 1, 10, 10, '212:1 276:2', '250:1'),
                            ('lasting', '1h', '2026-03-01T01:00:00Z', '2026-03-01T02:00:00Z',
                            'final', 'all', 'all', 1, 20, 20, '212:2', '')
                        """);
        try {
            JsonNode curve =
                    SERVED.json("/api/funnel?tenant=lasting").get("suggestion").get("curve");
            assertThat(share(curve, 0)).isEqualTo(1);
            assertThat(share(curve, 19)).isCloseTo(27 / 30.0, within(1e-12));
            assertThat(share(curve, 600)).isCloseTo(27 / 30.0 * 24 / 26, within(1e-12));
            assertThat(curve)
                    .allSatisfy(
                            point ->
                                    assertThat(point.get("share").asDouble())
                                            .isBetween(
                                                    point.get("low").asDouble(),
                                                    point.get("high").asDouble()));
        } finally {
            SERVED.rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'lasting'");
        }
        assertThat(SERVED.json("/api/funnel").get("suggestion").get("curve"))
                .as("of rows without histograms")
                .isEmpty();
    }

    private static double share(JsonNode curve, int seconds) {
        for (JsonNode point : curve) {
            if (point.get("seconds").asInt() == seconds) {
                return point.get("share").asDouble();
            }
        }
        return Double.NaN;
    }
}
