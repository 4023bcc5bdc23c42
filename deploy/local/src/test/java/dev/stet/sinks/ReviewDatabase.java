package dev.stet.sinks;

import dev.stet.local.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A database with what the migration makes, which all tests of reviews in a JVM share, and what
 * they write into it. Each test begins without KPI rows, with the levels of the registry and with
 * days of UTC.
 */
final class ReviewDatabase implements BeforeAllCallback, BeforeEachCallback {

    /** A Monday and its Sunday; the week before begins on {@link #MONDAY_BEFORE}. */
    static final String MONDAY = "2026-01-12";

    static final String SUNDAY = "2026-01-18";
    static final String MONDAY_BEFORE = "2026-01-05";

    private static final Namespace SHARED = Namespace.create(ReviewDatabase.class);

    private @Nullable EmbeddedDatabase database;

    /** Starts it for the first class; it is closed after the last. */
    @Override
    public void beforeAll(ExtensionContext context) {
        database =
                context.getRoot()
                        .getStore(SHARED)
                        .getOrComputeIfAbsent(
                                ReviewDatabase.class,
                                key -> ReviewDatabase.start(),
                                EmbeddedDatabase.class);
    }

    private static EmbeddedDatabase start() {
        try {
            EmbeddedDatabase started = MigratedDatabase.start();
            try (Connection connection = started.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE default_target AS TABLE target");
            }
            return started;
        } catch (Exception e) {
            throw new IllegalStateException("no database for the tests of reviews", e);
        }
    }

    /** As the migration, which takes a second, leaves what tests fill. */
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        execute(
                "TRUNCATE task_kpi, question_kpi, generation_kpi, quality_kpi, signal_kpi,"
                        + " conversation_kpi, experiment_kpi, target, failure_mode_owner,"
                        + " objective_goal");
        execute("UPDATE day_zone SET zone = 'UTC'");
        execute("INSERT INTO target SELECT * FROM default_target");
    }

    Connection connect() throws Exception {
        return Objects.requireNonNull(database).connect();
    }

    /** Tasks of a final day; with those of a Sunday after it, unless it is of the week before. */
    void week(
            String tenant,
            String monday,
            String segmentBy,
            String segment,
            int started,
            int successes)
            throws Exception {
        tasks(tenant, monday, segmentBy, segment, started, successes, 1);
        if (!monday.equals(MONDAY_BEFORE)) {
            execute(
                    "INSERT INTO task_kpi (tenant_id, grain, window_start, segment_by, segment,"
                            + " version, maturity, started, succeeded, reversed, failed, costed,"
                            + " costed_successes, cost_usd) VALUES ('%s', '1d', '%sZ', 'all', 'all',"
                                    .formatted(tenant, SUNDAY)
                            + " 1, 'final', 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING");
        }
    }

    /** Tasks of a final day, each with a known cost. */
    void tasks(
            String tenant,
            String day,
            String segmentBy,
            String segment,
            int started,
            int successes,
            int costUsd)
            throws Exception {
        row(
                "task_kpi",
                tenant,
                day,
                segmentBy,
                segment,
                "final",
                "started, succeeded, reversed, successes, failed, costed, costed_successes,"
                        + " cost_usd",
                "%1$d, %2$d, 0, %2$d, 0, %1$d, %2$d, %3$d".formatted(started, successes, costUsd));
    }

    /**
     * A row of a day.
     *
     * @param columns those of the table of KPI rows that have {@code values}
     */
    void row(
            String table,
            String tenant,
            String day,
            String segmentBy,
            String segment,
            String maturity,
            String columns,
            String values)
            throws Exception {
        execute(
                "INSERT INTO %s (tenant_id, grain, window_start, segment_by, segment, version, maturity, %s) VALUES ('%s', '1d', '%sZ', '%s', '%s', 1, '%s', %s)"
                        .formatted(
                                table, columns, tenant, day, segmentBy, segment, maturity, values));
    }

    void execute(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query returns. */
    List<String> texts(String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
