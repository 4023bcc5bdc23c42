package dev.stet.sinks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.types.Row;

/** Gathers rows, the newest of each key, in key order, and hands them on in batches. */
final class PostgresKpiWriter implements SinkWriter<Row> {

    /** Where a batch goes. */
    interface Target extends AutoCloseable {

        /** All of it or, with an exception, nothing. */
        void write(Collection<Row> rows) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    private final Target target;
    private final KpiTable table;
    private final ProcessingTimeService clock;
    private final SortedMap<KpiTable.Key, Row> waiting = new TreeMap<>();
    private boolean timerSet;

    PostgresKpiWriter(Target target, KpiTable table, ProcessingTimeService clock) {
        this.target = target;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void write(Row row, Context context) throws IOException {
        waiting.merge(table.key(row), Row.copy(row), this::newer);
        if (waiting.size() >= PostgresKpiSink.BATCH_ROWS) {
            flush();
        } else if (!timerSet) {
            timerSet = true;
            clock.registerTimer(
                    clock.getCurrentProcessingTime() + PostgresKpiSink.BATCH_AGE.toMillis(),
                    time -> {
                        timerSet = false;
                        flush();
                    });
        }
    }

    private Row newer(Row left, Row right) {
        return table.replaces(right, left) ? right : left;
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        flush();
    }

    private void flush() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            target.write(waiting.values());
        } catch (SQLException e) {
            throw new IOException(
                    "cannot write %d rows into %s".formatted(waiting.size(), table.name()), e);
        }
        waiting.clear();
    }

    /** Rows that wait are let go: a checkpoint was not confirmed for them, they come again. */
    @Override
    public void close() throws SQLException {
        target.close();
    }
}
