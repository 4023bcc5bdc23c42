package dev.stet.local.console;

import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the rows of a table are divided, and the segments of one window, the largest first. */
final class SegmentsQuery {

    /** More are found by a search. */
    static final int MOST_SEGMENTS = 1_000;

    /** A set without a row in any of these windows is not found. */
    private static final int WINDOWS_LOOKED_AT = 12;

    /** Goes from set to set by the key, past the segments of each. */
    private static final String SETS =
            """
            WITH RECURSIVE windows AS (
                SELECT DISTINCT window_start
                FROM %1$s
                WHERE tenant_id = ? AND grain = ? AND %2$s
                    AND window_start >= ? AND window_start < ?
                ORDER BY window_start DESC
                LIMIT %3$d
            ),
            sets AS (
                SELECT
                    windows.window_start,
                    (SELECT min(segment_by) FROM %1$s
                        WHERE tenant_id = ? AND grain = ? AND window_start = windows.window_start
                    ) AS segment_by
                FROM windows
                UNION ALL
                SELECT
                    sets.window_start,
                    (SELECT min(segment_by) FROM %1$s
                        WHERE tenant_id = ? AND grain = ? AND window_start = sets.window_start
                            AND segment_by > sets.segment_by)
                FROM sets
                WHERE sets.segment_by IS NOT NULL
            )
            SELECT DISTINCT segment_by
            FROM sets
            WHERE segment_by <> 'all'
            ORDER BY segment_by
            """;

    /** The newest final window of a time, else the one before the newest, which has only begun. */
    private static final String WINDOW =
            """
            SELECT window_start, window_end, maturity
            FROM (
                SELECT window_start, window_end, maturity, %2$s AS value
                FROM (
                    SELECT DISTINCT ON (window_start) *
                    FROM %1$s
                    WHERE tenant_id = ? AND grain = ? AND %3$s AND segment_by = ?
                        AND window_start >= ? AND window_start < ?
                    ORDER BY window_start DESC
                    LIMIT %4$d
                ) AS k
            ) AS windows
            ORDER BY value IS NULL, maturity, window_start DESC
            LIMIT 2
            """;

    private static final String COUNT =
            """
            SELECT count(*)
            FROM %s
            WHERE tenant_id = ? AND grain = ? AND window_start = ? AND segment_by = ?
                AND (? = '' OR position(lower(?) IN lower(segment)) > 0)
            """;

    private static final String SEGMENTS =
            """
            SELECT
                k.segment,
                k.numerator,
                k.denominator,
                k.value,
                k.low,
                k.high,
                kpi_status(
                    k.value, k.low, k.high, k.sample, ?,
                    CASE WHEN own.metric_id IS NULL THEN general.warn ELSE own.warn END,
                    CASE WHEN own.metric_id IS NULL THEN general.critical ELSE own.critical END,
                    CASE WHEN own.metric_id IS NULL THEN general.minimum_sample
                        ELSE own.minimum_sample END) AS status
            FROM (
                SELECT
                    k.segment,
                    %2$s AS numerator,
                    %3$s AS denominator,
                    %4$s AS value,
                    %5$s AS low,
                    %6$s AS high,
                    %8$s AS sample
                FROM %1$s AS k
                WHERE k.tenant_id = ? AND k.grain = ? AND k.window_start = ? AND k.segment_by = ?
                    AND (? = '' OR position(lower(?) IN lower(k.segment)) > 0)
                ORDER BY coalesce(%3$s, %2$s) DESC NULLS LAST, k.segment
                LIMIT %7$d
            ) AS k
            LEFT JOIN target AS own
                ON own.metric_id = ? AND own.segment_by = ? AND own.segment = k.segment
            LEFT JOIN target AS general
                ON general.metric_id = ? AND general.segment_by = 'all' AND general.segment = 'all'
            ORDER BY coalesce(k.denominator, k.numerator) DESC NULLS LAST, k.segment
            """;

    private final KpiDatabase database;

    private record Window(Timestamp start, Timestamp end, boolean last) {}

    SegmentsQuery(KpiDatabase database) {
        this.database = database;
    }

    /** The segment sets that the rows of a table have in a time, {@code all} apart. */
    List<String> sets(View view, Scope scope) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            arguments.add(scope.tenant());
            arguments.add(scope.grain().label());
            if (i == 0) {
                arguments.add(scope.start());
                arguments.add(scope.end());
            }
        }
        return database.query(
                SETS.formatted(view.table(), windows(view), WINDOWS_LOOKED_AT),
                arguments,
                row -> row.getString(1));
    }

    /** One table has no rows of all segments together, by which windows are found. */
    private static String windows(View view) {
        return view == View.EXPERIMENT ? "TRUE" : "segment_by = 'all'";
    }

    /**
     * The segments of one set in one window of a time, {@value #MOST_SEGMENTS} at most.
     *
     * @param by the set
     * @param search what their names contain, in any case; empty for any
     * @return {@code start}, {@code end}, {@code final} of the window, {@code total}, the number of
     *     segments found, and {@code segments}; without a window only an empty list of them
     */
    Map<String, Object> read(Metric metric, Scope scope, String by, String search) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("by", by);
        Window window = window(metric, scope, by);
        if (window == null) {
            all.put("total", 0);
            all.put("segments", List.of());
            return all;
        }
        String table = metric.view().table();
        all.put("start", window.start().getTime());
        all.put("end", window.end().getTime());
        all.put("final", window.last());
        all.put(
                "total",
                database.query(
                                COUNT.formatted(table),
                                List.of(
                                        scope.tenant(),
                                        scope.grain().label(),
                                        window.start(),
                                        by,
                                        search,
                                        search),
                                row -> row.getLong(1))
                        .get(0));
        all.put("segments", segments(metric, scope, by, window, search));
        return all;
    }

    private @Nullable Window window(Metric metric, Scope scope, String by) {
        boolean overAll = metric.view() != View.EXPERIMENT;
        List<Window> windows =
                database.query(
                        WINDOW.formatted(
                                metric.view().table(),
                                new MetricExpression(metric).value(),
                                overAll ? "segment_by = 'all'" : "TRUE",
                                scope.usualWindows()),
                        List.of(
                                scope.tenant(),
                                scope.grain().label(),
                                overAll ? Scope.ALL : by,
                                scope.start(),
                                scope.end()),
                        row ->
                                new Window(
                                        row.getTimestamp("window_start"),
                                        row.getTimestamp("window_end"),
                                        "final".equals(row.getString("maturity"))));
        if (windows.isEmpty()) {
            return null;
        }
        Window first = windows.get(0);
        return first.last() || windows.size() == 1 ? first : windows.get(1);
    }

    private List<Map<String, @Nullable Object>> segments(
            Metric metric, Scope scope, String by, Window window, String search) {
        MetricExpression expression = new MetricExpression(metric);
        String sql =
                SEGMENTS.formatted(
                        metric.view().table(),
                        expression.numerator(),
                        expression.denominator(),
                        expression.value(),
                        expression.low(),
                        expression.high(),
                        MOST_SEGMENTS,
                        expression.sample());
        return database.query(
                sql,
                List.of(
                        metric.goal().direction().label(),
                        scope.tenant(),
                        scope.grain().label(),
                        window.start(),
                        by,
                        search,
                        search,
                        metric.id(),
                        by,
                        metric.id()),
                row -> {
                    Map<String, @Nullable Object> segment = new LinkedHashMap<>();
                    segment.put("segment", row.getString("segment"));
                    for (String name :
                            List.of("numerator", "denominator", "value", "low", "high")) {
                        segment.put(name, Numbers.of(row, name));
                    }
                    segment.put("status", row.getString("status"));
                    return segment;
                });
    }
}
