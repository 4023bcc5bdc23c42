package dev.stet.local.console;

import dev.stet.contract.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what became of all records read, by source. */
final class InputQuery {

    private static final List<String> COUNTS =
            Stream.concat(
                            Stream.of(
                                    "read",
                                    "effective",
                                    "without_effect",
                                    "refused",
                                    "late",
                                    "unopened"),
                            Stream.of(Refusal.Reason.values())
                                    .map(
                                            reason ->
                                                    "refused_"
                                                            + reason.name()
                                                                    .toLowerCase(Locale.ROOT)))
                    .toList();

    private static final List<String> FURTHEST =
            List.of(
                    "lag_ms",
                    "max_late_ms",
                    "max_late_partition",
                    "max_ahead_ms",
                    "max_ahead_partition");

    /** The worst partitions are those of the window in which they were worst. */
    private static final String SUMS =
            """
            SELECT
                segment_by,
                segment,
                count(*) AS windows,
                count(*) FILTER (WHERE maturity <> 'final') AS provisional,
                min(window_start) AS first,
                max(window_end) AS last,
                max(newest_event_time) AS newest_event_time,
                (array_agg(watermark ORDER BY window_start DESC))[1] AS watermark,
                (array_agg(lag_ms ORDER BY window_start DESC))[1] AS lag_ms,
                max(max_late_ms) AS max_late_ms,
                (array_agg(max_late_partition ORDER BY max_late_ms DESC NULLS LAST))[1]
                    AS max_late_partition,
                max(max_ahead_ms) AS max_ahead_ms,
                (array_agg(max_ahead_partition ORDER BY max_ahead_ms DESC NULLS LAST))[1]
                    AS max_ahead_partition,
                %s
            %s
            GROUP BY segment_by, segment
            ORDER BY segment_by, segment
            LIMIT 500
            """;

    private static final String OF_WINDOWS =
            """
            FROM ingest_kpi
            WHERE tenant_id = ? AND grain = ? AND window_start IN (
                    SELECT window_start
                    FROM ingest_kpi
                    WHERE tenant_id = ? AND grain = ? AND segment_by = 'all'
                        AND window_start >= ? AND window_start < ?
                    ORDER BY window_start DESC
                    LIMIT ?
                )
            """;

    /**
     * A row names the partition that was furthest behind in its window, and that furthest ahead.
     */
    private static final String PARTITIONS =
            """
            SELECT
                segment,
                partition,
                count(ms) FILTER (WHERE is_late) AS late_windows,
                max(ms) FILTER (WHERE is_late) AS max_late_ms,
                max(window_end) FILTER (WHERE is_late) AS late_until,
                count(ms) FILTER (WHERE NOT is_late) AS ahead_windows,
                max(ms) FILTER (WHERE NOT is_late) AS max_ahead_ms,
                max(window_end) FILTER (WHERE NOT is_late) AS ahead_until
            FROM (
                SELECT segment, window_end, max_late_ms, max_late_partition, max_ahead_ms,
                    max_ahead_partition
                %s
                    AND segment_by = 'source'
            ) AS k,
            LATERAL (VALUES (TRUE, max_late_partition, max_late_ms),
                (FALSE, max_ahead_partition, max_ahead_ms)) AS named (is_late, partition, ms)
            WHERE partition IS NOT NULL
            GROUP BY segment, partition
            ORDER BY late_windows DESC, max_late_ms DESC NULLS LAST, segment, partition
            LIMIT 500
            """;

    private final KpiDatabase database;

    InputQuery(KpiDatabase database) {
        this.database = database;
    }

    /**
     * The counts of all records, and of each source.
     *
     * @return {@code reasons}, the names of the columns of refused records, and {@code rows}: each
     *     with {@code by}, {@code segment}, {@code windows}, times in epoch milliseconds, counts by
     *     the name of their column; null for NULL. {@code partitions}, those that a row names, by
     *     {@code segment} and {@code partition}: in how many windows it was furthest behind and
     *     ahead, how far, and until when
     */
    Map<String, Object> read(Scope scope) {
        String sums =
                COUNTS.stream()
                        .map("coalesce(sum(%1$s), 0) AS %1$s"::formatted)
                        .collect(Collectors.joining(",\n    "));
        String grain = scope.grain().label();
        List<Object> windows =
                List.of(
                        scope.tenant(),
                        grain,
                        scope.tenant(),
                        grain,
                        scope.start(),
                        scope.end(),
                        scope.windows(SeriesQuery.MOST_SUMMED));
        List<Map<String, @Nullable Object>> rows =
                database.query(SUMS.formatted(sums, OF_WINDOWS), windows, InputQuery::row);
        List<Map<String, @Nullable Object>> partitions =
                database.query(PARTITIONS.formatted(OF_WINDOWS), windows, InputQuery::partition);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("reasons", COUNTS.stream().filter(name -> name.startsWith("refused_")).toList());
        all.put("rows", new ArrayList<>(rows));
        all.put("partitions", partitions);
        return all;
    }

    private static Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        read.put("by", row.getString("segment_by"));
        read.put("segment", row.getString("segment"));
        read.put("windows", row.getLong("windows"));
        read.put("provisional", row.getLong("provisional"));
        for (String name : List.of("first", "last", "newest_event_time", "watermark")) {
            read.put(name, millis(row, name));
        }
        for (String name : COUNTS) {
            read.put(name, row.getLong(name));
        }
        for (String name : FURTHEST) {
            read.put(name, Numbers.of(row, name));
        }
        return read;
    }

    private static Map<String, @Nullable Object> partition(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        read.put("segment", row.getString("segment"));
        read.put("partition", row.getLong("partition"));
        for (String side : List.of("late", "ahead")) {
            read.put(side + "_windows", row.getLong(side + "_windows"));
            read.put("max_" + side + "_ms", Numbers.of(row, "max_" + side + "_ms"));
            read.put(side + "_until", millis(row, side + "_until"));
        }
        return read;
    }

    private static @Nullable Long millis(ResultSet row, String name) throws SQLException {
        Timestamp time = row.getTimestamp(name);
        return time == null ? null : time.getTime();
    }
}
