package dev.stet.local.console;

import dev.stet.contract.AlertStatus;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads alerts: those that stand, and those that were resolved or withdrawn. */
final class AlertQuery {

    /** No page shows more of one status. */
    static final int MOST_ROWS = 200;

    private static final List<Column> COLUMNS =
            AlertCells.LAYOUT.columns().stream()
                    .filter(column -> !column.name().equals("tenant_id"))
                    .toList();

    /** Counts and rows in one statement, so that both are of one instant. */
    private static final String ROWS =
            """
            SELECT counted.alerts, newest.*
            FROM (
                SELECT status, count(*) AS alerts
                FROM kpi_alert
                WHERE tenant_id = ?
                GROUP BY status
            ) AS counted
            CROSS JOIN LATERAL (
                SELECT %s
                FROM kpi_alert
                WHERE tenant_id = ? AND status = counted.status
                ORDER BY window_start DESC, alert_id
                LIMIT %d
            ) AS newest
            ORDER BY newest.window_start DESC, newest.alert_id
            """
                    .formatted(
                            COLUMNS.stream()
                                    .map(column -> '"' + column.name() + '"')
                                    .collect(Collectors.joining(", ")),
                            MOST_ROWS);

    /** Each statement about an alert is a row more, or a greater version of one. */
    private static final String STATEMENTS =
            """
            SELECT count(*) AS alerts, coalesce(sum(version), 0) AS versions
            FROM kpi_alert
            WHERE tenant_id = ?
            """;

    private final KpiDatabase database;

    AlertQuery(KpiDatabase database) {
        this.database = database;
    }

    /**
     * The newest alerts of a tenant.
     *
     * @return {@code counts} of all alerts by status, and {@code alerts} by status: each by the
     *     columns of the table, that of the newest window first; times are epoch milliseconds
     */
    Map<String, Object> read(String tenant) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, List<Map<String, @Nullable Object>>> alerts = new LinkedHashMap<>();
        for (AlertStatus status : AlertStatus.values()) {
            counts.put(status.label(), 0L);
            alerts.put(status.label(), new ArrayList<>());
        }
        database.query(
                ROWS,
                List.of(tenant, tenant),
                row -> {
                    String status = row.getString("status");
                    counts.put(status, row.getLong("alerts"));
                    return alerts.computeIfAbsent(status, any -> new ArrayList<>()).add(row(row));
                });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("counts", counts);
        all.put("alerts", alerts);
        return all;
    }

    /** What changes with each statement about an alert of a tenant. */
    String statements(String tenant) {
        return database.query(
                        STATEMENTS,
                        List.of(tenant),
                        row -> row.getString("alerts") + ' ' + row.getString("versions"))
                .get(0);
    }

    private static Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> alert = new LinkedHashMap<>();
        for (Column column : COLUMNS) {
            alert.put(column.name(), cell(row, column));
        }
        return alert;
    }

    private static @Nullable Object cell(ResultSet row, Column column) throws SQLException {
        String name = column.name();
        return switch (column.type()) {
            case TEXT -> row.getString(name);
            case DOUBLE -> Numbers.of(row, name);
            case INSTANT -> {
                Timestamp time = row.getTimestamp(name);
                yield time == null ? null : time.getTime();
            }
            default -> row.getObject(name);
        };
    }
}
