package dev.stet.metrics;

import java.util.ArrayList;
import java.util.List;
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

    private final boolean postgres;

    private MetricSql(boolean postgres) {
        this.postgres = postgres;
    }

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
                .formatted(new MetricSql(false).query());
    }

    /** The query of the view in PostgreSQL. */
    static String postgres() {
        return new MetricSql(true).query();
    }

    private String query() {
        String names = COLUMNS.stream().map(c -> c.get(0)).collect(Collectors.joining(", "));
        return """
        SELECT
            %s
        FROM (VALUES
        %s
        ) AS metrics (
            %s
        )\
        """
                .formatted(
                        String.join("\n    ", Text.wrap(names, 92)),
                        Metrics.all().stream().map(this::row).collect(Collectors.joining(",\n")),
                        String.join("\n    ", Text.wrap(names, 92)));
    }

    private String row(Metric metric) {
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
        cells.add(number(level.excellent()));
        cells.add(number(level.warn()));
        cells.add(number(level.critical()));
        cells.add(string(metric.levels().text()));
        cells.add(string(metric.question()));
        cells.add(string(metric.caveat()));
        return Text.cells("    ", "(", cells);
    }

    static String stages(Metric metric) {
        List<Integer> stages = metric.place().stages();
        return stages.isEmpty()
                ? "all"
                : stages.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private String string(@Nullable String text) {
        return text == null
                ? "CAST(NULL AS %s)".formatted(postgres ? "text" : "STRING")
                : Text.quoted(text);
    }

    private String number(@Nullable String level) {
        return "CAST(%s AS %s)"
                .formatted(
                        level == null ? "NULL" : level, postgres ? "double precision" : "DOUBLE");
    }
}
