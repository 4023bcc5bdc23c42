package dev.stet.ingest.files;

import dev.stet.contract.Received;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/** Hands on the records of a {@link ReplayInput}; the thin side towards Flink. */
final class ReplayReader implements SourceReader<Received, ReplaySplit> {

    private final SourceReaderContext context;
    private final ReplaySettings settings;
    private final RecordDecoder decoder;
    private final ArrivalClock clock;
    private final ReplayProgress progress;
    private final Counter recordsIn;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();

    /** Sent after a requested split; a task that has ended cannot receive it. */
    private final CompletableFuture<Void> noMoreSplits = new CompletableFuture<>();

    private @Nullable ReplayInput files;
    private boolean ended;

    ReplayReader(
            SourceReaderContext context,
            ReplaySettings settings,
            RecordDecoder decoder,
            ArrivalClock clock,
            ReplayProgress progress) {
        this.context = context;
        this.settings = settings;
        this.decoder = decoder;
        this.clock = clock;
        this.progress = progress;
        this.recordsIn = context.metricGroup().getIOMetricGroup().getNumRecordsInCounter();
    }

    @Override
    public void start() {
        if (files == null) {
            context.sendSplitRequest();
        } else {
            noMoreSplits.complete(null); // nothing was asked for after a restore
        }
    }

    @Override
    public void addSplits(List<ReplaySplit> splits) {
        for (ReplaySplit split : splits) {
            if (files != null) {
                throw new IllegalStateException("A replay has one split, this is a second");
            }
            files = ReplayInput.of(split, settings, decoder, clock, progress);
            context.metricGroup()
                    .setPendingBytesGauge(() -> progress.totalBytes() - progress.bytes());
        }
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits.complete(null);
        assigned.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return ended ? noMoreSplits : assigned;
    }

    /**
     * One record, or a small part of what comes before the first, so that a barrier never waits for
     * more.
     */
    @Override
    public InputStatus pollNext(ReaderOutput<Received> output) throws IOException {
        if (!assigned.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        ReplayInput input = files;
        if (input == null || ended) {
            return end();
        }
        if (input.prepare()) {
            return InputStatus.MORE_AVAILABLE;
        }
        // All events of a record at once: a checkpoint holds only how many records were read.
        do {
            Received received = input.next();
            if (received == null) {
                return end();
            }
            recordsIn.inc();
            output.collect(received);
        } while (input.isWithinRecord());
        return InputStatus.MORE_AVAILABLE;
    }

    private InputStatus end() {
        ended = true;
        return noMoreSplits.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<ReplaySplit> snapshotState(long checkpoint) {
        ReplayInput input = files;
        return input == null ? List.of() : List.of(input.snapshot());
    }

    @Override
    public void close() throws IOException {
        if (files != null) {
            files.close();
        }
    }
}
