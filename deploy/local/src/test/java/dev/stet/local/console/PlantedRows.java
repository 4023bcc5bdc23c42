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

    /** Of each status at least one, of each kind that a page shows in a way of its own. */
    private static final String ALERTS =
            """
            INSERT INTO kpi_alert (tenant_id, alert_id, version, kind, status, level, metric_id, grain,
                window_start, window_end, segment_by, segment, value, low, high, reference,
                counter_id, counter_value, mix_change, within_change, owner, is_provisional,
                stated_at, words)
            VALUES
                ('default', 'a1', 1, 'level', 'raised', 'critical', 'usat', '1h',
                    '2026-03-01T02:00Z', '2026-03-01T03:00Z', 'feature', '%1$s', 0.4123, 0.3121,
                    0.5232, 0.8, 'response_rate', 0.1234, NULL, NULL, 'chat team', FALSE,
                    '2026-03-01T02:00Z', 'usat of feature %1$s is low.'),
                ('default', 'a2', 1, 'drop', 'raised', NULL, 'task_completion_rate', '1d',
                    '2026-03-03T00:00Z', '2026-03-04T00:00Z', 'all', 'all', 0.5012, 0.4711, 0.5324,
                    0.5735, 'cost_per_successful_outcome_usd', 0.0431, -0.0312, -0.0411, 'product',
                    FALSE, '2026-03-03T00:00Z', 'It fell.'),
                ('default', 'a3', 2, 'level', 'raised', 'warn', 'refused_rate', '1h',
                    '2026-03-01T04:00Z', '2026-03-01T05:00Z', 'all', 'all', 0.0212, 0.0177, 0.0251,
                    0.01, 'read', 4321, NULL, NULL, NULL, TRUE, '2026-03-01T04:00Z', 'Refused.'),
                ('default', 'a4', 1, 'input_drift', 'raised', NULL, 'latency', '1d',
                    '2026-03-02T00:00Z', '2026-03-03T00:00Z', 'model', 'm-b', 0.314, NULL, NULL,
                    0.2, NULL, NULL, NULL, NULL, NULL, FALSE, '2026-03-02T00:00Z', 'It drifted.'),
                ('default', 'a5', 2, 'failure_spike', 'resolved', NULL, 'reports', '1d',
                    '2026-03-01T00:00Z', '2026-03-02T00:00Z', 'failure_mode', 'bad_citation', 14,
                    NULL, NULL, 3.25, NULL, NULL, NULL, NULL, 'quality', FALSE,
                    '2026-03-02T00:00Z', 'Resolved: no report of it.'),
                ('default', 'a6', 1000, 'level', 'withdrawn', 'warn', 'late_rate', '1h',
                    '2026-03-01T01:00Z', '2026-03-01T02:00Z', 'all', 'all', 0.0312, 0.0255, 0.0377,
                    0.01, 'read', 1234, NULL, NULL, NULL, FALSE, '2026-03-01T01:00Z',
                    'Withdrawn: the final row does not bear it out.')
            """;

    /** Outcome rows of suggestions. */
    static final int CASES = 360;

    /**
     * The suggestions of the first hour: each third accepted, each fourth of a feature whose name
     * has the sign between the dimensions of a segment.
     */
    private static final String SUGGESTIONS =
            """
            INSERT INTO suggestion_outcome (tenant_id, suggestion_id, user_id, shown_at, accepted_at,
                feature, model, shown, accepted, maturity, version)
            SELECT 'default', CASE i WHEN 2 THEN '%1$s' ELSE 's' || i END, 'u' || i %% 7, shown_at,
                CASE WHEN i %% 3 = 0 THEN shown_at + interval '2 s' END,
                (ARRAY['inline', 'chat', '%1$s', 'a|b'])[i %% 4 + 1], 'm' || i %% 2, 1,
                CASE WHEN i %% 3 = 0 THEN 1 ELSE 0 END, 'final', 1
            FROM generate_series(0, %2$d - 1) AS i,
                LATERAL (SELECT timestamptz '2026-03-01Z' + i / 2 * interval '20 s') AS at (shown_at)
            """;

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
     * newest is provisional. Six alerts. Outcome rows of the suggestions of the first hour.
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
        String hostile = HOSTILE.replace("'", "''");
        rows.execute(ALERTS.formatted(hostile));
        rows.execute(SUGGESTIONS.formatted(hostile, CASES));
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

    /** The columns of counts and of values that a table has, the version too. */
    List<String> numbers(String table) throws SQLException {
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
        if (isShare(column)) {
            return random.nextInt(10) == 0 ? null : random.nextDouble();
        }
        return random.nextInt(10) == 0 ? null : random.nextInt(1_000);
    }

    static boolean isShare(String column) {
        return column.contains("rate") || column.endsWith("_low") || column.endsWith("_high");
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
