package dev.stet.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the view {@code metric}: the registry as rows. */
final class MetricSql {

    /** The columns, each with what it holds. */
    static final List<List<String>> COLUMNS =
            List.of(
                    List.of("metric_id", "its name, and that of its column; a sum has none"),
                    List.of("kpi_view", "the view that it is of"),
                    List.of(
                            "kind",
                            "proportion, weighted, ratio, quantile, sum, bound or survival"),
                    List.of(
                            "numerator",
                            "over the columns of the view; a quantile, a survival: the histogram"),
                    List.of("denominator", "over the columns of the view; NULL of a sum"),
                    List.of("unit", "what a value of 1 stands for"),
                    List.of("good", "whether more or less is better, or neither"),
                    List.of("counter_id", "the metric that is shown beside it"),
                    List.of("section", "of the dashboard"),
                    List.of("layer", "what it is about"),
                    List.of("cadence", "how often it is looked at"),
                    List.of("stages", "of the product, 1 to 3; all for any"),
                    List.of("core", "whether it is one of those to start with"),
                    List.of(
                            "minimum_sample",
                            "a smaller denominator, of a lift a smaller group, has the status"
                                    + " too_few"),
                    List.of("excellent", "a level; NULL for none"),
                    List.of("warn", "a level; NULL for none"),
                    List.of("critical", "a level; NULL for none"),
                    List.of("levels", "all levels, those of single segments too"),
                    List.of("question", "that it answers"),
                    List.of("caveat", "what it does not tell"));

    /** Of columns that may be NULL. */
    private static final List<String> NULLABLE = List.of("denominator");

    /** Of these, those that are numbers. */
    private static final List<String> LEVELS = List.of("excellent", "warn", "critical");

    /** Stands for NULL: see {@link #query}. */
    private static final String NONE = "none";

    /** Rows of one VALUES: what Flink compiles of it must not exceed 64 KB. */
    private static final int ROWS = 100;

    private MetricSql() {}

    /** {@code sql/catalog/metric.sql}. */
    static String flink() {
        return """
        -- View      metric
        -- Question  What is each metric, which way is good, and what does it not tell?
        -- Grain     one row per metric
        -- Units     levels in the unit of the metric
        -- Caveat    generated from the registry of metrics by GeneratedSqlTest
        CREATE TEMPORARY VIEW metric AS
        %s
        """
                .formatted(query());
    }

    /**
     * The query of the view, in both dialects. Its rows are literals only: Flink makes a source of
     * each row that has a cast.
     */
    static String query() {
        List<Metric> metrics = Metrics.all();
        List<String> values = new ArrayList<>();
        for (int from = 0; from < metrics.size(); from += ROWS) {
            values.add(
                    metrics.subList(from, Math.min(metrics.size(), from + ROWS)).stream()
                            .map(MetricSql::row)
                            .collect(Collectors.joining(",\n", "    VALUES\n", "")));
        }
        String columns = columns(MetricSql::selected);
        return "SELECT\n    %s\nFROM (\n%s\n) AS metrics (\n    %s\n)"
                .formatted(
                        columns,
                        String.join("\n    UNION ALL\n", values),
                        columns(column -> column));
    }

    private static String columns(UnaryOperator<String> form) {
        String columns =
                COLUMNS.stream()
                        .map(column -> form.apply(column.get(0)))
                        .collect(Collectors.joining(", "));
        return String.join("\n    ", Text.wrap(columns, 92));
    }

    private static String selected(String column) {
        String known = "nullif(%s, '%s')".formatted(column, NONE);
        return LEVELS.contains(column)
                ? "CAST(%s AS double precision) AS %s".formatted(known, column)
                : NULLABLE.contains(column) ? known + " AS " + column : column;
    }

    private static String row(Metric metric) {
        Formula formula = metric.formula();
        Levels.Level level = metric.levels().general();
        List<String> cells = new ArrayList<>();
        cells.add(string(metric.id()));
        cells.add(string(metric.view().table()));
        cells.add(string(formula.kind().label()));
        cells.add(string(formula.numerator()));
        cells.add(string(formula.denominator()));
        cells.add(string(metric.unit().label()));
        cells.add(string(metric.goal().direction().label()));
        cells.add(string(metric.goal().counter()));
        cells.add(string(metric.place().section().label()));
        cells.add(string(metric.place().layer().label()));
        cells.add(string(metric.place().cadence().label()));
        cells.add(string(stages(metric)));
        cells.add(metric.place().core() ? "TRUE" : "FALSE");
        cells.add(String.valueOf(Metric.MINIMUM_SAMPLE));
        cells.add(string(level.excellent()));
        cells.add(string(level.warn()));
        cells.add(string(level.critical()));
        cells.add(string(metric.levels().text()));
        cells.add(string(metric.question()));
        cells.add(string(metric.caveat()));
        return Text.cells("        ", "(", cells);
    }

    static String stages(Metric metric) {
        List<Integer> stages = metric.place().stages();
        return stages.isEmpty()
                ? "all"
                : stages.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String string(@Nullable String text) {
        return Text.quoted(text == null ? NONE : text);
    }
}
