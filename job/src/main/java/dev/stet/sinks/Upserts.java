package dev.stet.sinks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of rows over one connection, those of one call in one transaction.
 *
 * <p>A transaction that PostgreSQL gave up for another one's sake (a deadlock, a serialization
 * failure) is run again; any other failure goes to the caller, with the connection closed, so that
 * the next batch begins with a new one.
 */
final class Upserts implements PostgresKpiWriter.Target {

    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40P01", "40001");
    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_MILLIS = 10;

    /** How a transaction is run; a test puts itself in between. */
    @FunctionalInterface
    interface Transaction {

        void run(Connection connection) throws SQLException;
    }

    private final PostgresAccess access;
    private @Nullable Connection connection;

    Upserts(PostgresAccess access) {
        this.access = access;
    }

    @Override
    public void write(List<PostgresKpiWriter.Batch> batches) throws SQLException {
        run(
                open -> {
                    for (PostgresKpiWriter.Batch batch : batches) {
                        write(open, batch);
                    }
                });
    }

    private static void write(Connection open, PostgresKpiWriter.Batch batch) throws SQLException {
        KpiTable table = batch.table();
        List<Row> deletions = table.deletions(batch.rows());
        try (PreparedStatement statement = open.prepareStatement(table.upsertStatement())) {
            for (Row row : batch.rows()) {
                if (deletions.isEmpty() || !table.isDeletion(row)) {
                    table.bind(statement, row);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
        if (!deletions.isEmpty()) {
            delete(open, table, deletions);
        }
    }

    private static void delete(Connection open, KpiTable table, List<Row> rows)
            throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(table.deleteStatement())) {
            for (Row row : rows) {
                table.bindKey(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Runs it and commits; again, after a pause that doubles, where that can help. */
    void run(Transaction transaction) throws SQLException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                Connection open = open();
                transaction.run(open);
                open.commit();
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isWorthAnotherTry(e)) {
                    abandon(e);
                    throw e;
                }
                open().rollback();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
                pauseMillis *= 2;
            }
        }
    }

    private static boolean isWorthAnotherTry(SQLException failure) {
        for (SQLException next = failure; next != null; next = next.getNextException()) {
            String state = next.getSQLState();
            if (state != null && WORTH_ANOTHER_TRY.contains(state)) {
                return true;
            }
        }
        return false;
    }

    private Connection open() throws SQLException {
        Connection known = connection;
        if (known == null) {
            known = access.connect();
            connection = known;
        }
        return known;
    }

    private void abandon(SQLException cause) {
        try {
            close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        Connection known = connection;
        connection = null;
        if (known != null) {
            known.close();
        }
    }
}
