package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Received;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.FailOnce;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.SharedData;
import dev.stet.wire.CodecType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 47,666 real events give, cell by cell, the rows that an independent program computed. */
final class CoauthorITCase {

    private static final int EVENTS = 47_666;

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    private static Path events;
    private static Path expected;

    @BeforeAll
    static void findEvents() {
        events = SharedData.file("coauthor.events.jsonl.gz");
        expected = SharedData.file("coauthor.expected.2.jsonl.gz");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void asTheyCame(int parallelism) throws Exception {
        List<KpiRow> rows = rows(environment(parallelism), List.of(events));

        assertThat(KpiRowMaps.withoutSurvival(KpiRowMaps.ofSuggestionsAndQuestions(rows)))
                .isEqualTo(KpiRowMaps.expected(expected));
        assertThat(sum(rows, IngestMeasure.READ)).isEqualTo(EVENTS);
        assertThat(sum(rows, IngestMeasure.LATE)).isZero();
        assertBalanced(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shuffledWithinTwentySecondsAndDuplicated(int parallelism, @TempDir Path folder)
            throws Exception {
        List<Event> arrivals = Arrivals.within(Event.read(events), 11);
        Path file = folder.resolve("shuffled.jsonl");
        Files.write(file, arrivals.stream().map(Event::toJson).toList());

        List<KpiRow> rows = rows(environment(parallelism), List.of(file));

        assertThat(arrivals.size()).as("events with repeats").isGreaterThan(EVENTS);
        assertThat(KpiRowMaps.withoutSurvival(KpiRowMaps.ofSuggestionsAndQuestions(rows)))
                .isEqualTo(KpiRowMaps.expected(expected));
        assertThat(sum(rows, IngestMeasure.READ)).isEqualTo(arrivals.size());
        assertBalanced(rows);
    }

    @Test
    void withAFailureAndARestoreInTheMiddleOnRocksDb() throws Exception {
        SharedReference<AtomicBoolean> failed = shared.add(new AtomicBoolean());
        StreamExecutionEnvironment env = environment(2);
        env.configure(
                new Configuration()
                        .set(StateBackendOptions.STATE_BACKEND, "rocksdb")
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                        .set(
                                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                                Duration.ofMillis(50)));
        env.enableCheckpointing(100);
        StetConfig config = config();
        StetTopology topology = new StetTopology(config);
        DataStream<Received> received =
                topology.receive(env, Decoding.files(config, List.of(events)))
                        .map(new FailOnce<>(failed))
                        .returns(CodecType.of(Received.class, Received.WireCodec.class))
                        .uid("test.fail-once");

        List<KpiRow> rows =
                CollectionUtil.iteratorToList(
                        topology.define(received, true).rows().executeAndCollect());

        assertThat(failed.get()).as("the failure was really injected").isTrue();
        assertThat(KpiRowMaps.withoutSurvival(KpiRowMaps.ofSuggestionsAndQuestions(rows)))
                .isEqualTo(KpiRowMaps.expected(expected));
        assertThat(sum(rows, IngestMeasure.READ)).isEqualTo(EVENTS);
        assertBalanced(rows);
    }

    private static List<KpiRow> rows(StreamExecutionEnvironment env, List<Path> files)
            throws Exception {
        StetConfig config = config();
        return CollectionUtil.iteratorToList(
                new StetTopology(config)
                        .define(env, Decoding.files(config, files))
                        .rows()
                        .executeAndCollect());
    }

    /** What was computed: the families have rows of these events, too. */
    /** As the expected rows were computed: two grains, three segment sets, final rows only. */
    private static StetConfig config() {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.GRAINS, List.of("1h", "1d"))
                        .set(StetOptions.SEGMENT_SETS, List.of("all", "model", "feature|model"))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ZERO));
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(parallelism);
        return env;
    }

    private static void assertBalanced(List<KpiRow> rows) {
        for (KpiRow row : rows) {
            if (row.view() == View.INGEST) {
                long[] values = row.values();
                long became = 0;
                for (int i = IngestMeasure.EFFECTIVE.ordinal();
                        i < IngestMeasure.NEWEST_EVENT_MILLIS.ordinal();
                        i++) {
                    became += values[i];
                }
                assertThat(values[IngestMeasure.READ.ordinal()])
                        .as("effective + without effect + refused + late in %s", row)
                        .isEqualTo(became);
            }
        }
    }

    private static long sum(List<KpiRow> rows, IngestMeasure measure) {
        return rows.stream()
                .filter(row -> row.view() == View.INGEST)
                .filter(row -> row.segmentBy().equals("all") && row.grain().label().equals("1d"))
                .mapToLong(row -> row.values()[measure.ordinal()])
                .sum();
    }
}
