package dev.stet.local.console;

import dev.stet.contract.Targets;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresTables;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The KPI rows of a report, in a PostgreSQL of its own that is gone once closed: so a report is
 * made by the queries, views and reviews that the console has, and shows what the console would.
 */
public final class ReportRows implements AutoCloseable {

    private static final int LINE = 1_024;

    private final EmbeddedDatabase database;
    private final Connection connection;
    private @Nullable Layout layout;
    private @Nullable CopyIn copy;

    private ReportRows(EmbeddedDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Starts the server and makes the tables.
     *
     * @param dayZone the name of the zone whose days are the windows of 1d
     * @param targets that metrics are held against; null for the defaults
     */
    public static ReportRows start(String dayZone, @Nullable Targets targets)
            throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.start();
        try {
            PostgresTables tables = new PostgresTables(access(database));
            tables.migrate();
            tables.replaceDayZone(dayZone);
            if (targets != null) {
                tables.replaceTargets(targets);
            }
            return new ReportRows(database, database.connect());
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static PostgresAccess access(EmbeddedDatabase database) {
        return new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
    }

    PostgresAccess access() {
        return access(database);
    }

    /**
     * Adds a row; those of one table are best added one after the other.
     *
     * @param of what the row looks like; its name is that of the table
     * @throws SQLException where the server refuses it
     */
    public void add(Layout of, @Nullable Object[] row) throws SQLException {
        CopyIn into = copy;
        if (into == null || !of.equals(layout)) {
            finish();
            into = open(of);
        }
        byte[] line = line(of, row).getBytes(StandardCharsets.UTF_8);
        into.writeToCopy(line, 0, line.length);
    }

    private CopyIn open(Layout of) throws SQLException {
        String columns =
                of.columns().stream()
                        .map(column -> '"' + column.name() + '"')
                        .collect(Collectors.joining(", "));
        CopyIn opened =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY %s (%s) FROM STDIN".formatted(of.name(), columns));
        layout = of;
        copy = opened;
        return opened;
    }

    /** The text format of COPY. */
    private static String line(Layout of, @Nullable Object[] row) {
        StringBuilder line = new StringBuilder(LINE);
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            line.append(cell(of.columns().get(i), row[i]));
        }
        return line.append('\n').toString();
    }

    private static String cell(Column column, @Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        return switch (column.type()) {
            case TEXT ->
                    ((String) value)
                            .replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
            case BYTES -> "\\\\x" + HexFormat.of().formatHex((byte[]) value);
            default -> String.valueOf(value);
        };
    }

    /** Sends what was added, and lets the planner know how much it is. */
    void complete() throws SQLException {
        finish();
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private void finish() throws SQLException {
        CopyIn open = copy;
        copy = null;
        if (open != null) {
            open.endCopy();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server is ended next, whatever became of the connection.
        }
        database.close();
    }
}
