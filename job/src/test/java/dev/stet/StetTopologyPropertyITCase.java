package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.SuggestionHistories;
import dev.stet.testkit.Zones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a file's lines to rows: what comes out is the definition's, by way of every stage. */
final class StetTopologyPropertyITCase {

    private static final List<String> GRAINS = List.of("1m", "1h", "1d");
    private static final List<String> SETS = List.of("all", "model", "feature|model");

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void finalRowsAreTheDefinitions(long seed, @TempDir Path folder) throws Exception {
        List<Event> history = history(seed);
        List<KpiRow> rows = rows(history, seed, Duration.ZERO, folder);
        assertThat(KpiRowMaps.ofSuggestionsAndQuestions(rows)).isEqualTo(expected(history, seed));
        assertThat(rows).allMatch(KpiRow::last).allMatch(row -> row.version() == 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void soAreTheyAfterProvisionalOnes(long seed, @TempDir Path folder) throws Exception {
        List<Event> history = history(seed);
        List<KpiRow> rows = rows(history, seed, Duration.ofMillis(1), folder);
        Map<KpiOracle.Cell, KpiRow> latest = new HashMap<>();
        for (KpiRow row : rows) {
            KpiRow before = latest.put(KpiRowMaps.cell(row), row);
            if (before != null) {
                assertThat(before.last()).as("nothing follows the final row").isFalse();
                assertThat(row.version()).isGreaterThan(before.version());
            }
        }
        assertThat(latest.values()).allMatch(KpiRow::last);
        SortedMap<KpiOracle.Cell, SortedMap<String, Long>> table =
                KpiRowMaps.ofSuggestionsAndQuestions(rows);
        table.values().removeIf(SortedMap::isEmpty);
        assertThat(table).isEqualTo(expected(history, seed));
    }

    private static List<Event> history(long seed) {
        List<Event> history = new ArrayList<>();
        for (Event event : SuggestionHistories.random(seed)) {
            history.add(event.with("event_id", "s" + event.id()));
        }
        for (Event event : QuestionHistories.random(seed)) {
            history.add(event.with("event_id", "q" + event.id()));
        }
        return Zones.of(seed).moved(history);
    }

    private static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> expected(
            List<Event> history, long seed) {
        var rows = new KpiOracle(GRAINS, SETS, Zones.of(seed).zone()).rows(history);
        rows.values().forEach(measures -> measures.remove("ignored"));
        return KpiOracle.withoutZeros(rows);
    }

    private static List<KpiRow> rows(List<Event> history, long seed, Duration refresh, Path folder)
            throws Exception {
        Path file = folder.resolve("events.jsonl");
        Files.write(file, Arrivals.within(history, seed).stream().map(Event::toJson).toList());
        StetConfig config =
                StetConfig.from(
                        new Configuration()
                                .set(StetOptions.GRAINS, GRAINS)
                                .set(StetOptions.CLUSTERS, 64)
                                .set(StetOptions.DAY_ZONE, Zones.of(seed).id())
                                .set(StetOptions.SEGMENT_SETS, SETS)
                                .set(StetOptions.REFRESH_INTERVAL, refresh));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(2);
        List<KpiRow> rows =
                CollectionUtil.iteratorToList(
                        new StetTopology(config)
                                .define(env, Decoding.files(config, List.of(file)))
                                .rows()
                                .executeAndCollect());
        return rows.stream().filter(row -> row.view() != View.INGEST).toList();
    }
}
