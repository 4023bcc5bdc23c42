package dev.stet.integrations;

import dev.stet.contract.View;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.ViewColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every KPI table with the days of one week, of all rows and of two features. */
final class FilledTables {

    /** A Monday. */
    static final LocalDate FIRST = LocalDate.parse("2026-01-05");

    static final int DAYS = 7;

    /** A name that would end a string in SQL. */
    static final String FEATURE = "it's";

    private static final String EXPERIMENTS = "experiment|variant";

    private final Connection connection;

    FilledTables(Connection connection) {
        this.connection = connection;
    }

    /** A final row for each day, and a provisional one for the day after. */
    void fill() throws SQLException {
        for (View view : View.values()) {
            for (int day = 0; day <= DAYS; day++) {
                String maturity = day < DAYS ? "final" : "provisional";
                if (view == View.EXPERIMENT) {
                    insert(view, day, EXPERIMENTS, "e|treatment", maturity);
                } else {
                    insert(view, day, "all", "all", maturity);
                    insert(view, day, "feature", FEATURE, maturity);
                    insert(view, day, "feature", "search", maturity);
                }
            }
            derive(view);
        }
    }

    private void insert(View view, int day, String segmentBy, String segment, String maturity)
            throws SQLException {
        Map<String, String> cells = new LinkedHashMap<>();
        int column = 0;
        for (Map.Entry<String, String> each : types(view).entrySet()) {
            cells.put(each.getKey(), value(each.getKey(), each.getValue(), day, column++));
        }
        cells.put("tenant_id", "'default'");
        cells.put("grain", "'1d'");
        cells.put("window_start", "'%sZ'".formatted(FIRST.plusDays(day)));
        cells.put("window_end", "'%sZ'".formatted(FIRST.plusDays(day + 1L)));
        cells.put("segment_by", quoted(segmentBy));
        cells.put("segment", quoted(segment));
        cells.put("maturity", quoted(maturity));
        List<String> names = new ArrayList<>();
        cells.keySet().forEach(name -> names.add('"' + name + '"'));
        execute(
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                view.table(),
                                String.join(", ", names),
                                String.join(", ", cells.values())));
    }

    /** Counts that differ by day and column; rates within their intervals. */
    private static String value(String column, String type, int day, int index) {
        return switch (type) {
            case "bigint", "numeric" -> String.valueOf(100 + 10 * index + (day + 1) * (index + 3));
            case "double precision" ->
                    column.endsWith("_low") ? "0.4" : column.endsWith("_high") ? "0.6" : "0.5";
            case "text" -> "'400:40 410:2'";
            default -> "NULL";
        };
    }

    /** What follows from other columns of the table, as the job's SQL has it. */
    private void derive(View view) throws SQLException {
        Set<String> columns = types(view).keySet();
        for (ViewColumn column : Metrics.text(view).derived()) {
            if (columns.containsAll(Arithmetic.names(column.expression()))) {
                execute(
                        "UPDATE %s SET \"%s\" = %s"
                                .formatted(view.table(), column.name(), column.expression()));
            }
        }
    }

    private Map<String, String> types(View view) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns =
                        statement.executeQuery(
                                """
                                SELECT column_name, data_type FROM information_schema.columns
                                WHERE table_name = '%s' ORDER BY ordinal_position
                                """
                                        .formatted(view.table()))) {
            while (columns.next()) {
                types.put(columns.getString(1), columns.getString(2));
            }
        }
        return types;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
