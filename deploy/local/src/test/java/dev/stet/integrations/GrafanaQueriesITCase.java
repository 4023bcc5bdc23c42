package dev.stet.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.integrations.grafana.Panels;
import dev.stet.metrics.Metrics;
import dev.stet.sinks.MigratedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every query of the dashboard returns rows from a database that has them. */
final class GrafanaQueriesITCase {

    private static final Path DASHBOARD = Path.of("../../integrations/grafana/stet-kpis.json");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):sqlstring}");
    private static final Pattern METRICS_NAMED = Pattern.compile("metric_id IN \\(([^)]+)\\)");

    /** The column of a table of metrics that says which window. */
    private static final int WINDOW = 9;

    private static final Pattern TIME_FILTER = Pattern.compile("\\$__timeFilter\\(([\\w.]+)\\)");

    @RegisterExtension private static final MigratedDatabase DATABASE = new MigratedDatabase();

    @BeforeAll
    static void fill() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            new FilledTables(connection).fill();
            statement.execute("ANALYZE");
        }
    }

    /** Of all rows together, and of a segment whose name would end a string in SQL. */
    @Test
    void everyPanelHasRows() throws Exception {
        List<JsonNode> panels = panels();
        assertThat(panels).hasSizeGreaterThan(60);
        for (List<String> segment :
                List.of(List.of("all", "all"), List.of("feature", FilledTables.FEATURE))) {
            for (JsonNode panel : panels) {
                for (JsonNode target : panel.get("targets")) {
                    String sql = target.get("rawSql").asText();
                    List<List<@Nullable Object>> rows =
                            rows(expanded(sql, segment.get(0), segment.get(1)));
                    assertThat(rows)
                            .as("%s, of %s:%n%s", panel.get("title").asText(), segment, sql)
                            .isNotEmpty()
                            .anyMatch(
                                    row ->
                                            row.subList(1, row.size()).stream()
                                                    .anyMatch(Objects::nonNull));
                }
            }
        }
    }

    /**
     * Time first and ascending, which Grafana wants of a series; a final and a provisional part.
     */
    @Test
    void seriesAreInOrderOfTimeAndHaveBothParts() throws Exception {
        int series = 0;
        for (JsonNode panel : panels()) {
            JsonNode target = panel.get("targets").get(0);
            String sql = expanded(target.get("rawSql").asText(), "all", "all");
            if (!sql.contains("\"provisional\"")) {
                continue;
            }
            series++;
            List<List<@Nullable Object>> rows = rows(sql);
            assertThat(rows).as(sql).hasSize(FilledTables.DAYS + 1);
            assertThat(rows.stream().map(row -> String.valueOf(row.get(0)))).as(sql).isSorted();
            assertThat(rows.stream().filter(row -> row.get(2) != null).count())
                    .as("provisional values of %s", sql)
                    .isLessThanOrEqualTo(1);
            assertThat(rows.get(FilledTables.DAYS).get(1)).as("final value of %s", sql).isNull();
        }
        assertThat(series).isGreaterThan(50);
    }

    /**
     * A table is final weeks after its windows where metrics mature slowly: the time shown may hold
     * provisional windows alone. What comes after it is not shown.
     */
    @ParameterizedTest
    @CsvSource({"7, 8, 6", "6, 7, 6", "2, 3, 3"})
    void tablesHoldTheNewestFinalWindowOfEveryMetric(int from, int to, int newest)
            throws Exception {
        Set<String> shown = new TreeSet<>();
        for (JsonNode panel : panels()) {
            String sql = panel.get("targets").get(0).get("rawSql").asText();
            Matcher named = METRICS_NAMED.matcher(sql);
            if (!named.find()) {
                continue;
            }
            List<List<@Nullable Object>> rows = rows(expanded(sql, "all", "all", from, to));
            Set<String> expected = new TreeSet<>(List.of(named.group(1).split(", ")));
            assertThat(rows.stream().map(row -> "'%s'".formatted(row.get(0))))
                    .as(sql)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(rows)
                    .as(sql)
                    .allMatch(
                            row ->
                                    Objects.requireNonNull((Timestamp) row.get(WINDOW))
                                            .toInstant()
                                            .toString()
                                            .startsWith(FilledTables.FIRST.plusDays(newest) + "T"));
            shown.addAll(expected);
        }
        assertThat(shown).hasSameSizeAs(Metrics.all());
    }

    @Test
    void variablesHaveValues() throws Exception {
        for (JsonNode variable : dashboard().at("/templating/list")) {
            if (variable.get("type").asText().equals("query")) {
                String sql = expanded(variable.get("query").asText(), "feature", "all");
                assertThat(rows(sql)).as(sql).isNotEmpty();
            }
        }
        String segments = query("segment");
        assertThat(rows(expanded(segments, "feature", "all")))
                .containsExactly(List.of(FilledTables.FEATURE), List.of("search"));
        assertThat(rows(expanded(query("segment_by"), "all", "all")).get(0))
                .isEqualTo(List.of("all"));
    }

    /** What a chart reads straight from a table must be what the view of all metrics has. */
    @Test
    void chartsShowWhatTheViewOfAllMetricsHas() throws Exception {
        Map<String, List<@Nullable Object>> expected = new HashMap<>();
        for (List<@Nullable Object> row :
                rows(
                        """
                        SELECT metric_id, value, low, high
                        FROM kpi_current
                        WHERE segment_by = 'all' AND window_start = '%sZ'
                        """
                                .formatted(FilledTables.FIRST))) {
            expected.put(String.valueOf(row.get(0)), row.subList(1, 4));
        }
        Set<String> charts = new TreeSet<>();
        for (JsonNode panel : panels()) {
            String metric = panel.get("title").asText();
            if (expected.containsKey(metric)) {
                String sql =
                        expanded(panel.get("targets").get(0).get("rawSql").asText(), "all", "all");
                assertThat(sql)
                        .as("kpi_current takes long to plan")
                        .doesNotContain("FROM kpi_current");
                List<@Nullable Object> row = rows(sql).get(0);
                List<@Nullable Object> shown = new ArrayList<>();
                shown.add(row.get(1));
                shown.add(row.size() > 3 ? row.get(3) : null);
                shown.add(row.size() > 3 ? row.get(4) : null);
                List<@Nullable Object> all =
                        new ArrayList<>(Objects.requireNonNull(expected.get(metric)));
                if (row.size() == 3) {
                    all.set(1, null);
                    all.set(2, null);
                }
                assertThat(shown).as(metric).isEqualTo(all);
                charts.add(metric);
            }
        }
        assertThat(charts).hasSizeGreaterThan(40);
    }

    private static String query(String variable) throws Exception {
        for (JsonNode each : dashboard().at("/templating/list")) {
            if (each.get("name").asText().equals(variable)) {
                return each.get("query").asText();
            }
        }
        throw new AssertionError("no variable " + variable);
    }

    private static JsonNode dashboard() throws Exception {
        return new ObjectMapper().readTree(DASHBOARD.toFile());
    }

    private static List<JsonNode> panels() throws Exception {
        return Panels.withQueries(dashboard());
    }

    /** As Grafana's data source for PostgreSQL does. */
    private static String expanded(String sql, String segmentBy, String segment) {
        return expanded(sql, segmentBy, segment, 0, FilledTables.DAYS + 1);
    }

    /**
     * @param from day of the time shown
     * @param to day at whose start it ends
     */
    private static String expanded(String sql, String segmentBy, String segment, int from, int to) {
        Map<String, String> values =
                Map.of(
                        "tenant",
                        "default",
                        "grain",
                        "1d",
                        "segment_by",
                        segmentBy,
                        "segment",
                        segment,
                        "metric",
                        "acceptance_rate");
        String filled =
                VARIABLE.matcher(sql)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                FilledTables.quoted(
                                                        Objects.requireNonNull(
                                                                values.get(found.group(1))))));
        String end = midnight(to);
        String expanded =
                TIME_FILTER
                        .matcher(filled)
                        .replaceAll("$1 BETWEEN %s AND %s".formatted(midnight(from), end))
                        .replace("$__timeTo()", end);
        assertThat(expanded).as("all macros and variables are expanded").doesNotContain("$");
        return expanded;
    }

    private static String midnight(int day) {
        return "'%sT00:00:00Z'".formatted(FilledTables.FIRST.plusDays(day));
    }

    private static List<List<@Nullable Object>> rows(String sql) throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
