package dev.stet.sinks;

import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.ParquetCells;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.PartFileInfo;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.CheckpointRollingPolicy;
import org.apache.flink.types.Row;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Appends the final rows of a KPI view to Parquet files, exactly once: a file can be seen once the
 * checkpoint that it belongs to is complete, and takes about 2 MiB of heap until it is closed. They
 * lie in {@code <folder>/<view>/day=<date>/}, by the day (UTC) on which the window starts.
 *
 * @param folder a path or a URI of a file system that Flink knows
 */
public record ParquetKpiSink(String folder, Layout layout) {

    /**
     * Without rows for so long, a file is closed: a backfill passes many days in one checkpoint.
     */
    private static final Duration REST = Duration.ofSeconds(5);

    /**
     * Writes the final ones among these rows.
     *
     * @param rows with the fields of the layout in its order
     */
    public DataStreamSink<Row> attach(DataStream<Row> rows) {
        String view = layout.name();
        Layout written = layout;
        BulkWriter.Factory<Row> files = out -> new Rows(out, written);
        return FinalRows.of(rows, layout, "files")
                .sinkTo(
                        FileSink.forBulkFormat(new Path(new Path(folder), view), files)
                                .withRollingPolicy(new WhenAtRest())
                                .withBucketCheckInterval(REST.toMillis())
                                .withBucketAssigner(new ByDay(layout.index("window_start")))
                                .withOutputFileConfig(
                                        OutputFileConfig.builder()
                                                .withPartPrefix(view)
                                                .withPartSuffix(".parquet")
                                                .build())
                                .build())
                .uid("sinks.files-" + view)
                .name("Append " + view + " to Parquet files");
    }

    /** With every checkpoint, and where a day has been passed. */
    private static final class WhenAtRest extends CheckpointRollingPolicy<Row, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean shouldRollOnEvent(PartFileInfo<String> file, Row row) {
            return false;
        }

        @Override
        public boolean shouldRollOnProcessingTime(PartFileInfo<String> file, long now) {
            return now - file.getLastUpdateTime() >= REST.toMillis();
        }
    }

    private static final class ByDay implements BucketAssigner<Row, String> {

        private static final long serialVersionUID = 1L;

        private final int windowStart;

        ByDay(int windowStart) {
            this.windowStart = windowStart;
        }

        @Override
        public String getBucketId(Row row, Context context) {
            Instant start = (Instant) Objects.requireNonNull(row.getField(windowStart));
            return "day=" + start.atZone(ZoneOffset.UTC).toLocalDate();
        }

        @Override
        public SimpleVersionedSerializer<String> getSerializer() {
            return SimpleVersionedStringSerializer.INSTANCE;
        }
    }

    private static final class Rows implements BulkWriter<Row> {

        private final Cells<Row> cells;
        private final ParquetWriter<@Nullable Object[]> out;

        Rows(FSDataOutputStream stream, Layout layout) throws IOException {
            cells = KpiCells.cells(layout);
            out = ParquetCells.writer(new Opened(stream), layout);
        }

        @Override
        public void addElement(Row row) throws IOException {
            out.write(cells.of(row));
        }

        /** Nothing to do: a row group is written when it is full, or at the end. */
        @Override
        public void flush() {}

        @Override
        public void finish() throws IOException {
            out.close();
        }
    }

    /** The file that Flink has opened, and that Flink will close. */
    private record Opened(FSDataOutputStream stream) implements OutputFile {

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            FSDataOutputStream opened = stream;
            return new PositionOutputStream() {
                @Override
                public long getPos() throws IOException {
                    return opened.getPos();
                }

                @Override
                public void write(int oneByte) throws IOException {
                    opened.write(oneByte);
                }

                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    opened.write(bytes, from, count);
                }

                @Override
                public void close() throws IOException {
                    opened.flush();
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
