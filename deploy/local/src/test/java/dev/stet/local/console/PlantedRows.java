package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Rows of every table, whose numbers are drawn: what is shown of one cannot be that of another. */
final class PlantedRows implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final int WINDOWS = 5;

    /** A name that would run if it became markup. */
    static final String HOSTILE = "<img src=x onerror=\"document.title='run'\">";

    static final List<String> SEGMENTS = List.of("inline", "chat", HOSTILE);

    private static final int SEED = 7;

    private final EmbeddedDatabase database;
    private final Random random = new Random(SEED);

    private PlantedRows(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Tables without a row. */
    static PlantedRows empty() throws Exception {
        PlantedRows rows = new PlantedRows(EmbeddedDatabase.start());
        new PostgresTables(rows.access()).migrate();
        return rows;
    }

    /**
     * Tables with {@value #WINDOWS} hours and days, of all and of each of {@link #SEGMENTS}; the
     * newest is provisional.
     */
    static PlantedRows plant() throws Exception {
        PlantedRows rows = empty();
        for (View view : View.values()) {
            for (Grain grain : List.of(Grain.HOUR, Grain.DAY)) {
                if (view.finest().compareTo(grain) <= 0) {
                    rows.insert(view, grain);
                }
            }
        }
        rows.execute(
                "INSERT INTO target VALUES ('usat', 'feature', 'chat', 0.9, 0.8, 1, 'chat team',"
                        + " TRUE)");
        return rows;
    }

    private void insert(View view, Grain grain) throws SQLException {
        List<String> numbers = numbers(view.table());
        for (int i = 0; i < WINDOWS; i++) {
            Instant start = START.plusMillis(i * grain.millis());
            row(view.table(), numbers, grain, start, i < WINDOWS - 1, "all", "all");
            for (String segment : SEGMENTS) {
                row(view.table(), numbers, grain, start, i < WINDOWS - 1, "feature", segment);
            }
        }
    }

    private List<String> numbers(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT column_name FROM information_schema.columns WHERE"
                                        + " table_name = ? AND data_type IN ('bigint',"
                                        + " 'double precision', 'numeric')")) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        return names;
    }

    private void row(
            String table,
            List<String> numbers,
            Grain grain,
            Instant start,
            boolean last,
            String by,
            String segment)
            throws SQLException {
        StringJoiner names =
                new StringJoiner(
                        ", ",
                        "INSERT INTO %s (tenant_id, grain, window_start, window_end, maturity, segment_by, segment, "
                                .formatted(table),
                        ")");
        StringJoiner places = new StringJoiner(", ", " VALUES (?, ?, ?, ?, ?, ?, ?, ", ")");
        for (String number : numbers) {
            names.add('"' + number + '"');
            places.add("?");
        }
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(names.toString() + places)) {
            insert.setString(1, "default");
            insert.setString(2, grain.label());
            insert.setTimestamp(3, Timestamp.from(start));
            insert.setTimestamp(4, Timestamp.from(start.plusMillis(grain.millis())));
            insert.setString(5, last ? "final" : "provisional");
            insert.setString(6, by);
            insert.setString(7, segment);
            int place = 8;
            for (String number : numbers) {
                insert.setObject(place++, drawn(number));
            }
            insert.executeUpdate();
        }
    }

    /** Shares are below 1, counts up to 999; one in ten is NULL but for the version. */
    private @Nullable Object drawn(String column) {
        if (column.equals("version")) {
            return random.nextLong(1, 1_000_000);
        }
        if (column.contains("rate") || column.endsWith("_low") || column.endsWith("_high")) {
            return random.nextInt(10) == 0 ? null : random.nextDouble();
        }
        return random.nextInt(10) == 0 ? null : random.nextInt(1_000);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    PostgresAccess access() {
        return new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
