package dev.stet.sinks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.types.Row;

/**
 * Gathers rows, the newest of each key, and hands them on in batches: table by table, and in key
 * order within one, so that two writers never lock rows in opposite order.
 */
final class PostgresKpiWriter implements SinkWriter<TableRow> {

    /**
     * Rows of one table.
     *
     * @param rows of different keys, in key order
     */
    record Batch(KpiTable table, Collection<Row> rows) {}

    /** Where batches go. */
    interface Target extends AutoCloseable {

        /** All of them or, with an exception, nothing. */
        void write(List<Batch> batches) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    private final Target target;
    private final List<KpiTable> tables;
    private final ProcessingTimeService clock;

    /** By index of the table. */
    private final List<SortedMap<KpiTable.Key, Row>> waiting = new ArrayList<>();

    private int size;
    private boolean timerSet;

    PostgresKpiWriter(Target target, List<KpiTable> tables, ProcessingTimeService clock) {
        this.target = target;
        this.tables = tables;
        this.clock = clock;
        tables.forEach(table -> waiting.add(new TreeMap<>()));
    }

    @Override
    public void write(TableRow next, Context context) throws IOException {
        KpiTable table = tables.get(next.table());
        SortedMap<KpiTable.Key, Row> rows = waiting.get(next.table());
        int before = rows.size();
        rows.merge(
                table.key(next.row()),
                Row.copy(next.row()),
                (left, right) -> table.replaces(right, left) ? right : left);
        size += rows.size() - before;
        if (size >= PostgresKpiSink.BATCH_ROWS) {
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

    @Override
    public void flush(boolean endOfInput) throws IOException {
        flush();
    }

    private void flush() throws IOException {
        List<Batch> batches = new ArrayList<>();
        for (int table = 0; table < tables.size(); table++) {
            if (!waiting.get(table).isEmpty()) {
                batches.add(new Batch(tables.get(table), waiting.get(table).values()));
            }
        }
        if (batches.isEmpty()) {
            return;
        }
        try {
            target.write(batches);
        } catch (SQLException e) {
            List<String> names = batches.stream().map(batch -> batch.table.name()).toList();
            throw new IOException(
                    "cannot write %d rows into %s".formatted(size, String.join(", ", names)), e);
        }
        waiting.forEach(SortedMap::clear);
        size = 0;
    }

    /** Rows that wait are let go: a checkpoint was not confirmed for them, they come again. */
    @Override
    public void close() throws SQLException {
        target.close();
    }
}
