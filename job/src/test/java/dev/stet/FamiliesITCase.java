package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Received;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.FailOnce;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.SharedData;
import dev.stet.wire.CodecType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/**
 * Every type, measure and boundary gives, cell by cell, the rows on which two programs agree that
 * were written from the specification alone.
 */
final class FamiliesITCase {

    private static final Set<String> VIEWS =
            Stream.of(View.values()).map(View::table).collect(Collectors.toSet());

    /** The interval of first_response_accuracy needs it; the expected rows do not have it. */
    private static final String NOT_EXPECTED = "accuracy_weight_squared";

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    private static Path events;
    private static Path prices;
    private static SortedMap<Cell, SortedMap<String, Long>> expected;

    @BeforeAll
    static void findEvents() throws Exception {
        events = SharedData.file("families.events.jsonl.gz");
        prices = SharedData.file("families.prices.csv");
        expected = KpiRowMaps.expected(SharedData.file("families.expected.jsonl.gz"));
        expected.keySet().removeIf(cell -> !VIEWS.contains(cell.view()));
        assertThat(expected).hasSize(56_844);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void asTheyCame(int parallelism) throws Exception {
        StetConfig config = config();
        List<KpiRow> rows =
                CollectionUtil.iteratorToList(
                        new StetTopology(config)
                                .define(
                                        environment(parallelism, "hashmap"),
                                        Decoding.files(config, List.of(events)))
                                .rows()
                                .executeAndCollect());

        assertRows(rows);
        assertThat(sum(rows, IngestMeasure.LATE)).isZero();
    }

    @Test
    void shuffledAndDuplicatedWithAFailureInTheMiddleOnRocksDb(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("shuffled.jsonl");
        Files.write(file, arrivals());
        SharedReference<AtomicBoolean> failed = shared.add(new AtomicBoolean());
        StreamExecutionEnvironment env = environment(2, "rocksdb");
        env.configure(
                new Configuration()
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                        .set(
                                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                                Duration.ofMillis(50)));
        env.enableCheckpointing(100);
        StetConfig config = config();
        StetTopology topology = new StetTopology(config);
        DataStream<Received> received =
                topology.receive(env, Decoding.files(config, List.of(file)))
                        .map(new FailOnce<>(failed))
                        .returns(CodecType.of(Received.class, Received.WireCodec.class))
                        .uid("test.fail-once");

        List<KpiRow> rows =
                CollectionUtil.iteratorToList(
                        topology.define(received, true).rows().executeAndCollect());

        assertThat(failed.get()).as("the failure was really injected").isTrue();
        assertRows(rows);
    }

    /** About every seventh line once more, none late; what gives no time comes at its place. */
    private static List<String> arrivals() throws Exception {
        record Arrival(long atMillis, String line) {}

        Random random = new Random(11);
        List<Arrival> arrivals = new ArrayList<>();
        long at = 0;
        for (String line : Event.lines(events)) {
            at = timeOf(line, at);
            for (int i = random.nextInt(7) == 0 ? 2 : 1; i > 0; i--) {
                arrivals.add(new Arrival(at + random.nextLong(20_000), line));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMillis));
        return arrivals.stream().map(Arrival::line).toList();
    }

    private static long timeOf(String line, long otherwise) {
        try {
            return Event.parse(line).timeMillis();
        } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
            return otherwise;
        }
    }

    private static void assertRows(List<KpiRow> rows) {
        SortedMap<Cell, SortedMap<String, Long>> table =
                KpiOracle.withoutZeros(KpiRowMaps.withoutSurvival(KpiRowMaps.of(rows)));
        table.values().forEach(measures -> measures.remove(NOT_EXPECTED));
        for (Cell cell : expected.keySet()) {
            assertThat(table.get(cell)).as(cell.toString()).isEqualTo(expected.get(cell));
        }
        assertThat(table.keySet()).isEqualTo(expected.keySet());
    }

    /** As the expected rows were computed. */
    private static StetConfig config() {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.GRAINS, List.of("1m", "1h", "1d"))
                        .set(
                                StetOptions.SEGMENT_SETS,
                                List.of("all", "feature", "model", "handled_by"))
                        .set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY)
                        .set(StetOptions.PRICES_FILE, prices.toString())
                        .set(StetOptions.SEGMENT_LIMIT, 100_000)
                        .set(StetOptions.CLUSTERS, 64)
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ZERO));
    }

    private static StreamExecutionEnvironment environment(int parallelism, String stateBackend) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(StateBackendOptions.STATE_BACKEND, stateBackend)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(parallelism);
        return env;
    }

    private static long sum(List<KpiRow> rows, IngestMeasure measure) {
        return rows.stream()
                .filter(row -> row.view() == View.INGEST)
                .filter(row -> row.segmentBy().equals("all") && row.grain().label().equals("1d"))
                .mapToLong(row -> row.values()[measure.ordinal()])
                .sum();
    }
}
