package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.contract.Header;
import dev.stet.contract.Received;
import dev.stet.contract.View;
import dev.stet.iceberg.FailTwice;
import dev.stet.iceberg.Warehouse;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.OddIds;
import dev.stet.testkit.SharedData;
import dev.stet.views.KpiViews;
import dev.stet.wire.CodecType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real events through the whole job into tables of Iceberg, with two failures on the way: the rows
 * that an independent program computed, each once, read by Iceberg itself; and of tenants whose
 * names hardly differ, each its own.
 */
final class IcebergSinkITCase {

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @ParameterizedTest
    @ValueSource(strings = {"hadoop", "jdbc"})
    void appendsEveryFinalRowOnceThoughTheJobFails(String kind, @TempDir Path folder)
            throws Exception {
        Path events = SharedData.file("coauthor.events.jsonl.gz");
        SortedMap<Cell, SortedMap<String, Long>> expected =
                KpiRowMaps.expected(SharedData.file("coauthor.expected.2.jsonl.gz"));
        Warehouse warehouse = Warehouse.of(kind, folder);
        SharedReference<AtomicInteger> failures = shared.add(new AtomicInteger());

        Path odd =
                Files.write(
                        folder.resolve("odd.jsonl"),
                        OddIds.suggestions(Instant.parse("2021-08-30T00:00:00Z")));

        run(
                config(warehouse, events, folder),
                List.of(events, odd),
                new FailTwice<>(failures, warehouse));

        assertThat(failures.get()).as("failures that were injected").hasValue(FailTwice.TIMES);
        SortedMap<Cell, SortedMap<String, Long>> rows =
                warehouse.rows(Warehouse.measures(expected));
        assertThat(rows.keySet()).map(Cell::tenant).containsAll(OddIds.texts());
        rows.keySet().removeIf(cell -> !cell.tenant().equals(Header.DEFAULT_TENANT));
        assertThat(rows).isEqualTo(expected);
        for (View view : List.of(View.SUGGESTION, View.QUESTION, View.INGEST)) {
            assertThat(warehouse.filesByDay(view)).as("files of %s", view).isPositive();
            assertThat(warehouse.table(view).snapshots())
                    .as("commits to %s", view)
                    .hasSizeGreaterThan(1);
        }
    }

    private static JobConfig config(Warehouse warehouse, Path events, Path folder)
            throws Exception {
        Path options =
                Files.writeString(
                        folder.resolve("stet.yaml"),
                        """
                        stet:
                          source: files
                          files.paths: %s
                          families: [signal]
                          rollup:
                            grains: [1h, 1d]
                            segment-sets: [all, model, feature|model]
                            refresh-interval: 200 ms
                          sinks:
                            enabled: iceberg
                            iceberg.catalog:
                        %s\
                        """
                                .formatted(events, warehouse.yaml("      ")));
        return JobConfig.from(GivenOptions.of(options, Map.of(), Map.of()));
    }

    private static void run(JobConfig config, List<Path> events, FailTwice<Received> failing)
            throws Exception {
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(
                        2,
                        new Configuration()
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                                .set(
                                        RestartStrategyOptions
                                                .RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS,
                                        FailTwice.TIMES)
                                .set(
                                        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                                        Duration.ofMillis(50)));
        flink.getConfig().enableObjectReuse();
        flink.enableCheckpointing(100);
        StetTopology topology = new StetTopology(config.dataflow());
        DataStream<Received> received =
                topology.receive(flink, Decoding.files(config.dataflow(), events))
                        .map(failing)
                        .returns(CodecType.of(Received.class, Received.WireCodec.class))
                        .uid("test.fail-twice");
        StetTopology.Streams streams = topology.define(received, true);
        StreamTableEnvironment tables = StreamTableEnvironment.create(flink);
        tables.getConfig()
                .set(
                        ExecutionConfigOptions.TABLE_EXEC_UID_GENERATION,
                        ExecutionConfigOptions.UidGeneration.ALWAYS);
        KpiViews.register(tables, streams.rows(), streams.views());
        Bindings.sinks(
                config,
                streams,
                tables,
                Duration.ofMillis(100),
                new Patience(Duration.ofSeconds(25)));
        flink.execute();
    }
}
