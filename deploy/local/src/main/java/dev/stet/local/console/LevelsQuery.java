package dev.stet.local.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the levels that hold for a segment. */
final class LevelsQuery {

    /** Those of the segment come last, so that they win. */
    private static final String SQL =
            """
            SELECT metric_id, warn, critical, minimum_sample, owner
            FROM target
            WHERE segment_by = 'all' AND segment = 'all' OR segment_by = ? AND segment = ?
            ORDER BY segment_by = 'all' AND segment = 'all' DESC
            """;

    private final KpiDatabase database;

    LevelsQuery(KpiDatabase database) {
        this.database = database;
    }

    /** By the metric: those of the segment, else those of the metric. */
    Map<String, TargetLevel> read(String segmentBy, String segment) {
        Map<String, TargetLevel> levels = new LinkedHashMap<>();
        List<TargetLevel> rows =
                database.query(
                        SQL,
                        List.of(segmentBy, segment),
                        row ->
                                new TargetLevel(
                                        row.getString("metric_id"),
                                        Numbers.of(row, "warn"),
                                        Numbers.of(row, "critical"),
                                        row.getDouble("minimum_sample"),
                                        row.getString("owner")));
        rows.forEach(level -> levels.put(level.metricId(), level));
        return levels;
    }
}
