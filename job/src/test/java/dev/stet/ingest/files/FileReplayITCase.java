package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Fact;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Received;
import dev.stet.ingest.Admission;
import dev.stet.ingest.EventTime;
import dev.stet.ingest.PlainDecoder;
import dev.stet.testkit.MiniClusters;
import dev.stet.wire.CodecType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Replays files in a real job, kills it after a checkpoint, and asks for every line once. */
final class FileReplayITCase {

    private static final int LINES_PER_FILE = 20_000;

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @TempDir Path folder;

    @Test
    void readsEveryLineOnceDespiteARestart() throws Exception {
        FailAfterCheckpoint.FAILED.set(false);
        List<Path> files =
                List.of(
                        FileReplay.write(folder, "a.jsonl", lines(0)),
                        FileReplay.write(folder, "b.jsonl.gz", lines(1)));

        List<Fact> facts = run(files, 1);

        assertThat(FailAfterCheckpoint.FAILED).as("the failure was really injected").isTrue();
        assertThat(sum(facts, IngestMeasure.READ)).isEqualTo(2L * LINES_PER_FILE);
        assertThat(sum(facts, IngestMeasure.LATE)).isEqualTo(2L * (LINES_PER_FILE / 100));
        assertThat(sum(facts, IngestMeasure.REFUSED_MALFORMED_JSON))
                .isEqualTo(2L * (LINES_PER_FILE / 50));
    }

    @Test
    void failsWithOneClearMessage() throws Exception {
        FailAfterCheckpoint.FAILED.set(true);
        Path file = Files.writeString(folder.resolve("a.jsonl"), "PK\u0003\u0004");

        assertThatThrownBy(() -> run(List.of(file), 0))
                .rootCause()
                .hasMessageContaining("is a zip archive");
        assertThatThrownBy(() -> run(List.of(file), 0))
                .hasStackTraceContaining(file + " is a zip archive; unpack it: unzip");
    }

    private static List<Fact> run(List<Path> files, int restarts) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration(restarts));
        env.enableCheckpointing(50);
        env.setParallelism(2);
        FileReplaySource source =
                new FileReplaySource(
                        files, FileReplay.SETTINGS, PlainDecoder::new, () -> FileReplay.NOW, "it");
        DataStream<Received> received =
                env.fromSource(source, EventTime.strategy(Duration.ofMillis(30)), "Read files")
                        .map(new FailAfterCheckpoint())
                        .returns(CodecType.of(Received.class, Received.WireCodec.class));
        SingleOutputStreamOperator<Fact> facts =
                received.process(
                                new Admission(
                                        Duration.ofMillis(30),
                                        Duration.ofMillis(100),
                                        Duration.ofMinutes(5),
                                        true,
                                        (event, homeless, out) -> false))
                        .returns(CodecType.of(Fact.class, Fact.WireCodec.class));
        return CollectionUtil.iteratorToList(facts.executeAndCollect());
    }

    private static Configuration configuration(int restarts) {
        return new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(
                        RestartStrategyOptions.RESTART_STRATEGY,
                        restarts == 0 ? "none" : "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts)
                .set(
                        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                        Duration.ofMillis(50));
    }

    /** One in a hundred is late, one in fifty refused. */
    private static List<String> lines(int from) {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < LINES_PER_FILE; n++) {
            long time = 10_000 + 10L * n + from;
            lines.add(
                    n % 50 == 7
                            ? "bad"
                            : "s id%d-%d %d".formatted(from, n, n % 100 == 99 ? time - 500 : time));
        }
        return lines;
    }

    private static long sum(List<Fact> facts, IngestMeasure measure) {
        return facts.stream().mapToLong(fact -> fact.measures()[measure.ordinal()]).sum();
    }

    /** Throws once, at the first record after a checkpoint was completed. */
    private static final class FailAfterCheckpoint
            implements MapFunction<Received, Received>, CheckpointListener {

        private static final long serialVersionUID = 1L;
        static final AtomicBoolean FAILED = new AtomicBoolean();

        private transient boolean armed;
        private transient int seen;

        @Override
        public Received map(Received received) {
            seen++;
            // Until the first checkpoint the records trickle, so that it finds some to come.
            if (!FAILED.get() && seen > 1_000 && !armed) {
                LockSupport.parkNanos(100_000);
            }
            if (armed && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("injected");
            }
            return received;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            armed = seen > 0;
        }
    }
}
