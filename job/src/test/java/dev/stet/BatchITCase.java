package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.SharedData;
import dev.stet.testkit.SuggestionHistories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same dataflow in batch execution, over files: the same rows, cell by cell. */
final class BatchITCase {

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void realEventsGiveTheExpectedRows(String stateBackend) throws Exception {
        Path events = SharedData.file("coauthor.events.jsonl.gz");
        Path expected = SharedData.file("coauthor.expected.2.jsonl.gz");
        StetConfig config = config(List.of("1h", "1d"), "25mb");

        List<KpiRow> rows = batch(config, events, stateBackend);

        assertThat(KpiRowMaps.withoutSurvival(KpiRowMaps.ofSuggestionsAndQuestions(rows)))
                .isEqualTo(KpiRowMaps.expected(expected));
        assertThat(rows).allMatch(KpiRow::last);
    }

    /** With a cache so small that nearly every event evicts another key, and with a large one. */
    @ParameterizedTest
    @ValueSource(strings = {"1750b", "25mb"})
    void soTheyDoOutOfOrderAndRepeated(String cacheSize, @TempDir Path folder) throws Exception {
        Path expected = SharedData.file("coauthor.expected.2.jsonl.gz");
        List<Event> arrivals =
                Arrivals.within(Event.read(SharedData.file("coauthor.events.jsonl.gz")), 12);
        Path file = write(arrivals, folder);

        List<KpiRow> rows = batch(config(List.of("1h", "1d"), cacheSize), file, "hashmap");

        assertThat(KpiRowMaps.withoutSurvival(KpiRowMaps.ofSuggestionsAndQuestions(rows)))
                .isEqualTo(KpiRowMaps.expected(expected));
    }

    static LongStream seeds() {
        return LongStream.range(0, 6);
    }

    /** Of every view, {@code ingest_kpi} too, and every outcome. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyOutputIsThatOfStreaming(long seed, @TempDir Path folder) throws Exception {
        List<Event> history = new ArrayList<>();
        SuggestionHistories.random(seed)
                .forEach(event -> history.add(event.with("event_id", "s" + event.id())));
        QuestionHistories.random(seed)
                .forEach(event -> history.add(event.with("event_id", "q" + event.id())));
        Path file = write(Arrivals.within(history, seed), folder);
        StetConfig config = config(List.of("1m", "1h", "1d"), "12500b");

        assertThat(everything(config, file, RuntimeExecutionMode.BATCH))
                .isEqualTo(everything(config, file, RuntimeExecutionMode.STREAMING))
                .isNotEmpty();
    }

    private static Path write(List<Event> events, Path folder) throws Exception {
        return Files.write(
                folder.resolve("events.jsonl"), events.stream().map(Event::toJson).toList());
    }

    private static StetConfig config(List<String> grains, String cacheSize) {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.GRAINS, grains)
                        .set(StetOptions.SEGMENT_SETS, List.of("all", "model", "feature|model"))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ZERO)
                        .set(StetOptions.OUTCOMES, true)
                        .set(StetOptions.CACHE_SIZE, MemorySize.parse(cacheSize)));
    }

    private static List<KpiRow> batch(StetConfig config, Path file, String stateBackend)
            throws Exception {
        StreamExecutionEnvironment env = environment(RuntimeExecutionMode.BATCH);
        env.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, stateBackend));
        return CollectionUtil.iteratorToList(
                new StetTopology(config)
                        .define(env, Decoding.files(config, List.of(file)))
                        .rows()
                        .executeAndCollect());
    }

    /** A line for each record of any output, in order. */
    private static List<String> everything(StetConfig config, Path file, RuntimeExecutionMode mode)
            throws Exception {
        StreamExecutionEnvironment env = environment(mode);
        StetTopology.Streams streams =
                new StetTopology(config).define(env, Decoding.files(config, List.of(file)));
        return lines(
                streams.rows().map(BatchITCase::line).uid("test.rows"),
                outcomes(streams, View.SUGGESTION),
                outcomes(streams, View.QUESTION));
    }

    private static DataStream<String> outcomes(StetTopology.Streams streams, View view) {
        return streams.outcomes().stream()
                .filter(outcomes -> outcomes.table().view() == view)
                .findFirst()
                .orElseThrow()
                .rows()
                .map(
                        row ->
                                "%s %s %s %s"
                                        .formatted(
                                                row.ids(),
                                                row.labels(),
                                                row.last(),
                                                Arrays.toString(row.measures())))
                .uid("test." + view);
    }

    /** All but the watermark, which at the end of a batch is that of the end of time. */
    private static String line(KpiRow row) {
        return "%s %s %s %s"
                .formatted(
                        KpiRowMaps.cell(row),
                        row.last(),
                        row.version(),
                        Arrays.toString(row.values()));
    }

    @SafeVarargs
    private static List<String> lines(DataStream<String> first, DataStream<String>... others)
            throws Exception {
        List<String> lines =
                new ArrayList<>(
                        CollectionUtil.iteratorToList(first.union(others).executeAndCollect()));
        lines.sort(null);
        return lines;
    }

    /** Two subtasks, no type by reflection, and a failure ends it. */
    static StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(ExecutionOptions.RUNTIME_MODE, mode)
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(2);
        return env;
    }
}
