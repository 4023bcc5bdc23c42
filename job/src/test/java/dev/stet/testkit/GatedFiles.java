package dev.stet.testkit;

import dev.stet.contract.Received;
import dev.stet.ingest.files.ReplayProgress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A file source that stands still after so many records, as a topic does into which nothing more is
 * written: none of its readers ends, and a savepoint can be taken at exactly that record. Towards
 * the job it has no end, so that the job keeps what one on Kafka keeps.
 *
 * @param <S> splits of the source
 * @param <E> what its enumerator keeps
 */
public final class GatedFiles<S extends SourceSplit, E> implements Source<Received, S, E> {

    private static final long serialVersionUID = 1L;

    private final Source<Received, S, E> files;
    private final String run;
    private final long limit;

    private GatedFiles(Source<Received, S, E> files, String run, long limit) {
        this.files = files;
        this.run = run;
        this.limit = limit;
    }

    /**
     * @param run of the source, whose {@link ReplayProgress} counts the records
     * @param limit records in all, those before a restore among them; {@link Long#MAX_VALUE} to
     *     read to the end, and end. Who has nothing to read ends at once; so no reader may count as
     *     idle then, or the end of another is the end of time
     */
    public static <S extends SourceSplit, E> GatedFiles<S, E> of(
            Source<Received, S, E> files, String run, long limit) {
        return new GatedFiles<>(files, run, limit);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<S, E> createEnumerator(SplitEnumeratorContext<S> context)
            throws Exception {
        return files.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<S, E> restoreEnumerator(SplitEnumeratorContext<S> context, E unassigned)
            throws Exception {
        return files.restoreEnumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<S> getSplitSerializer() {
        return files.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<E> getEnumeratorCheckpointSerializer() {
        return files.getEnumeratorCheckpointSerializer();
    }

    @Override
    public SourceReader<Received, S> createReader(SourceReaderContext context) throws Exception {
        return new Reader<>(files.createReader(context), ReplayProgress.of(run), limit);
    }

    private static final class Reader<S extends SourceSplit> implements SourceReader<Received, S> {

        private final SourceReader<Received, S> files;
        private final ReplayProgress progress;
        private final long limit;
        private final CompletableFuture<Void> forEver = new CompletableFuture<>();
        private boolean stands;

        Reader(SourceReader<Received, S> files, ReplayProgress progress, long limit) {
            this.files = files;
            this.progress = progress;
            this.limit = limit;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Received> output) throws Exception {
            if (progress.records() >= limit) {
                stands = true;
                return InputStatus.NOTHING_AVAILABLE;
            }
            InputStatus status = files.pollNext(output);
            stands = status == InputStatus.END_OF_INPUT && limit != Long.MAX_VALUE;
            return stands ? InputStatus.NOTHING_AVAILABLE : status;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return stands ? forEver : files.isAvailable();
        }

        @Override
        public void start() {
            files.start();
        }

        @Override
        public List<S> snapshotState(long checkpoint) {
            return files.snapshotState(checkpoint);
        }

        @Override
        public void addSplits(List<S> splits) {
            files.addSplits(splits);
        }

        @Override
        public void notifyNoMoreSplits() {
            files.notifyNoMoreSplits();
        }

        @Override
        public void close() throws Exception {
            files.close();
        }
    }
}
