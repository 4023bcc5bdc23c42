package dev.stet.metrics;

import dev.stet.contract.View;
import dev.stet.metrics.Levels.Level;
import dev.stet.metrics.Levels.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the long view {@code kpi}: a row per metric and KPI row. In Flink SQL the value of a
 * counter-metric stands there only where it is of the same view, for a join would hold state.
 */
final class KpiSql {

    /** The columns, each with what it holds. */
    static final List<List<String>> COLUMNS =
            List.of(
                    List.of("metric_id", "the metric, as in the view metric"),
                    List.of("tenant_id", Columns.shared("tenant_id")),
                    List.of("grain", Columns.shared("grain")),
                    List.of("window_start", Columns.shared("window_start")),
                    List.of("window_end", Columns.shared("window_end")),
                    List.of("segment_by", Columns.shared("segment_by")),
                    List.of("segment", Columns.shared("segment")),
                    List.of(
                            "numerator",
                            "in the unit of the metric; NULL of a quantile or a survival"),
                    List.of("denominator", "of a quantile the number of values; NULL of a sum"),
                    List.of("value", "NULL where there is nothing to divide by"),
                    List.of("low", "lower end of the 95 % interval; NULL for no proportion"),
                    List.of("high", "upper end of the 95 % interval; NULL for no proportion"),
                    List.of(
                            "deff",
                            "how many times the variance of value is that of independent events;"
                                    + " NULL where the interval takes them for independent"),
                    List.of(
                            Columns.BASIS,
                            "clustered: the spread between users is in the interval; independent:"
                                    + " it takes events for independent; NULL for no interval"),
                    List.of("counter_id", "the metric that is shown beside it"),
                    List.of("counter_value", "its value for the same window and segment"),
                    List.of("maturity", Columns.shared("maturity")),
                    List.of("version", Columns.shared("version")),
                    List.of("status", "ok, warn, critical, too_few or no_data"));

    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    /** What an interval is made of, of each metric. */
    private static final String BASIS =
            "CASE WHEN %1$s.deff IS NOT NULL THEN 'clustered' WHEN %1$s.low IS NOT NULL THEN"
                    + " 'independent' END";

    private final boolean postgres;
    private final boolean byTarget;
    private final StatusSql status;

    /**
     * @param byTarget whether the table of each metric stands beside it, and the status is by
     *     targets; in PostgreSQL always
     */
    KpiSql(SqlDialect dialect, boolean byTarget) {
        this.postgres = dialect.isPostgres();
        this.byTarget = byTarget;
        this.status = new StatusSql(dialect);
    }

    /** {@code sql/catalog/kpi.sql}. */
    static String flink() {
        return """
        -- View      kpi
        -- Question  How is every metric doing, by window and segment?
        -- Grain     one row per metric and per version of a row of its view
        -- Reads     %s
        -- Units     as in docs/metrics.md; status: ok, warn, critical, too_few, no_data
        -- Caveat    holds no state, so counter_value is NULL where the counter-metric is of another
        --           view, and every version of a row is there: take the final one of a key, else the
        --           greatest version. Generated from the registry of metrics by GeneratedSqlTest
        CREATE TEMPORARY VIEW kpi AS
        %s
        """
                .formatted(
                        viewsWithMetrics().map(View::table).collect(Collectors.joining(", ")),
                        new KpiSql(SqlDialect.FLINK, false).query());
    }

    /** {@code sql/catalog/kpi_total.sql}. */
    static String flinkTotal() {
        KpiSql sql = new KpiSql(SqlDialect.FLINK, false);
        List<String> columns = COLUMNS.stream().map(column -> sql.name(column.get(0))).toList();
        return """
        -- View      kpi_total
        -- Question  How is every metric doing, by day, over everything?
        -- Grain     one row per metric, tenant and day
        -- Reads     kpi
        -- Units     as of kpi
        -- Caveat    provisional rows are among them: see maturity. Read without an end it holds the
        --           newest row of every metric and day in state: set table.exec.state.ttl. Generated
        --           by GeneratedSqlTest
        CREATE TEMPORARY VIEW kpi_total AS
        SELECT
            %s
        FROM (
            SELECT
                %s,
                ROW_NUMBER() OVER (
                    PARTITION BY metric_id, tenant_id, window_start
                    ORDER BY maturity, version DESC
                ) AS newest_first
            FROM kpi
            WHERE grain = '1d' AND segment_by = 'all'
        )
        WHERE newest_first = 1
        """
                .formatted(String.join(",\n    ", columns), String.join(",\n        ", columns));
    }

    /** The query of {@code kpi_current} in PostgreSQL, on which {@code kpi} stands there. */
    static String postgres() {
        return new KpiSql(SqlDialect.POSTGRES, true).query();
    }

    /** The query of days, on which reviews stand in Flink SQL. */
    static String flinkDays() {
        return new KpiSql(SqlDialect.FLINK, true).query();
    }

    /** The columns with the table of each metric. */
    static List<List<String>> columnsWithFamily() {
        List<List<String>> columns = new ArrayList<>(COLUMNS);
        columns.add(1, List.of("family", "the table that the metric is of"));
        return columns;
    }

    private String query() {
        String names =
                (byTarget ? columnsWithFamily() : COLUMNS)
                        .stream()
                                .map(column -> column.get(0))
                                .filter(name -> !name.equals("status"))
                                .map(this::selected)
                                .collect(Collectors.joining(",\n    "));
        return "SELECT\n    %s,\n    %s AS status\nFROM (\n%s\n) AS metrics%s"
                .formatted(
                        names,
                        byTarget ? status.byTarget() : status.byLevels(name("value")),
                        viewsWithMetrics()
                                .map(this::rows)
                                .collect(Collectors.joining("\n    UNION ALL\n")),
                        byTarget ? StatusSql.TARGETS : "");
    }

    String selected(String column) {
        return column.equals(Columns.BASIS)
                ? BASIS.formatted("metrics") + " AS " + column
                : byTarget ? "metrics." + name(column) : name(column);
    }

    private static Stream<View> viewsWithMetrics() {
        return Stream.of(View.values()).filter(view -> !Metrics.of(view).isEmpty());
    }

    private String rows(View view) {
        List<String> shared =
                Stream.concat(KEY.stream(), Stream.of("window_end", "maturity", "version"))
                        .map(column -> "k." + column)
                        .toList();
        String values =
                Metrics.of(view).stream()
                        .map(this::row)
                        .collect(
                                Collectors.joining(postgres ? "\n            UNION ALL\n" : ",\n"));
        String names =
                ("metric_id, numerator, denominator, %s, low, high, deff, counter_id,"
                                + " counter_value, good"
                                + (byTarget ? "" : ", warn, critical")
                                + (hasSamples(view) ? ", sample" : ""))
                        .formatted(name("value"));
        return """
            SELECT
                %s%s,
                %s
            FROM %s AS k%s CROSS JOIN %s
        %s
            %s AS m (
                %s)%s\
        """
                .formatted(
                        byTarget ? "'%s' AS family, ".formatted(view.table()) : "",
                        wrapped(String.join(", ", shared)),
                        wrapped(
                                Arrays.stream(names.split(", "))
                                                .map(each -> "m." + each)
                                                .collect(Collectors.joining(", "))
                                        + (hasSamples(view) ? "" : noSample())),
                        byTarget && !postgres ? view.table() + "_current" : view.table(),
                        joins(view),
                        postgres ? "LATERAL (" : "UNNEST(ARRAY[",
                        values,
                        postgres ? ")" : "])",
                        wrapped(names),
                        byTarget && !postgres ? "\n    WHERE k.grain = '1d'" : "");
    }

    static String wrapped(String list) {
        return String.join("\n        ", Text.wrap(list, 90));
    }

    private String row(Metric metric) {
        Formula formula = metric.formula();
        Goal goal = metric.goal();
        String value =
                metric.hasColumn()
                        ? column(metric.id())
                        : number(expression(metric.view(), formula.numerator()));
        boolean interval = metric.hasColumn();
        return row(
                metric,
                List.of(
                        string(metric.id()),
                        formula.isFraction() ? numerator(metric) : number("NULL"),
                        formula.denominator() == null
                                ? number("NULL")
                                : number(expression(metric.view(), formula.denominator())),
                        value,
                        interval ? column(metric.id() + "_low") : number("NULL"),
                        interval ? column(metric.id() + "_high") : number("NULL"),
                        Clustered.isClustered(metric)
                                ? column(metric.id() + Columns.DESIGN_EFFECT_SUFFIX)
                                : number("NULL"),
                        string(goal.counter()),
                        counter(metric),
                        string(goal.direction().label()),
                        level(metric.levels(), Level::warn),
                        level(metric.levels(), Level::critical)));
    }

    /**
     * One row of a KPI row's metrics. In PostgreSQL each is a query of its own: the planner drops
     * those that a condition on {@code metric_id} excludes, where it would compute every row of
     * VALUES.
     *
     * @param cells the last two are levels, which are in {@code target} where that is read
     */
    private String row(Metric metric, List<String> cells) {
        List<String> own = new ArrayList<>(byTarget ? cells.subList(0, cells.size() - 2) : cells);
        if (hasSamples(metric.view())) {
            own.add(sample(metric));
        }
        return postgres
                ? Text.list("            ", "SELECT ", own)
                : Text.cells("            ", "ROW(", own);
    }

    /** Whether a metric of a view has a sample that is not its denominator. */
    static boolean hasSamples(View view) {
        return Metrics.of(view).stream().anyMatch(metric -> !metric.formula().groups().isEmpty());
    }

    /** Behind the columns of other views, as {@code UNION ALL} wants it. */
    String noSample() {
        return ", " + number("NULL") + " AS sample";
    }

    /** Of a difference the smaller group; else NULL, for the denominator says it. */
    String sample(Metric metric) {
        List<Formula.Group> groups = metric.formula().groups();
        return groups.isEmpty()
                ? number("NULL")
                : groups.stream()
                        .map(group -> number(expression(metric.view(), group.size())))
                        .collect(Collectors.joining(", ", "LEAST(", ")"));
    }

    String numerator(Metric metric) {
        String numerator = expression(metric.view(), metric.formula().numerator());
        int divisor = metric.unit().divisor();
        String known = number(numerator) + (divisor == 1 ? "" : " / " + divisor);
        return metric.isFinalOnly()
                ? "CASE WHEN k.maturity = 'final' THEN " + known + " END"
                : known;
    }

    /** With every name said to be a column of the KPI row. */
    String expression(View view, String expression) {
        for (String name : Arithmetic.names(expression)) {
            expression = expression.replaceAll("\\b" + name + "\\b", column(name));
        }
        return expression;
    }

    String column(String name) {
        return "k." + name(name);
    }

    private String counter(Metric metric) {
        View view = metric.view();
        String counter = metric.goal().counter();
        if (new Expressions(view).known().contains(counter)) {
            return number(column(counter));
        }
        View other = Metrics.find(counter).map(Metric::view).orElse(view);
        boolean known = Metrics.find(counter).map(Metric::hasColumn).orElse(false);
        if (known && other == view) {
            return column(counter);
        }
        return known && postgres ? other.noun() + '.' + counter : number("NULL");
    }

    /** The rows of other views that hold counter-metrics. */
    private String joins(View view) {
        TreeSet<View> others = new TreeSet<>();
        if (postgres) {
            Metrics.of(view).stream()
                    .flatMap(metric -> Metrics.find(metric.goal().counter()).stream())
                    .map(Metric::view)
                    .filter(other -> other != view)
                    .forEach(others::add);
        }
        return others.stream().map(KpiSql::join).collect(Collectors.joining());
    }

    private static String join(View other) {
        return KEY.stream()
                .map(column -> "%2$s.%1$s = k.%1$s".formatted(column, other.noun()))
                .collect(
                        Collectors.joining(
                                " AND ",
                                "\n        LEFT JOIN %s AS %s ON "
                                        .formatted(other.table(), other.noun()),
                                "\n   "));
    }

    private interface Which {
        @Nullable String of(Level level);
    }

    /** That of the first profile that a row is for, else the general one. */
    private String level(Levels levels, Which which) {
        List<String> cases = new ArrayList<>();
        String general = which.of(levels.general());
        for (Profile profile : levels.profiles()) {
            String level = which.of(profile.level());
            if (level != null || general != null) {
                cases.add(
                        "WHEN k.segment_by = %s AND k.segment = %s THEN %s"
                                .formatted(
                                        Text.quoted(profile.dimension()),
                                        Text.quoted(profile.value()),
                                        number(level == null ? "NULL" : level)));
            }
        }
        String otherwise = number(general == null ? "NULL" : general);
        return cases.isEmpty()
                ? otherwise
                : "CASE %s ELSE %s END".formatted(String.join(" ", cases), otherwise);
    }

    String number(String expression) {
        return "CAST(%s AS %s)".formatted(expression, postgres ? "double precision" : "DOUBLE");
    }

    String string(String text) {
        return postgres ? Text.quoted(text) : "CAST(%s AS STRING)".formatted(Text.quoted(text));
    }

    String name(String column) {
        return Columns.RESERVED.contains(column)
                ? postgres ? '"' + column + '"' : '`' + column + '`'
                : column;
    }
}
