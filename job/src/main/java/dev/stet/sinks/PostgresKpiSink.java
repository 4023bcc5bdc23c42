package dev.stet.sinks;

import dev.stet.sinks.rows.Cells;
import dev.stet.wire.CodecType;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;

/**
 * Upserts the rows of all KPI views into PostgreSQL, at least once, over one connection a task: as
 * many as the parallelism, however many views there are.
 *
 * <p>The JDBC connector's own sink flushes an unordered map and overwrites whatever is there: after
 * a restart a reader sees a KPI go back in time, and two writers can wait for each other for ever.
 * Here a row replaces only an older one, a batch is written in key order, table by table, and all
 * rows of a key go through one writer.
 */
public final class PostgresKpiSink {

    /** Rows that wait at most, and for how long; whichever comes first, or a checkpoint. */
    static final int BATCH_ROWS = 500;

    static final Duration BATCH_AGE = Duration.ofMillis(200);

    private final PostgresAccess access;
    private final List<KpiTable> tables = new ArrayList<>();
    private final List<DataStream<TableRow>> streams = new ArrayList<>();

    public PostgresKpiSink(PostgresAccess access) {
        this.access = access;
    }

    /**
     * Writes these rows as well.
     *
     * @param table as made by {@link KpiTable#of}
     * @param rows inserts only, with the fields of the table in its order
     */
    public void add(KpiTable table, DataStream<Row> rows) {
        int index = tables.size();
        tables.add(table);
        streams.add(
                rows.map(new OfTable(index))
                        .returns(CodecType.of(TableRow.class, TableRow.WireCodec.class))
                        .setParallelism(rows.getParallelism())
                        .uid("sinks.postgres-" + table.name())
                        .name("Take rows of " + table.name() + " for PostgreSQL"));
    }

    /**
     * Writes these rows as well.
     *
     * @param cells of the columns of the table, in their order
     */
    public <T> void add(KpiTable table, DataStream<T> rows, Cells<T> cells) {
        int index = tables.size();
        tables.add(table);
        streams.add(
                rows.map(new OfCells<>(index, cells))
                        .returns(CodecType.of(TableRow.class, TableRow.WireCodec.class))
                        .setParallelism(rows.getParallelism())
                        .uid("sinks.postgres-" + table.name())
                        .name("Take rows of " + table.name() + " for PostgreSQL"));
    }

    /** Binds the sink to the streams that were added, each key to one writer. */
    public void attach() {
        DataStream<TableRow> all = streams.get(0);
        for (DataStream<TableRow> more : streams.subList(1, streams.size())) {
            all = all.union(more);
        }
        List<KpiTable> known = List.copyOf(tables);
        all.keyBy(row -> key(known, row), Types.STRING)
                .sinkTo(new ToTables(access, known))
                .uid("sinks.postgres")
                .name("Upsert KPI rows into PostgreSQL");
    }

    private static String key(List<KpiTable> tables, TableRow row) {
        KpiTable table = tables.get(row.table());
        return table.name() + "\u0000" + String.join("\u0000", table.key(row.row()).fields());
    }

    /** Says which table a row is for. */
    private record OfTable(int index) implements MapFunction<Row, TableRow> {

        @Override
        public TableRow map(Row row) {
            return new TableRow(index, row);
        }
    }

    /** Makes a row of a record, too. */
    private record OfCells<T>(int index, Cells<T> cells) implements MapFunction<T, TableRow> {

        @Override
        public TableRow map(T value) {
            return new TableRow(index, Row.of(cells.of(value)));
        }
    }

    private record ToTables(PostgresAccess access, List<KpiTable> tables)
            implements Sink<TableRow>, Serializable {

        @Override
        public SinkWriter<TableRow> createWriter(WriterInitContext context) throws IOException {
            return new PostgresKpiWriter(
                    new Upserts(access), tables, context.getProcessingTimeService());
        }
    }
}
