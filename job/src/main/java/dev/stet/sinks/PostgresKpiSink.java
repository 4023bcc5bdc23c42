package dev.stet.sinks;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.types.Row;

/**
 * Upserts the rows of one KPI view into PostgreSQL, at least once.
 *
 * <p>The JDBC connector's own sink flushes an unordered map and overwrites whatever is there: after
 * a restart a reader sees a KPI go back in time, and two writers can wait for each other for ever.
 * Here a row replaces only an older one, a batch is written in key order, and all rows of a key go
 * through one writer.
 *
 * @param table as made by {@link KpiTable#of}
 */
public record PostgresKpiSink(PostgresAccess access, KpiTable table) implements Sink<Row> {

    /** Rows that wait at most, and for how long; whichever comes first, or a checkpoint. */
    static final int BATCH_ROWS = 500;

    static final Duration BATCH_AGE = Duration.ofMillis(200);

    /**
     * Writes these rows, each key by one writer.
     *
     * @param rows inserts only, with the fields of the table in its order
     */
    public DataStreamSink<Row> attach(DataStream<Row> rows) {
        KpiTable keyed = table;
        return rows.keyBy(row -> String.join("\u0000", keyed.key(row).fields()), Types.STRING)
                .sinkTo(this)
                .uid("sinks.postgres-" + table.name())
                .name("Upsert " + table.name() + " into PostgreSQL");
    }

    @Override
    public SinkWriter<Row> createWriter(WriterInitContext context) throws IOException {
        return new PostgresKpiWriter(
                new Upserts(access, table), table, context.getProcessingTimeService());
    }
}
