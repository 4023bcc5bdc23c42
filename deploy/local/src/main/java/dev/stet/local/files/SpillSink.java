package dev.stet.local.files;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Takes rows out of a job that runs in this JVM, as sorted runs in a folder; who started the job
 * merges them when it has ended. Rows of a job that did not end by itself are worth nothing.
 */
public final class SpillSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1L;

    /** What one writer holds before it writes a run. */
    public static final int RUN_BYTES = 8 << 20;

    private final File folder;
    private final String name;
    private final Encoder<T> encoder;
    private final int runBytes;

    /** What a row looks like to the sort. */
    @FunctionalInterface
    public interface Encoder<T> extends Serializable {
        Spilled encode(T row);
    }

    /**
     * @param name of the output file; the runs begin with it and a hyphen
     */
    public SpillSink(Path folder, String name, Encoder<T> encoder, int runBytes) {
        this.folder = folder.toFile();
        this.name = name;
        this.encoder = encoder;
        this.runBytes = runBytes;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        int attempt = context.getTaskInfo().getAttemptNumber();
        return new Writer<>(
                new RunBuffer(
                        folder.toPath(), "%s-%d-%d".formatted(name, subtask, attempt), runBytes),
                encoder);
    }

    private static final class Writer<T> implements SinkWriter<T> {

        private final RunBuffer buffer;
        private final Encoder<T> encoder;

        Writer(RunBuffer buffer, Encoder<T> encoder) {
            this.buffer = buffer;
            this.encoder = encoder;
        }

        @Override
        public void write(T row, Context context) throws IOException {
            buffer.add(encoder.encode(row));
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                buffer.flush();
            }
        }

        @Override
        public void close() {}
    }
}
