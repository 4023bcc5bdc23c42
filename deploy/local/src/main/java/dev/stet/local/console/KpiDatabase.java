package dev.stet.local.console;

import dev.stet.sinks.PostgresAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the page shows: read only, with a limit on the time and on the rows of each
 * query, over few connections.
 */
final class KpiDatabase implements AutoCloseable {

    /** So many queries run at once; more wait. */
    private static final int CONNECTIONS = 4;

    private static final int CONNECT_SECONDS = 10;
    private static final int WAIT_SECONDS = 10;
    private static final Duration STATEMENT = Duration.ofSeconds(10);

    /** No page shows more. */
    static final int MOST_ROWS = 20_000;

    private static final String SESSION =
            "-c default_transaction_read_only=on -c TimeZone=UTC -c statement_timeout=%d"
                    + " -c idle_in_transaction_session_timeout=60000 -c jit=off";

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final BlockingQueue<Slot> slots = new ArrayBlockingQueue<>(CONNECTIONS);
    private final String user;
    private final Duration limit;

    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** One connection, opened when it is needed. */
    private static final class Slot {
        private @Nullable Connection connection;
    }

    /** Opens nothing yet. */
    KpiDatabase(PostgresAccess access) {
        this(access, STATEMENT);
    }

    /**
     * The same.
     *
     * @param limit of the time of a query; zero for none, where nobody waits for a page
     */
    KpiDatabase(PostgresAccess access, Duration limit) {
        source.setUrl(access.url());
        source.setUser(access.user());
        source.setPassword(access.password());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout((int) (2 * limit.toSeconds()));
        source.setApplicationName("stet console");
        source.setReadOnly(true);
        source.setOptions(SESSION.formatted(limit.toMillis()));
        this.limit = limit;
        user = access.user();
        for (int i = 0; i < CONNECTIONS; i++) {
            slots.add(new Slot());
        }
    }

    /**
     * The rows of a query, {@link #MOST_ROWS} at most.
     *
     * @param arguments one for each {@code ?}; lists become arrays of text
     * @throws ConsoleException where the database does not answer as it should
     */
    <T> List<T> query(String sql, List<? extends @Nullable Object> arguments, Row<T> row) {
        Slot slot = take();
        try {
            return query(connection(slot), sql, arguments, row);
        } catch (SQLException e) {
            close(slot);
            throw problem(e);
        } finally {
            slots.add(slot);
        }
    }

    private Slot take() {
        try {
            Slot slot = slots.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (slot != null) {
                return slot;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ConsoleException.busy("the database is busy with earlier queries: try again");
    }

    private Connection connection(Slot slot) throws SQLException {
        Connection connection = slot.connection;
        if (connection == null || connection.isClosed()) {
            connection = source.getConnection();
            slot.connection = connection;
        }
        return connection;
    }

    private static <T> List<T> query(
            Connection connection,
            String sql,
            List<? extends @Nullable Object> arguments,
            Row<T> row)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (Object argument : arguments) {
                if (argument instanceof List<?> list) {
                    statement.setArray(place, connection.createArrayOf("text", list.toArray()));
                } else {
                    statement.setObject(place, argument);
                }
                place++;
            }
            statement.setMaxRows(MOST_ROWS);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        }
    }

    /** What went wrong, in words that say what to do. */
    private ConsoleException problem(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (state.equals("57014")) {
            return new ConsoleException(
                    504,
                    "the database took longer than %d s: ask for a shorter time or fewer segments"
                            .formatted(limit.toSeconds()),
                    e);
        }
        if (state.equals("42P01") || state.equals("42703") || state.equals("42883")) {
            return new ConsoleException(
                    500,
                    "the tables are missing or older than this console: run './stet postgres"
                            + " migrate', or name another database with --jdbc (%s)"
                                    .formatted(said),
                    e);
        }
        if (state.equals("42501")) {
            return new ConsoleException(
                    500,
                    "the user '%1$s' may not read the tables: GRANT stet_reader TO %1$s, or name another user with --user (%2$s)"
                            .formatted(user, said),
                    e);
        }
        return new ConsoleException(502, connectionProblem(state, said), e);
    }

    private String connectionProblem(String state, String said) {
        if (state.equals("28P01") || state.equals("28000") || said.contains("password")) {
            return "the user '%s' cannot log in: check --user, and the password in %s (%s)"
                    .formatted(user, ConsoleCommand.PASSWORD, said);
        }
        if (state.equals("3D000")) {
            return "no such database: check the end of --jdbc (%s)".formatted(said);
        }
        if (state.toLowerCase(Locale.ROOT).startsWith("08")) {
            return "cannot connect: check --jdbc, and that PostgreSQL runs there (%s)"
                    .formatted(said);
        }
        return "the database refused: " + said;
    }

    private static void close(Slot slot) {
        Connection connection = slot.connection;
        slot.connection = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is broken already, which is why it is closed.
            }
        }
    }

    /** Closes the connections that no query uses; the others end with their query. */
    @Override
    public void close() {
        for (Slot slot = slots.poll(); slot != null; slot = slots.poll()) {
            close(slot);
        }
    }
}
