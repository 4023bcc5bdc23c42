package dev.stet.integrations.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Levels;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every dashboard must have, and what the registry of metrics says must be on one. */
final class DashboardsTest {

    static Stream<Named<String>> dashboards() {
        return Stream.of(
                Named.of("stet-kpis", KpiDashboard.generate()),
                Named.of("stet-job", JobDashboard.generate()));
    }

    private static JsonNode parse(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveIdsAndPlacesOfTheirOwn(String json) throws Exception {
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> cells = new HashSet<>();
        for (JsonNode panel : Panels.of(parse(json))) {
            assertThat(ids.add(panel.get("id").asInt())).as("id of %s", panel).isTrue();
            JsonNode place = panel.get("gridPos");
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    List<Integer> cell =
                            List.of(place.get("x").asInt() + x, place.get("y").asInt() + y);
                    assertThat(cells.add(cell)).as("%s of %s", cell, panel.get("title")).isTrue();
                    assertThat(cell.get(0)).isLessThan(Board.WIDTH);
                }
            }
        }
    }

    /** Nothing names a data source of its own, so that an import asks for one thing alone. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelReadsTheChosenSource(String json) throws Exception {
        JsonNode dashboard = parse(json);
        JsonNode first = dashboard.at("/templating/list/0");
        assertThat(first.get("name").asText()).isEqualTo("datasource");
        String plugin = first.get("query").asText();
        for (JsonNode panel : Panels.withQueries(dashboard)) {
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.at("/datasource/type").asText()).isEqualTo(plugin);
            for (JsonNode target : panel.get("targets")) {
                assertThat(target.get("datasource")).isEqualTo(panel.get("datasource"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShows(String json) throws Exception {
        JsonNode dashboard = parse(json);
        assertThat(dashboard.get("editable").asBoolean()).isFalse();
        for (JsonNode panel : Panels.of(dashboard)) {
            assertThat(panel.get("title").asText()).isNotBlank();
            if (!Panels.isRow(panel)) {
                assertThat(panel.get("description").asText())
                        .as("of %s", panel.get("title"))
                        .isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                assertThat(panel.get("targets")).isNotEmpty();
            }
        }
    }

    /** What data say is never pasted into a query as it is. */
    @Test
    void queriesQuoteEveryVariable() {
        assertThat(KpiDashboard.generate())
                .doesNotContainPattern("\\$\\{(?!\\w+:sqlstring}|datasource}|metric}|segment_by})");
        for (JsonNode panel : kpiPanels()) {
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.get("rawSql").asText())
                        .doesNotContainPattern("\\$\\{\\w+}")
                        .doesNotContainPattern("\\$(?!\\{|__timeFilter|__timeTo)");
            }
        }
    }

    /** By Grafana when the dashboard is opened, not whenever it shows another time. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void variablesAreAskedForOnce(String json) throws Exception {
        for (JsonNode variable : parse(json).at("/templating/list")) {
            if (variable.get("type").asText().equals("query")) {
                assertThat(variable.get("refresh").asInt()).as("%s", variable).isEqualTo(1);
            }
        }
    }

    /** A number a second is no request, and a part of something is a share. */
    @Test
    void unitsAreThoseOfTheText() throws Exception {
        int held = 0;
        for (JsonNode panel : Panels.withQueries(parse(JobDashboard.generate()))) {
            String text = panel.get("description").asText();
            String unit = panel.at("/fieldConfig/defaults/unit").asText();
            assertThat(unit.equals("cps")).as(text).isEqualTo(text.startsWith("Per second"));
            assertThat(unit.equals("percentunit"))
                    .as(text)
                    .isEqualTo(panel.get("title").asText().startsWith("Share"));
            held += unit.equals("cps") || unit.equals("percentunit") ? 1 : 0;
        }
        assertThat(held).isEqualTo(5);
    }

    private static List<JsonNode> kpiPanels() {
        try {
            return Panels.of(parse(KpiDashboard.generate()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void coreMetricsComeFirstThenEverySection() throws Exception {
        List<String> rows =
                kpiPanels().stream()
                        .filter(Panels::isRow)
                        .map(panel -> panel.get("title").asText().toLowerCase(Locale.ROOT))
                        .toList();
        List<String> expected = new ArrayList<>(List.of("core metrics"));
        Stream.of(Place.Section.values()).map(Place.Section::label).forEach(expected::add);
        expected.add("one metric: ${metric}");
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void everyMetricIsInATableAndTheDailyOnesHaveACounterMetricBesideThem() {
        List<JsonNode> panels = kpiPanels();
        for (Metric metric : Metrics.all()) {
            assertThat(panels)
                    .as("a table with %s", metric.id())
                    .anyMatch(
                            panel ->
                                    panel.get("type").asText().equals("table")
                                            && panel.toString().contains("'" + metric.id() + "'"));
            boolean mustHaveAChart =
                    metric.place().core()
                            || (metric.place().cadence() == Place.Cadence.DAILY
                                    && !metric.id().matches(".*_(30|120|300)s.*"));
            if (mustHaveAChart) {
                int at = at(panels, metric.id());
                JsonNode counter = panels.get(at + 1);
                assertThat(counter.get("title").asText())
                        .isEqualTo("%s, beside %s".formatted(metric.goal().counter(), metric.id()));
                assertThat(counter.at("/gridPos/y")).isEqualTo(panels.get(at).at("/gridPos/y"));
                assertThat(panels.get(at).toString()).contains("custom.fillBelowTo");
                assertThat(panels.get(at).at("/targets/0/rawSql").asText().contains("\"low\""))
                        .isEqualTo(metric.formula().kind().hasInterval());
            }
        }
    }

    private static int at(List<JsonNode> panels, String title) {
        for (int i = 0; i < panels.size(); i++) {
            if (panels.get(i).get("title").asText().equals(title)) {
                return i;
            }
        }
        throw new AssertionError("no chart of " + title);
    }

    /** A value just across a level has the colour of the level, one on the good side has not. */
    @Test
    void thresholdsAreTheLevels() {
        int held = 0;
        for (Metric metric : Metrics.all()) {
            List<Map<String, Object>> steps = Fields.steps(metric);
            Levels.Level level = metric.levels().general();
            if (!Fields.hasLines(metric)) {
                assertThat(steps).hasSize(1);
                continue;
            }
            held++;
            boolean more = metric.goal().direction() == Goal.Direction.MORE;
            assertThat(color(steps, new BigDecimal(more ? "1e9" : "-1e9"))).isEqualTo("green");
            assertAcross(metric, steps, level.warn(), level.critical() == null ? "orange" : null);
            assertAcross(metric, steps, level.critical(), "red");
        }
        assertThat(held).isGreaterThan(20);
    }

    private static void assertAcross(
            Metric metric,
            List<Map<String, Object>> steps,
            @Nullable String level,
            @Nullable String color) {
        if (level == null) {
            return;
        }
        boolean more = metric.goal().direction() == Goal.Direction.MORE;
        BigDecimal little = new BigDecimal(more ? "-0.000001" : "0.000001");
        String across = color(steps, new BigDecimal(level).add(little));
        assertThat(across).as("%s across %s", metric.id(), level).isNotEqualTo("green");
        if (color != null) {
            assertThat(across).as("%s across %s", metric.id(), level).isEqualTo(color);
        }
    }

    /** As Grafana finds it: that of the last step that begins at or below the value. */
    private static String color(List<Map<String, Object>> steps, BigDecimal value) {
        String color = "";
        @Nullable BigDecimal before = null;
        for (Map<String, Object> step : steps) {
            BigDecimal from =
                    Objects.requireNonNull(step.get("value")) instanceof BigDecimal number
                            ? number
                            : new BigDecimal("-1e12");
            assertThat(before == null || before.compareTo(from) < 0)
                    .as("%s ascend", steps)
                    .isTrue();
            before = from;
            if (value.compareTo(from) >= 0) {
                color = String.valueOf(step.get("color"));
            }
        }
        return color;
    }
}
