package dev.stet.integrations.grafana;

import dev.stet.contract.View;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Metric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queries of the dashboard over PostgreSQL, with Grafana's macros and variables. */
final class KpiQueries {

    /** Segments of one chart. */
    static final int SEGMENTS = 10;

    /** Which rows of any time: {@code sqlstring} quotes a value, whatever is in it. */
    private static final String ROWS =
            """
            tenant_id = ${tenant:sqlstring} AND grain = ${grain:sqlstring}
                AND segment_by = ${segment_by:sqlstring} AND segment = ${segment:sqlstring}\
            """;

    private static final String SCOPE = ROWS + "\n    AND $__timeFilter(window_start)";

    private static final String SCOPE_OF_SEGMENTS =
            """
            tenant_id = ${tenant:sqlstring} AND grain = ${grain:sqlstring}
                AND segment_by = ${segment_by:sqlstring} AND $__timeFilter(window_start)\
            """;

    private KpiQueries() {}

    /**
     * A metric over time, final and provisional values apart: as {@code kpi_current} has it, but
     * straight from its table, since that view takes long to plan.
     */
    static String series(Metric metric) {
        boolean interval = metric.formula().kind().hasInterval();
        return """
        SELECT window_start AS "time",
            CASE WHEN maturity = 'final' THEN %2$s END AS "%1$s",
            CASE WHEN maturity <> 'final' THEN %2$s END AS "provisional"%3$s
        FROM %4$s_current
        WHERE %5$s
        ORDER BY window_start\
        """
                .formatted(
                        metric.id(),
                        value(metric),
                        interval
                                ? ",\n    \"%1$s_low\" AS \"low\", \"%1$s_high\" AS \"high\""
                                        .formatted(metric.id())
                                : "",
                        metric.view().table(),
                        SCOPE);
    }

    private static String value(Metric metric) {
        if (metric.hasColumn()) {
            return '"' + metric.id() + '"';
        }
        String sum = metric.formula().numerator();
        for (String name : Arithmetic.names(sum)) {
            sum = sum.replaceAll("\\b" + name + "\\b", '"' + name + '"');
        }
        return "CAST(%s AS double precision)".formatted(sum);
    }

    /** A column over time that is no metric. */
    static String column(View view, String column) {
        return """
        SELECT window_start AS "time",
            CASE WHEN maturity = 'final' THEN "%1$s" END AS "%1$s",
            CASE WHEN maturity <> 'final' THEN "%1$s" END AS "provisional"
        FROM %2$s_current
        WHERE %3$s
        ORDER BY window_start\
        """
                .formatted(column, view.table(), SCOPE);
    }

    /** Each of these metrics in the newest final window of its table. */
    static String newest(List<Metric> metrics) {
        return """
        SELECT k.metric_id AS "metric", k.status AS "status", k.value AS "value",
            k.low AS "low", k.high AS "high", m.unit AS "unit", k.denominator AS "of",
            k.counter_id AS "counter-metric", k.counter_value AS "its value",
            k.window_start AS "window", m.question AS "question"
        FROM kpi_current AS k JOIN metric AS m ON m.metric_id = k.metric_id
        WHERE k.metric_id IN (%s)
            AND k.tenant_id = ${tenant:sqlstring} AND k.grain = ${grain:sqlstring}
            AND k.segment_by = ${segment_by:sqlstring} AND k.segment = ${segment:sqlstring}
            AND k.window_start = CASE k.family
                %s
            END
        ORDER BY k.metric_id\
        """
                .formatted(
                        metrics.stream()
                                .map(metric -> "'" + metric.id() + "'")
                                .collect(Collectors.joining(", ")),
                        metrics.stream()
                                .map(Metric::view)
                                .distinct()
                                .sorted()
                                .map(KpiQueries::newestOf)
                                .collect(Collectors.joining("\n        ")));
    }

    /**
     * Of any time until the end of that shown: some tables are final weeks after their windows, and
     * would have no row within a short time.
     */
    private static String newestOf(View view) {
        return """
        WHEN '%1$s' THEN (
                    SELECT max(window_start) FROM %1$s
                    WHERE %2$s
                        AND window_start <= $__timeTo() AND maturity = 'final')\
        """
                .formatted(view.table(), ROWS.indent(16).strip());
    }

    /** The metric chosen above the dashboard, with its levels as they are in force. */
    static String chosen() {
        return """
        SELECT k.window_start AS "time",
            CASE WHEN k.maturity = 'final' THEN k.value END AS "value",
            CASE WHEN k.maturity <> 'final' THEN k.value END AS "provisional",
            k.low AS "low", k.high AS "high", t.warn AS "warn", t.critical AS "critical"
        FROM kpi_current AS k
            LEFT JOIN target AS t ON t.metric_id = k.metric_id
                AND t.segment_by = 'all' AND t.segment = 'all'
        WHERE k.metric_id = ${metric:sqlstring}
            AND k.tenant_id = ${tenant:sqlstring} AND k.grain = ${grain:sqlstring}
            AND k.segment_by = ${segment_by:sqlstring} AND k.segment = ${segment:sqlstring}
            AND $__timeFilter(k.window_start)
        ORDER BY k.window_start\
        """;
    }

    /** Its counter-metric. */
    static String counterOfChosen() {
        return """
        SELECT window_start AS "time", counter_id AS "metric", counter_value AS "counter-metric"
        FROM kpi_current
        WHERE metric_id = ${metric:sqlstring} AND %s
        ORDER BY window_start\
        """
                .formatted(SCOPE);
    }

    /** The same metric for the segments that have most. */
    static String segments() {
        return """
        WITH rows AS MATERIALIZED (
            SELECT window_start, segment, value, denominator
            FROM kpi_current
            WHERE metric_id = ${metric:sqlstring}
                AND %s
        )
        SELECT window_start AS "time", segment AS "metric", value AS "value"
        FROM rows
        WHERE segment IN (
            SELECT segment FROM rows
            GROUP BY segment
            ORDER BY sum(COALESCE(denominator, value)) DESC NULLS LAST, segment
            LIMIT %d)
        ORDER BY window_start, segment\
        """
                .formatted(SCOPE_OF_SEGMENTS.indent(8).strip(), SEGMENTS);
    }

    /** What it is. */
    static String definition() {
        return """
        SELECT question AS "question", caveat AS "what it does not tell", kind AS "kind",
            numerator AS "numerator", denominator AS "denominator", good AS "good",
            counter_id AS "counter-metric", levels AS "levels"
        FROM metric
        WHERE metric_id = ${metric:sqlstring}\
        """;
    }

    /** For the variables. */
    static String tenants() {
        return """
        SELECT DISTINCT tenant_id FROM ingest_kpi
        WHERE segment_by = 'all' AND $__timeFilter(window_start)
        ORDER BY 1\
        """;
    }

    static String segmentSets() {
        return """
        SELECT segment_by FROM (
        %s
        ) AS sets
        ORDER BY segment_by <> 'all', segment_by\
        """
                .formatted(
                        ofEachTable(
                                """
                                SELECT segment_by FROM %s
                                WHERE tenant_id = ${tenant:sqlstring} AND grain = ${grain:sqlstring}
                                    AND $__timeFilter(window_start)\
                                """));
    }

    static String segmentsOfSet() {
        return """
        SELECT segment FROM (
        %s
        ) AS segments
        ORDER BY segment
        LIMIT 1000\
        """
                .formatted(
                        ofEachTable(
                                """
                                SELECT segment FROM %%s
                                WHERE %s\
                                """
                                        .formatted(SCOPE_OF_SEGMENTS)));
    }

    static String metrics() {
        return "SELECT metric_id FROM metric ORDER BY core DESC, metric_id";
    }

    /** Without duplicates. */
    private static String ofEachTable(String query) {
        return Stream.of(View.values())
                .map(view -> query.formatted(view.table()))
                .collect(Collectors.joining("\nUNION\n"));
    }
}
