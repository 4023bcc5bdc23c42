package dev.stet.local.console;

import dev.stet.contract.View;
import dev.stet.local.statistics.MetricBuckets;
import dev.stet.metrics.Clustered;
import dev.stet.metrics.Metric;
import dev.stet.udf.ClusterSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads metrics of one table over time, straight from its KPI rows. */
final class SeriesQuery {

    /** A year of hours, and some. */
    static final int MOST_WINDOWS = 9_000;

    /** Metrics times windows of one answer: a year of days of the largest section, and some. */
    static final int MOST_VALUES = 50_000;

    /** Windows that are added up: 91 days of hours, and some; of more than that, days are. */
    static final int MOST_SUMMED = 2_200;

    /** What there is of a metric in one window. */
    private static final int COLUMNS_OF_METRIC = 6;

    private static final int COLUMNS_OF_ROW = 4;

    /** An index holds the rows of all segments together, see the migration. */
    private static final String OVER_ALL =
            """
            SELECT k.window_start, k.window_end, k.maturity, k.version, %s
            FROM %s AS k
            WHERE k.tenant_id = ? AND k.grain = ? AND k.segment_by = 'all' AND k.segment = 'all'
                AND k.window_start >= ? AND k.window_start < ?
            ORDER BY k.window_start DESC
            LIMIT ?
            """;

    /**
     * The key has the window before the segment, so each window is looked up by itself: those that
     * have a row of all segments together.
     */
    private static final String OF_SEGMENT =
            """
            SELECT k.window_start, k.window_end, k.maturity, k.version, %1$s
            FROM (
                SELECT tenant_id, grain, window_start
                FROM %2$s
                WHERE tenant_id = ? AND grain = ? AND segment_by = 'all'
                    AND window_start >= ? AND window_start < ?
                ORDER BY window_start DESC
                LIMIT ?
            ) AS windows
            CROSS JOIN LATERAL (
                SELECT * FROM %2$s AS row
                WHERE row.tenant_id = windows.tenant_id AND row.grain = windows.grain
                    AND row.window_start = windows.window_start AND row.segment_by = ?
                    AND row.segment = ?
            ) AS k
            ORDER BY k.window_start DESC
            """;

    /** Of a table whose rows are never of all segments together. */
    private static final String WITHOUT_ALL =
            """
            SELECT k.window_start, k.window_end, k.maturity, k.version, %s
            FROM %s AS k
            WHERE k.tenant_id = ? AND k.grain = ? AND k.window_start >= ? AND k.window_start < ?
                AND k.segment_by = ? AND k.segment = ?
            ORDER BY k.window_start DESC
            LIMIT ?
            """;

    private static final ClusterSum CLUSTER_SUM = new ClusterSum();

    private final KpiDatabase database;

    SeriesQuery(KpiDatabase database) {
        this.database = database;
    }

    /** How many windows an answer of so many metrics holds. */
    static int mostWindows(int metrics) {
        return Math.min(MOST_WINDOWS, MOST_VALUES / Math.max(1, metrics));
    }

    /**
     * The metrics of one table in the windows of a scope, the oldest first.
     *
     * @param metrics of that table
     * @param levels by the metric
     * @return for the page: {@code start}, {@code end} (epoch milliseconds), {@code final}, {@code
     *     version}, and {@code metrics} with, by id, the lists {@code n}, {@code d}, {@code v},
     *     {@code lo}, {@code hi} (null for NULL) and {@code s}, the status; all of one length
     */
    Map<String, Object> read(
            View view, List<Metric> metrics, Scope scope, Map<String, TargetLevel> levels) {
        return read(view, metrics, scope, levels, MOST_WINDOWS);
    }

    /**
     * The same of fewer windows.
     *
     * @param most the newest, where a scope has a time; else as many as are usual
     */
    Map<String, Object> read(
            View view,
            List<Metric> metrics,
            Scope scope,
            Map<String, TargetLevel> levels,
            int most) {
        int limit = scope.windows(most);
        List<List<@Nullable Object>> rows = rows(view, metrics, scope, levels, limit);
        Collections.reverse(rows);
        return byColumn(metrics, rows);
    }

    /**
     * A metric by bucket of users, over the windows of {@link #read} in which it is known.
     *
     * @param metric one of {@link Clustered}
     */
    MetricBuckets buckets(Metric metric, Scope scope) {
        List<String> measures = MetricBuckets.measures(metric);
        String columns =
                measures.stream()
                        .map(measure -> "k.\"%s%s\"".formatted(measure, Clustered.SUFFIX))
                        .collect(Collectors.joining(", "));
        MetricExpression expression = new MetricExpression(metric);
        List<List<byte @Nullable []>> rows =
                rows(
                        metric.view(),
                        expression.numerator() + ", " + columns,
                        scope,
                        scope.windows(MOST_WINDOWS),
                        row -> bucketsOfRow(row, measures.size()));
        return MetricBuckets.of(
                metric,
                name -> {
                    ClusterSum.Accumulator sum = CLUSTER_SUM.createAccumulator();
                    for (List<byte @Nullable []> row : rows) {
                        if (!row.isEmpty()) {
                            CLUSTER_SUM.accumulate(sum, row.get(measures.indexOf(name)));
                        }
                    }
                    return CLUSTER_SUM.getValue(sum);
                });
    }

    /** Empty where the metric is not known. */
    private static List<byte @Nullable []> bucketsOfRow(ResultSet row, int measures)
            throws SQLException {
        List<byte @Nullable []> buckets = new ArrayList<>();
        if (row.getObject(COLUMNS_OF_ROW + 1) != null) {
            for (int i = 0; i < measures; i++) {
                buckets.add(row.getBytes(COLUMNS_OF_ROW + 2 + i));
            }
        }
        return buckets;
    }

    private List<List<@Nullable Object>> rows(
            View view,
            List<Metric> metrics,
            Scope scope,
            Map<String, TargetLevel> levels,
            int limit) {
        return rows(view, columns(metrics, levels), scope, limit, row -> row(row, metrics.size()));
    }

    private <T> List<T> rows(
            View view, String columns, Scope scope, int limit, KpiDatabase.Row<T> reader) {
        String table = view.table();
        Timestamp from = scope.start();
        Timestamp until = scope.end();
        String grain = scope.grain().label();
        if (scope.isOverAll()) {
            return database.query(
                    OVER_ALL.formatted(columns, table),
                    List.of(scope.tenant(), grain, from, until, limit),
                    reader);
        }
        if (view == View.EXPERIMENT) {
            return database.query(
                    WITHOUT_ALL.formatted(columns, table),
                    List.of(
                            scope.tenant(),
                            grain,
                            from,
                            until,
                            scope.segmentBy(),
                            scope.segment(),
                            limit),
                    reader);
        }
        return database.query(
                OF_SEGMENT.formatted(columns, table),
                List.of(
                        scope.tenant(),
                        grain,
                        from,
                        until,
                        limit,
                        scope.segmentBy(),
                        scope.segment()),
                reader);
    }

    private static String columns(List<Metric> metrics, Map<String, TargetLevel> levels) {
        List<String> columns = new ArrayList<>();
        for (Metric metric : metrics) {
            MetricExpression expression = new MetricExpression(metric);
            columns.add(expression.numerator());
            columns.add(expression.denominator());
            columns.add(expression.value());
            columns.add(expression.low());
            columns.add(expression.high());
            columns.add(expression.status(levels.get(metric.id())));
        }
        return String.join(",\n    ", columns);
    }

    private static List<@Nullable Object> row(ResultSet row, int metrics) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.getTimestamp(1).getTime());
        cells.add(row.getTimestamp(2).getTime());
        cells.add("final".equals(row.getString(3)));
        cells.add(row.getLong(4));
        for (int i = 0; i < metrics * COLUMNS_OF_METRIC; i++) {
            int column = COLUMNS_OF_ROW + 1 + i;
            boolean isStatus = i % COLUMNS_OF_METRIC == COLUMNS_OF_METRIC - 1;
            cells.add(isStatus ? row.getString(column) : Numbers.of(row, column));
        }
        return cells;
    }

    private static Map<String, Object> byColumn(
            List<Metric> metrics, List<List<@Nullable Object>> rows) {
        Map<String, Object> byMetric = new LinkedHashMap<>();
        int column = COLUMNS_OF_ROW;
        for (Metric metric : metrics) {
            Map<String, Object> of = new LinkedHashMap<>();
            for (String name : List.of("n", "d", "v", "lo", "hi", "s")) {
                of.put(name, column(rows, column++));
            }
            byMetric.put(metric.id(), of);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("start", column(rows, 0));
        all.put("end", column(rows, 1));
        all.put("final", column(rows, 2));
        all.put("version", column(rows, 3));
        all.put("metrics", byMetric);
        return all;
    }

    private static List<@Nullable Object> column(List<List<@Nullable Object>> rows, int index) {
        List<@Nullable Object> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(row.get(index)));
        return column;
    }
}
