package dev.stet.local.replay;

import dev.stet.contract.Received;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Another source, whose records are counted on their way. */
final class CountingSource<SplitT extends SourceSplit, CheckpointT>
        implements Source<Received, SplitT, CheckpointT>, ResultTypeQueryable<Received> {

    private static final long serialVersionUID = 1L;

    private final Source<Received, SplitT, CheckpointT> source;
    private final Tally tally;

    CountingSource(Source<Received, SplitT, CheckpointT> source, Tally tally) {
        this.source = source;
        this.tally = tally;
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeInformation<Received> getProducedType() {
        return source instanceof ResultTypeQueryable<?> typed
                ? (TypeInformation<Received>) typed.getProducedType()
                : TypeInformation.of(Received.class);
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SplitEnumerator<SplitT, CheckpointT> createEnumerator(
            SplitEnumeratorContext<SplitT> context) throws Exception {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<SplitT, CheckpointT> restoreEnumerator(
            SplitEnumeratorContext<SplitT> context, CheckpointT checkpoint) throws Exception {
        return source.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<SplitT> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<CheckpointT> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public SourceReader<Received, SplitT> createReader(SourceReaderContext context)
            throws Exception {
        return new Reader<>(source.createReader(context), tally);
    }

    private record Reader<SplitT extends SourceSplit>(
            SourceReader<Received, SplitT> reader, Tally tally, Holder holder)
            implements SourceReader<Received, SplitT> {

        Reader(SourceReader<Received, SplitT> reader, Tally tally) {
            this(reader, tally, new Holder());
        }

        /** The counting output is made once: readers may keep what they got from it. */
        private static final class Holder {
            private @Nullable CountingReaderOutput output;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Received> output) throws Exception {
            CountingReaderOutput counting = holder.output;
            if (counting == null || counting.output != output) {
                counting = new CountingReaderOutput(output, tally);
                holder.output = counting;
            }
            return reader.pollNext(counting);
        }

        @Override
        public void start() {
            reader.start();
        }

        @Override
        public List<SplitT> snapshotState(long checkpoint) {
            return reader.snapshotState(checkpoint);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return reader.isAvailable();
        }

        @Override
        public void addSplits(List<SplitT> splits) {
            reader.addSplits(splits);
        }

        @Override
        public void notifyNoMoreSplits() {
            reader.notifyNoMoreSplits();
        }

        @Override
        public void handleSourceEvents(SourceEvent event) {
            reader.handleSourceEvents(event);
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) throws Exception {
            reader.notifyCheckpointComplete(checkpoint);
        }

        @Override
        public void notifyCheckpointAborted(long checkpoint) throws Exception {
            reader.notifyCheckpointAborted(checkpoint);
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
            reader.pauseOrResumeSplits(pause, resume);
        }

        @Override
        public void close() throws Exception {
            reader.close();
        }
    }

    private static class CountingOutput implements SourceOutput<Received> {

        private final SourceOutput<Received> output;
        private final Tally tally;

        CountingOutput(SourceOutput<Received> output, Tally tally) {
            this.output = output;
            this.tally = tally;
        }

        @Override
        public final void collect(Received received) {
            tally.read(received.raw().length + 1L);
            output.collect(received);
        }

        @Override
        public final void collect(Received received, long timestamp) {
            tally.read(received.raw().length + 1L);
            output.collect(received, timestamp);
        }

        @Override
        public final void emitWatermark(Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public final void markIdle() {
            output.markIdle();
        }

        @Override
        public final void markActive() {
            output.markActive();
        }
    }

    private static final class CountingReaderOutput extends CountingOutput
            implements ReaderOutput<Received> {

        private final ReaderOutput<Received> output;
        private final Tally tally;

        CountingReaderOutput(ReaderOutput<Received> output, Tally tally) {
            super(output, tally);
            this.output = output;
            this.tally = tally;
        }

        @Override
        public SourceOutput<Received> createOutputForSplit(String split) {
            return new CountingOutput(output.createOutputForSplit(split), tally);
        }

        @Override
        public void releaseOutputForSplit(String split) {
            output.releaseOutputForSplit(split);
        }
    }
}
