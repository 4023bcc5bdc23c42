package dev.stet.local.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads KPI rows of the default tenant back from PostgreSQL. */
final class KpiReader {

    /**
     * One row.
     *
     * @param numbers its columns of numbers that are not NULL
     */
    record Row(Truth.Cell cell, boolean last, long version, Map<String, Number> numbers) {

        /** In parts of its unit, where the truth counts it so. */
        long count(String column) {
            Number number = numbers.get(column);
            if (number == null) {
                throw new IllegalStateException("%s has no %s".formatted(cell, column));
            }
            return number instanceof BigDecimal decimal
                    ? decimal.movePointRight(Truth.places(cell.family(), column)).longValueExact()
                    : number.longValue();
        }

        /** NaN for NULL. */
        double rate(String column) {
            Number number = numbers.get(column);
            return number == null ? Double.NaN : number.doubleValue();
        }
    }

    private final Connection connection;

    /** The connection stays the caller's. */
    KpiReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Every row of these.
     *
     * @param grain {@code 1m}, {@code 1h}, {@code 1d}; null for all
     * @param segmentBy null for all
     */
    List<Row> rows(Truth.Family family, @Nullable String grain, @Nullable String segmentBy)
            throws SQLException {
        return rows(family, grain, segmentBy, 0);
    }

    /**
     * The same, of windows from then on.
     *
     * @param fromMillis epoch milliseconds
     */
    List<Row> rows(
            Truth.Family family,
            @Nullable String grain,
            @Nullable String segmentBy,
            long fromMillis)
            throws SQLException {
        String sql =
                "SELECT * FROM %s WHERE tenant_id = 'default'".formatted(family.table())
                        + " AND grain = coalesce(?, grain) AND segment_by = coalesce(?, segment_by)"
                        + " AND window_start >= ? ORDER BY grain, window_start, segment_by,"
                        + " segment";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, grain);
            statement.setString(2, segmentBy);
            statement.setTimestamp(3, new Timestamp(fromMillis));
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(family, result));
                }
                return rows;
            }
        }
    }

    private static Row row(Truth.Family family, ResultSet result) throws SQLException {
        Map<String, Number> numbers = new HashMap<>();
        ResultSetMetaData columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (result.getObject(i) instanceof Number number) {
                numbers.put(columns.getColumnName(i), number);
            }
        }
        Timestamp windowStart = result.getTimestamp("window_start");
        return new Row(
                new Truth.Cell(
                        family,
                        result.getString("grain"),
                        windowStart.getTime(),
                        result.getString("segment_by"),
                        result.getString("segment")),
                result.getString("maturity").equals("final"),
                result.getLong("version"),
                numbers);
    }
}
