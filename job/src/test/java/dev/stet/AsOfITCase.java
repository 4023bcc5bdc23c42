package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.config.ConfigException;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code stet.ingest.as-of} over a file of four hours: a suggestion and a question every ten
 * minutes.
 */
final class AsOfITCase {

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration PACE = Duration.ofMinutes(10);
    private static final int COUNT = 24;
    private static final Instant AS_OF = FIRST.plus(PACE.multipliedBy(15));
    private static final List<View> VIEWS = List.of(View.SUGGESTION, View.QUESTION);

    @TempDir private Path folder = Path.of("");

    @Test
    void finalIsWhatHadMaturedByThen() throws Exception {
        StetConfig config = config(new Configuration().set(StetOptions.AS_OF, AS_OF.toString()));
        Map<Cell, KpiRow> whole = latest(config(new Configuration()), COUNT);

        Map<Cell, KpiRow> rows = latest(config, COUNT);

        assertThat(whole.values()).allMatch(KpiRow::last);
        assertThat(rows.values()).extracting(KpiRow::last).contains(true, false);
        rows.forEach(
                (cell, row) -> {
                    Duration matures =
                            row.view()
                                    .matures(config.futureTolerance())
                                    .plus(config.allowedLateness());
                    long finalAt = row.windowEndMillis() - 1 + matures.toMillis();
                    assertThat(row.last())
                            .as("%s, final at %s", cell, Instant.ofEpochMilli(finalAt))
                            .isEqualTo(finalAt <= AS_OF.toEpochMilli());
                    if (row.last()) {
                        assertThat(row.values())
                                .as("%s", cell)
                                .isEqualTo(Objects.requireNonNull(whole.get(cell)).values());
                    }
                });
        assertThat(rows.values())
                .filteredOn(row -> row.view() == View.SUGGESTION && row.grain() == Grain.DAY)
                .singleElement()
                .satisfies(
                        day ->
                                assertThat(day.values()[SuggestionMeasure.SHOWN])
                                        .as("at 9:00, at 9:10, and so on to the instant itself")
                                        .isEqualTo(16));
    }

    /** They neither count nor make anything final. */
    @Test
    void laterEventsChangeNothing() throws Exception {
        StetConfig config = config(new Configuration().set(StetOptions.AS_OF, AS_OF.toString()));

        assertThat(told(latest(config, COUNT))).isEqualTo(told(latest(config, 16)));
    }

    @Test
    void isRefusedWhereTheInputHasNoEnd() {
        StetConfig config = config(new Configuration().set(StetOptions.AS_OF, AS_OF.toString()));
        StreamExecutionEnvironment env = BatchITCase.environment(RuntimeExecutionMode.STREAMING);
        StetTopology topology = new StetTopology(config);

        assertThatThrownBy(
                        () ->
                                topology.define(
                                        topology.receive(
                                                env,
                                                Decoding.files(config, List.of(Path.of("none")))),
                                        false))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "stet.ingest.as-of: is for an input that has an end: files, a table, or"
                                + " stet.kafka.bounded");
    }

    @Test
    void batchExecutionEndsThereToo() throws Exception {
        StetConfig config = config(new Configuration().set(StetOptions.AS_OF, AS_OF.toString()));

        assertThat(told(latest(config, COUNT, RuntimeExecutionMode.BATCH)))
                .isEqualTo(told(latest(config, COUNT)));
    }

    private static StetConfig config(Configuration options) {
        return StetConfig.from(
                options.set(StetOptions.GRAINS, List.of("1m", "1h", "1d"))
                        .set(StetOptions.SEGMENT_SETS, List.of("all"))
                        .set(StetOptions.FAMILIES, List.of("signal"))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ZERO));
    }

    private Map<Cell, KpiRow> latest(StetConfig config, int count) throws Exception {
        return latest(config, count, RuntimeExecutionMode.STREAMING);
    }

    /** The latest row of each cell of suggestions and questions. */
    private Map<Cell, KpiRow> latest(StetConfig config, int count, RuntimeExecutionMode mode)
            throws Exception {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Instant at = FIRST.plus(PACE.multipliedBy(n));
            lines.add(line("s" + n, "suggestion.shown", at, "\"suggestion_id\":\"s" + n + "\""));
            lines.add(
                    line(
                            "q" + n,
                            "query.submitted",
                            at,
                            "\"interaction_id\":\"q" + n + "\",\"text\":\"why " + n + "\""));
        }
        Path file = Files.write(folder.resolve("events.jsonl"), lines);
        Map<Cell, KpiRow> latest = new HashMap<>();
        CollectionUtil.iteratorToList(
                        new StetTopology(config)
                                .define(
                                        BatchITCase.environment(mode),
                                        Decoding.files(config, List.of(file)))
                                .rows()
                                .executeAndCollect())
                .stream()
                .filter(row -> VIEWS.contains(row.view()))
                .forEach(
                        row ->
                                latest.merge(
                                        KpiRowMaps.cell(row),
                                        row,
                                        (one, other) ->
                                                one.version() > other.version() ? one : other));
        return latest;
    }

    private static String line(String id, String type, Instant at, String more) {
        return "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"event_time\":\"%s\",\"user_id\":\"u\",%s}"
                .formatted(id, type, at, more);
    }

    private static Map<Cell, List<Long>> told(Map<Cell, KpiRow> rows) {
        Map<Cell, List<Long>> told = new HashMap<>();
        rows.forEach(
                (cell, row) -> {
                    List<Long> values = new ArrayList<>(List.of(row.last() ? 1L : 0L));
                    for (long value : row.values()) {
                        values.add(value);
                    }
                    told.put(cell, values);
                });
        return told;
    }
}
