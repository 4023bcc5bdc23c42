package dev.stet.integrations.grafana;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.integrations.Tree;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The dashboard of practice over PostgreSQL, from the registry of metrics: the core metrics, then a
 * row per section. Of a section the metrics that are looked at most often have a chart each, beside
 * the chart of their counter-metric; a table holds all of them.
 */
public final class KpiDashboard {

    private static final String PLUGIN = "grafana-postgresql-datasource";

    private static final int METRIC_WIDTH = 14;
    private static final int CHART = 8;

    private static final String TABLE_FIELDS =
            """
            {"unit": "short", "mappings": [], "custom": {"align": "auto", "filterable": true}}
            """;

    /** A section has charts of so many metrics, and of all that are looked at daily. */
    private static final int LEAST = 4;

    private final Board board = new Board(PLUGIN);

    private KpiDashboard() {}

    /** {@code integrations/grafana/stet-kpis.json}. */
    public static String generate() {
        KpiDashboard dashboard = new KpiDashboard();
        dashboard.addCore();
        for (Place.Section section : Place.Section.values()) {
            dashboard.addSection(section);
        }
        dashboard.addOneMetric();
        return Tree.json(
                dashboard.board.dashboard(
                        "stet-kpis",
                        "Stet: KPIs",
                        "Generated from the registry of metrics. All times are UTC; a dashed line"
                                + " is provisional, a band is the 95 % interval.",
                        "now-30d",
                        dashboard.variables()));
    }

    private List<Map<String, Object>> variables() {
        return List.of(
                board.variable("tenant", "Tenant", KpiQueries.tenants()),
                grains(),
                board.variable("segment_by", "Divided by", KpiQueries.segmentSets()),
                board.variable("segment", "Segment", KpiQueries.segmentsOfSet()),
                board.variable("metric", "Metric of the last row", KpiQueries.metrics()));
    }

    /** A day first: every table has it. */
    private static Map<String, Object> grains() {
        List<String> grains =
                Stream.of(Grain.values())
                        .sorted(Comparator.comparingLong(Grain::millis).reversed())
                        .map(Grain::label)
                        .toList();
        String first = grains.get(0);
        Map<String, Object> variable =
                Tree.parse(
                        """
                        {"name": "grain", "label": "Window", "type": "custom", "hide": 0,
                         "multi": false, "includeAll": false}
                        """);
        variable.put("query", String.join(",", grains));
        variable.put("current", Tree.of("text", first, "value", first));
        variable.put("options", grains.stream().map(each -> option(each, first)).toList());
        return variable;
    }

    private static Map<String, Object> option(String grain, String chosen) {
        return Tree.of("text", grain, "value", grain, "selected", grain.equals(chosen));
    }

    private void addCore() {
        board.row("Core metrics", false);
        List<Metric> core = Metrics.all().stream().filter(metric -> metric.place().core()).toList();
        core.forEach(this::addPair);
        addTable("Core metrics, newest final window", core);
    }

    private void addSection(Place.Section section) {
        String label = section.label();
        board.row(label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1), true);
        List<Metric> all =
                Metrics.all().stream()
                        .filter(metric -> metric.place().section() == section)
                        .sorted(
                                Comparator.comparing((Metric metric) -> !metric.place().core())
                                        .thenComparing(metric -> metric.place().cadence()))
                        .toList();
        addTable("All metrics of this section, newest final window", all);
        List<Metric> charted =
                all.stream()
                        .filter(metric -> !metric.place().core())
                        .filter(Metric::isOfLastHorizon)
                        .toList();
        List<Metric> daily =
                charted.stream()
                        .filter(metric -> metric.place().cadence() == Place.Cadence.DAILY)
                        .toList();
        charted.stream().limit(Math.max(LEAST, daily.size())).forEach(this::addPair);
    }

    private void addPair(Metric metric) {
        board.add(METRIC_WIDTH, CHART, chart(metric, metric.id()));
        String counter = metric.goal().counter();
        String title = "%s, beside %s".formatted(counter, metric.id());
        board.add(
                Board.WIDTH - METRIC_WIDTH,
                CHART,
                Metrics.find(counter)
                        .map(other -> chart(other, title))
                        .orElseGet(() -> chart(metric.view(), counter, title)));
    }

    private Map<String, Object> chart(Metric metric, String title) {
        Map<String, Object> defaults =
                Fields.lines(
                        Fields.unit(metric.unit()),
                        Fields.steps(metric),
                        Fields.hasLines(metric) ? "dashed" : "off");
        String levels = metric.levels().text();
        return timeSeries(
                title,
                "%s Good: %s. It does not tell: %s%s"
                        .formatted(
                                metric.question(),
                                metric.goal().direction().label(),
                                metric.caveat(),
                                levels.isEmpty() ? "" : " Levels: " + levels),
                defaults,
                Fields.ofSeries(metric.id()),
                KpiQueries.series(metric));
    }

    private Map<String, Object> chart(View view, String column, String title) {
        return timeSeries(
                title,
                "The column %s of %s.".formatted(column, view.table()),
                Fields.lines(
                        Fields.unitOfColumn(column), List.of(Fields.step("green", null)), "off"),
                Fields.ofSeries(column),
                KpiQueries.column(view, column));
    }

    private Map<String, Object> timeSeries(
            String title,
            String description,
            Map<String, Object> defaults,
            List<Map<String, Object>> overrides,
            String sql) {
        Map<String, Object> panel = Tree.of("type", "timeseries", "title", title);
        panel.put("description", description);
        panel.put("fieldConfig", Tree.of("defaults", defaults, "overrides", overrides));
        panel.put("options", Fields.chartOptions());
        panel.put("targets", List.of(target(sql, "time_series")));
        return panel;
    }

    private Map<String, Object> target(String sql, String format) {
        Map<String, Object> target = Tree.of("refId", "A", "datasource", board.source());
        target.putAll(Tree.of("editorMode", "code", "format", format, "rawQuery", true));
        target.put("rawSql", sql);
        return target;
    }

    private void addTable(String title, List<Metric> metrics) {
        board.add(
                Board.WIDTH,
                Math.min(CHART + 4, 3 + metrics.size()),
                table(
                        title,
                        "Status by the levels in force, those of the file of targets included.",
                        KpiQueries.newest(metrics),
                        List.of(
                                Fields.ofStatus(),
                                Fields.override("window", "unit", "dateTimeAsIso"),
                                Fields.override("question", "custom.width", 480))));
    }

    private Map<String, Object> table(
            String title, String description, String sql, List<Map<String, Object>> overrides) {
        Map<String, Object> defaults = Tree.parse(TABLE_FIELDS);
        defaults.put("thresholds", Fields.thresholds(List.of(Fields.step("text", null))));
        Map<String, Object> panel = Tree.of("type", "table", "title", title);
        panel.put("description", description);
        panel.put("fieldConfig", Tree.of("defaults", defaults, "overrides", overrides));
        panel.put("options", Tree.of("showHeader", true, "cellHeight", "sm"));
        panel.put("targets", List.of(target(sql, "table")));
        return panel;
    }

    /** Any metric, chosen by a variable. */
    private void addOneMetric() {
        board.row("One metric: ${metric}", true);
        List<Map<String, Object>> overrides = Fields.ofSeries("value");
        overrides.add(Fields.ofLevel("warn", "orange"));
        overrides.add(Fields.ofLevel("critical", "red"));
        Map<String, Object> plain =
                Fields.lines("short", List.of(Fields.step("green", null)), "off");
        board.add(
                METRIC_WIDTH,
                CHART,
                timeSeries(
                        "${metric}",
                        "In the unit of the metric, with the levels in force for all rows.",
                        plain,
                        overrides,
                        KpiQueries.chosen()));
        board.add(
                Board.WIDTH - METRIC_WIDTH,
                CHART,
                timeSeries(
                        "Counter-metric of ${metric}",
                        "What should not suffer for it.",
                        plain,
                        List.of(),
                        KpiQueries.counterOfChosen()));
        board.add(
                Board.WIDTH,
                CHART,
                timeSeries(
                        "${metric} by ${segment_by}",
                        "The %d segments with most.".formatted(KpiQueries.SEGMENTS),
                        plain,
                        List.of(),
                        KpiQueries.segments()));
        board.add(
                Board.WIDTH,
                4,
                table(
                        "What ${metric} is",
                        "From the registry of metrics.",
                        KpiQueries.definition(),
                        List.of()));
    }
}
