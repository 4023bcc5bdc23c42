package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Received;
import dev.stet.ingest.PlainDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source as Flink uses it: reader, enumerator, and their checkpoints. */
final class ReplayReaderTest {

    @TempDir Path folder;

    private final Context context = new Context();
    private final Output output = new Output();

    @Test
    void handsOnTheSameRecordsWhereverItIsRestored() throws Exception {
        FileReplaySource source = source();
        List<Received> all = read(source.createReader(context), split());
        assertThat(all).hasSize(300);

        for (int position = 0; position <= all.size(); position += 7) {
            output.read.clear();
            byte[] state;
            try (SourceReader<Received, ReplaySplit> reader = source.createReader(context)) {
                reader.addSplits(List.of(split()));
                while (output.read.size() < position) {
                    reader.pollNext(output);
                }
                state = source.getSplitSerializer().serialize(reader.snapshotState(1).get(0));
                // What comes after the checkpoint is lost with the reader.
                reader.pollNext(output);
            }
            List<Received> seen = new ArrayList<>(output.read.subList(0, position));
            seen.addAll(
                    read(
                            source.createReader(context),
                            source.getSplitSerializer().deserialize(1, state)));
            assertThat(seen)
                    .map(FileReplay::describe)
                    .isEqualTo(all.stream().map(FileReplay::describe).toList());
        }
    }

    @Test
    void waitsForTheSplitAndEndsWithoutOne() throws Exception {
        try (SourceReader<Received, ReplaySplit> reader = source().createReader(context)) {
            reader.start();
            assertThat(context.requests).isEqualTo(1);
            assertThat(reader.isAvailable()).isNotDone();
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(reader.snapshotState(1)).isEmpty();

            reader.notifyNoMoreSplits();

            assertThat(reader.isAvailable()).isDone();
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        }
    }

    /** Else the job fails: a task that has ended cannot be told that there are no more. */
    @Test
    void endsNoSoonerThanItIsToldThatThereIsNoMore() throws Exception {
        try (SourceReader<Received, ReplaySplit> reader = source().createReader(context)) {
            reader.start();
            reader.addSplits(List.of(split()));
            while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {}

            assertThat(output.read).hasSize(300);
            assertThat(reader.isAvailable()).isNotDone();

            reader.notifyNoMoreSplits();

            assertThat(reader.isAvailable()).isDone();
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        }
    }

    @Test
    void asksForNothingWhenItWasRestored() throws Exception {
        try (SourceReader<Received, ReplaySplit> reader = source().createReader(context)) {
            reader.addSplits(List.of(split()));
            reader.start();
            assertThat(context.requests).isZero();
        }
    }

    @Test
    void travelsAndCarriesUnassignedSplitsThroughACheckpoint() throws Exception {
        FileReplaySource source = InstantiationUtil.clone(source());
        List<ReplaySplit> unassigned = List.of(split());

        byte[] state = source.getEnumeratorCheckpointSerializer().serialize(unassigned);

        assertThat(source.getEnumeratorCheckpointSerializer().deserialize(1, state))
                .isEqualTo(unassigned);
    }

    private List<Received> read(SourceReader<Received, ReplaySplit> reader, ReplaySplit split)
            throws Exception {
        output.read.clear();
        try (reader) {
            reader.addSplits(List.of(split));
            reader.start();
            while (reader.pollNext(output) != InputStatus.END_OF_INPUT) {}
        }
        return List.copyOf(output.read);
    }

    private FileReplaySource source() throws IOException {
        return new FileReplaySource(
                files(),
                FileReplay.SETTINGS,
                PlainDecoder::new,
                () -> FileReplay.NOW,
                "reader-test");
    }

    private ReplaySplit split() throws IOException {
        return ReplaySplit.of(files().stream().map(Path::toString).toList());
    }

    /** Two files that overlap and one that follows, one of them packed, some lines blank. */
    private List<Path> files() throws IOException {
        return List.of(
                FileReplay.write(folder, "a.jsonl", lines("a", 0, 2)),
                FileReplay.write(folder, "b.jsonl.gz", lines("b", 1, 2)),
                FileReplay.write(folder, "c.jsonl", lines("c", 900, 3)));
    }

    private static List<String> lines(String name, long from, long step) {
        return IntStream.range(0, 100)
                .mapToObj(
                        n ->
                                "%ss %s%d %d"
                                        .formatted(
                                                n % 9 == 4 ? "\n" : "", name, n, from + step * n))
                .toList();
    }

    private static final class Output implements ReaderOutput<Received> {

        private final List<Received> read = new ArrayList<>();

        @Override
        public void collect(Received received) {
            read.add(received);
        }

        @Override
        public void collect(Received received, long timestamp) {
            read.add(received);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            throw new AssertionError("watermarks come from the strategy");
        }

        @Override
        public void markIdle() {
            throw new AssertionError("a replay is never idle");
        }

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<Received> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {}
    }

    private static final class Context implements SourceReaderContext {

        private final SourceReaderMetricGroup metrics =
                UnregisteredMetricsGroup.createSourceReaderMetricGroup();
        private int requests;

        @Override
        public SourceReaderMetricGroup metricGroup() {
            return metrics;
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "localhost";
        }

        @Override
        public int getIndexOfSubtask() {
            return 0;
        }

        @Override
        public void sendSplitRequest() {
            requests++;
        }

        @Override
        public void sendSourceEventToCoordinator(SourceEvent event) {}

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
