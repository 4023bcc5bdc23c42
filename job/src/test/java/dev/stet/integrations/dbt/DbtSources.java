package dev.stet.integrations.dbt;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.integrations.Tree;
import dev.stet.metrics.Columns;
import dev.stet.metrics.Columns.Column;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Status;
import dev.stet.metrics.ViewText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tables and views of the migration as sources of dbt, with their tests; and who reads them.
 */
final class DbtSources {

    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    private static final List<String> GRAINS = Stream.of(Grain.values()).map(Grain::label).toList();

    private DbtSources() {}

    static Map<String, Object> tree() {
        Map<String, Object> source =
                described(DbtPackage.SOURCE, "KPI rows that Stet writes to PostgreSQL");
        source.put("schema", "{{ var('stet_schema', 'public') }}");
        source.put("tables", tables());
        return Tree.of("version", 2, "sources", List.of(source));
    }

    private static List<Map<String, Object>> tables() {
        List<Map<String, Object>> tables = new ArrayList<>();
        for (View view : View.values()) {
            tables.add(table(view));
        }
        tables.add(metric());
        tables.add(kpi());
        tables.add(
                described(
                        "day_zone", "The time zone whose days the windows of 1d are, in one row"));
        tables.add(described("target", "The levels in force, by which a metric has its status"));
        return tables;
    }

    static Map<String, Object> described(String name, String words) {
        return Tree.of("name", name, "description", words);
    }

    private static Map<String, Object> table(View view) {
        ViewText text = Metrics.text(view);
        Map<String, Object> table =
                described(
                        view.table(),
                        "%s Units: %s. Caveat: %s"
                                .formatted(text.question(), text.units(), text.caveat()));
        table.put("data_tests", List.of(uniqueRow(KEY)));
        table.put("columns", Columns.of(view).stream().map(DbtSources::column).toList());
        return table;
    }

    static Map<String, Object> uniqueRow(List<String> columns) {
        return Tree.of("stet_unique_row", Tree.of("arguments", Tree.of("columns", columns)));
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> tree = described(column.name(), column.words());
        tree.put("data_type", column.postgresType());
        List<Object> tests = tests(column);
        if (!tests.isEmpty()) {
            tree.put("data_tests", tests);
        }
        return tree;
    }

    private static List<Object> tests(Column column) {
        List<Object> tests = new ArrayList<>();
        if (KEY.contains(column.name()) || column.name().equals("maturity")) {
            tests.add("not_null");
        }
        if (column.name().equals("grain")) {
            tests.add(values(GRAINS));
        }
        if (column.name().equals("maturity")) {
            tests.add(values(List.of("provisional", "final")));
        }
        if (column.kind() == Columns.Kind.METRIC
                && column.metric() != null
                && column.metric().formula().kind().hasInterval()) {
            tests.add("stet_interval");
        }
        return tests;
    }

    private static Map<String, Object> values(List<String> values) {
        return Tree.of("accepted_values", Tree.of("arguments", Tree.of("values", values)));
    }

    private static Map<String, Object> metric() {
        Map<String, Object> table =
                described(
                        "metric",
                        "Every metric: what it is, which way is good, and what it does not tell");
        table.put(
                "columns",
                List.of(
                        tested(
                                "metric_id",
                                "its name, and that of its column",
                                "not_null",
                                "unique"),
                        tested(
                                "good",
                                "whether more or less is better, or neither",
                                values(List.of("more", "less", "neither")))));
        return table;
    }

    private static Map<String, Object> kpi() {
        List<String> key = new ArrayList<>(List.of("metric_id"));
        key.addAll(KEY);
        Map<String, Object> table =
                described(
                        "kpi_current",
                        "Every metric of every KPI row, one row each, with its counter-metric and"
                                + " status");
        table.put("data_tests", List.of(uniqueRow(key)));
        table.put(
                "columns",
                List.of(
                        tested("metric_id", "the metric, as in the table metric", "not_null"),
                        tested(
                                "status",
                                "what the value says, held against its levels",
                                values(Stream.of(Status.values()).map(Status::label).toList()))));
        return table;
    }

    private static Map<String, Object> tested(String name, String words, Object... tests) {
        return Tree.with(described(name, words), "data_tests", List.of(tests));
    }

    /** What reads the tables besides dbt. */
    static Map<String, Object> exposures() {
        return Tree.of(
                "version",
                2,
                "exposures",
                List.of(
                        exposure(
                                "stet_grafana_dashboard",
                                "Grafana: Stet: KPIs",
                                "The dashboard integrations/grafana/stet-kpis.json."),
                        exposure(
                                "stet_console",
                                "The console of Stet",
                                "The pages of ./stet console.")));
    }

    /** Of a reader of every table. */
    private static Map<String, Object> exposure(String name, String label, String description) {
        Map<String, Object> exposure = Tree.of("name", name, "label", label, "type", "dashboard");
        exposure.put("maturity", "high");
        exposure.put("description", description);
        exposure.put("owner", Tree.of("name", "Whoever runs Stet"));
        exposure.put(
                "depends_on",
                tables().stream()
                        .map(
                                table ->
                                        "source('%s', '%s')"
                                                .formatted(DbtPackage.SOURCE, table.get("name")))
                        .toList());
        return exposure;
    }
}
