package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the queries that reviews stand on: the latest final window of each family, and its change
 * from the one before. In Flink SQL they are for batch execution.
 */
final class ChangeSql {

    /** The columns of the latest final windows, each with what it holds. */
    static final List<List<String>> LATEST_COLUMNS =
            List.of(
                    List.of("family", "the table of KPI rows"),
                    List.of("tenant_id", Columns.shared("tenant_id")),
                    List.of("window_start", "first instant of the latest final window"),
                    List.of("window_before", "first instant of the window before"));

    /** The columns of a change, each with what it holds. */
    static final List<List<String>> CHANGE_COLUMNS =
            List.of(
                    List.of("metric_id", "the metric, as in the view metric"),
                    List.of("family", "the table that the metric is of"),
                    List.of("tenant_id", Columns.shared("tenant_id")),
                    List.of("window_start", "first instant of the latest final window"),
                    List.of("segment_by", Columns.shared("segment_by")),
                    List.of("segment", Columns.shared("segment")),
                    List.of("good", "whether more or less is better, or neither"),
                    List.of(
                            "numerator",
                            "in the unit of the metric; NULL of a quantile or a survival"),
                    List.of("denominator", "of a quantile the number of values; NULL of a sum"),
                    List.of("value", "NULL where there is nothing to divide by"),
                    List.of("low", "lower end of its 95 % interval; NULL for no proportion"),
                    List.of("high", "upper end of its 95 % interval; NULL for no proportion"),
                    List.of("status", "ok, warn, critical, too_few or no_data"),
                    List.of("numerator_before", "numerator in the window before"),
                    List.of("denominator_before", "denominator in the window before"),
                    List.of("value_before", "value in the window before"),
                    List.of("status_before", "status in the window before"),
                    List.of("change", "value minus value_before"),
                    List.of(
                            "change_low",
                            "lower end of the 95 % interval of change, by Newcombe from the two"
                                    + " intervals; NULL for no proportion"),
                    List.of("change_high", "upper end of the same interval"),
                    List.of(
                            "verdict",
                            "better, worse, changed (where neither is good), same (the interval of"
                                    + " change holds 0), too_few or no_data"),
                    List.of("counter_id", "the metric that is shown beside it"),
                    List.of("counter_value", "its value in its own latest final window"),
                    List.of("counter_change", "that minus its value in the window before"));

    private static final String POSTGRES_WINDOWS =
            """
            CROSS JOIN LATERAL (
                    SELECT *
                    FROM %s
                    WHERE family = latest.family AND tenant_id = latest.tenant_id
                        AND window_start IN (latest.window_start, latest.window_before)
                        AND grain = '%s' AND maturity = 'final'
                    OFFSET 0
                ) AS k\
            """;

    private static final String FLINK_WINDOWS =
            """
            JOIN %s AS k
                    ON k.family = latest.family AND k.tenant_id = latest.tenant_id
                        AND k.window_start IN (latest.window_start, latest.window_before)
                        AND k.grain = '%s' AND k.maturity = 'final'\
            """;

    /**
     * Of a sum, no row is 0 where the window is known; a window that began before the first day is
     * not.
     */
    private static final String CHANGE =
            """
            WITH found AS (
                SELECT
                    k.metric_id, k.family, k.tenant_id, latest.window_start, latest.window_before,
                    k.segment_by, k.segment, max(k.counter_id) AS counter_id,
            %s
                FROM %s AS latest %s
                GROUP BY k.metric_id, k.family, k.tenant_id, latest.window_start,
                    latest.window_before, k.segment_by, k.segment
            ),
            windows AS (
                SELECT
                    found.metric_id, family, tenant_id, window_start, segment_by, segment, counter_id,
                    metric.good, denominator, low, high, denominator_before, low_before, high_before,
                    CASE WHEN is_sum THEN coalesce(numerator, 0) ELSE numerator END AS numerator,
                    CASE WHEN is_sum THEN coalesce(value, 0) ELSE value END AS value,
                    CASE WHEN is_sum THEN coalesce(status, 'ok') ELSE status END AS status,
                    CASE WHEN is_sum AND window_before IS NOT NULL
                        THEN coalesce(numerator_before, 0) ELSE numerator_before END AS numerator_before,
                    CASE WHEN is_sum AND window_before IS NOT NULL
                        THEN coalesce(value_before, 0) ELSE value_before END AS value_before,
                    CASE WHEN is_sum AND window_before IS NOT NULL
                        THEN coalesce(status_before, 'ok') ELSE status_before END AS status_before
                FROM found
                JOIN (
                    SELECT metric_id, good, kind = 'sum' AS is_sum FROM metric
                ) AS metric ON metric.metric_id = found.metric_id
            ),
            changes AS (
                SELECT
                    *,
                    value - value_before AS change,
                    value - value_before
                        - sqrt(power(value - low, 2) + power(high_before - value_before, 2)) AS change_low,
                    value - value_before
                        + sqrt(power(high - value, 2) + power(value_before - low_before, 2)) AS change_high
                FROM windows
            )
            SELECT
                now.metric_id, now.family, now.tenant_id, now.window_start, now.segment_by, now.segment,
                now.good, now.numerator, now.denominator, now.value, now.low, now.high,
                coalesce(now.status, 'no_data') AS status,
                now.numerator_before, now.denominator_before, now.value_before,
                coalesce(now.status_before, 'no_data') AS status_before,
                now.change, now.change_low, now.change_high,
                CASE
                    WHEN now.value IS NULL OR now.value_before IS NULL THEN 'no_data'
                    WHEN now.status = 'too_few' OR now.status_before = 'too_few' THEN 'too_few'
                    WHEN now.change = 0 OR now.change_low <= 0 AND now.change_high >= 0 THEN 'same'
                    WHEN now.good = 'neither' THEN 'changed'
                    WHEN (now.good = 'more') = (now.change > 0) THEN 'better'
                    ELSE 'worse'
                END AS verdict,
                now.counter_id, counter.value AS counter_value, counter.change AS counter_change
            FROM changes AS now
            LEFT JOIN changes AS counter
                ON counter.metric_id = now.counter_id AND counter.tenant_id = now.tenant_id
                    AND counter.segment_by = now.segment_by AND counter.segment = now.segment\
            """;

    private static final List<String> COMPARED =
            List.of("numerator", "denominator", "value", "low", "high", "status");

    private final Period period;
    private final SqlDialect dialect;

    ChangeSql(Period period, SqlDialect dialect) {
        this.period = period;
        this.dialect = dialect;
    }

    /** The query of the latest final window of each family and tenant, and of the one before. */
    String latest() {
        return PeriodSql.families().map(this::latest).collect(Collectors.joining("\nUNION ALL\n"));
    }

    private String latest(View view) {
        if (period == Period.DAY) {
            return """
            SELECT
                '%3$s' AS family, tenant_id, max(window_start) AS window_start,
                CASE WHEN min(first_day) < max(window_start)
                    THEN %2$s END AS window_before
            FROM (
                SELECT tenant_id, min(window_start) AS first_day,
                    max(window_start) FILTER (WHERE maturity = 'final') AS window_start
                FROM %1$s
                WHERE grain = '1d'
                GROUP BY tenant_id
            ) AS days
            WHERE window_start IS NOT NULL
            GROUP BY tenant_id\
            """
                    .formatted(
                            dialect.current(view),
                            dialect.start("day", "max(window_start)", -1),
                            view.table());
        }
        return """
        SELECT
            '%6$s' AS family, windows.tenant_id, max(window_start) AS window_start,
            CASE WHEN min(first_day) <= %2$s THEN %2$s END AS window_before
        FROM (
            SELECT tenant_id, %3$s AS window_start, %4$s AS window_end, max(maturity) AS maturity
            FROM %1$s
            WHERE grain = '1d'
            GROUP BY %7$s
        ) AS windows
        JOIN (
            SELECT tenant_id, min(window_start) AS first_day,
                max(window_start) FILTER (WHERE maturity = 'final') AS last_day
            FROM %1$s
            WHERE grain = '1d'
            GROUP BY tenant_id
        ) AS days ON days.tenant_id = windows.tenant_id
        WHERE maturity = 'final' AND window_end <= %5$s
        GROUP BY windows.tenant_id\
        """
                .formatted(
                        dialect.current(view),
                        start("max(window_start)", -1),
                        start("window_start", 0),
                        start("window_start", 1),
                        dialect.start("day", "last_day", 1),
                        view.table(),
                        dialect.grouped(
                                "1, 2, 3",
                                "tenant_id",
                                start("window_start", 0),
                                start("window_start", 1)));
    }

    private String start(String instant, int windows) {
        return dialect.start(period.noun(), instant, windows);
    }

    /**
     * The query of the change. In PostgreSQL its inner one is planned for one family, tenant and
     * window at a time: OFFSET 0 keeps it apart, so that tables of other families are not read.
     */
    String change() {
        String sides =
                Stream.of(false, true)
                        .flatMap(before -> COMPARED.stream().map(column -> side(column, before)))
                        .collect(Collectors.joining(",\n"));
        String windows = dialect.isPostgres() ? POSTGRES_WINDOWS : FLINK_WINDOWS;
        return dialect.quoted(
                CHANGE.formatted(
                        sides,
                        period.latest(),
                        windows.formatted(period.view(dialect), period.grain())));
    }

    private static String side(String column, boolean before) {
        return "        max(k.%1$s) FILTER (WHERE k.window_start %2$s latest.window_start) AS %1$s%3$s"
                .formatted(column, before ? "<" : "=", before ? "_before" : "");
    }
}
