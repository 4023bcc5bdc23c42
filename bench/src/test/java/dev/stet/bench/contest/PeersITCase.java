package dev.stet.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.load.JsonLines;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.bench.load.Topic;
import dev.stet.bench.peers.datastream.IdiomaticDataStream;
import dev.stet.bench.peers.duckdb.DuckDbBatch;
import dev.stet.bench.peers.flinksql.IdiomaticFlinkSql;
import dev.stet.bench.peers.flinksql.TunedFlinkSql;
import dev.stet.bench.peers.plain.PlainConsumer;
import dev.stet.bench.stet.ClusteredJob;
import dev.stet.local.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every peer gives the reference's answer, cell by cell, wherever it keeps its state. */
final class PeersITCase {

    private static final String TOPIC = "interactions";
    private static final int PARTITIONS = 4;
    private static final long RECORDS = 20_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedKafka kafka;

    @SuppressWarnings("NullAway.Init")
    private static Map<ContestCells.Key, long[]> reference;

    private static Path lines() {
        return folder.resolve("load.jsonl");
    }

    @BeforeAll
    static void writeLoad() throws IOException {
        kafka = EmbeddedKafka.start();
        LoadGenerator load =
                new LoadGenerator(
                        LoadSettings.DEFAULT.with(
                                settings -> {
                                    settings.events = RECORDS;
                                    settings.rate = RECORDS / 7_200.0;
                                }));
        try (JsonLines file = JsonLines.to(lines());
                Topic topic =
                        Topic.open(
                                kafka.bootstrapServers(),
                                TOPIC,
                                PARTITIONS,
                                Topic.Compression.LZ4)) {
            while (load.hasNext()) {
                LoadEvent event = load.next();
                file.write(event);
                topic.write(event);
            }
            file.complete();
            topic.complete();
        }
        reference = ReferenceAnswer.of(lines());
    }

    @AfterAll
    static void stop() throws IOException {
        kafka.close();
    }

    static Stream<Arguments> peers() {
        return Stream.of(
                Arguments.of(new PlainConsumer(), StateIn.HEAP),
                Arguments.of(new ClusteredJob(), StateIn.HEAP),
                Arguments.of(new DuckDbBatch(), StateIn.HEAP),
                Arguments.of(new IdiomaticDataStream(), StateIn.HEAP),
                Arguments.of(new IdiomaticDataStream(), StateIn.ROCKSDB),
                Arguments.of(new IdiomaticFlinkSql(), StateIn.HEAP),
                Arguments.of(new IdiomaticFlinkSql(), StateIn.ROCKSDB),
                Arguments.of(new TunedFlinkSql(), StateIn.HEAP),
                Arguments.of(new TunedFlinkSql(), StateIn.ROCKSDB));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void givesTheRightCells(Contender peer, StateIn state, @TempDir Path scratch) throws Exception {
        Meter meter = new Meter(RECORDS);
        ContestCells cells = new ContestCells();

        peer.run(
                new Contest(
                        kafka.bootstrapServers(),
                        TOPIC,
                        lines(),
                        RECORDS,
                        state,
                        scratch,
                        meter,
                        cells));

        assertThat(readable(cells.sorted())).isEqualTo(readable(reference));
        assertThat(meter.seconds()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void theLoadFillsEveryColumn(ContestColumn column) {
        assertThat(reference.values().stream().mapToLong(cell -> cell[column.ordinal()]).sum())
                .isPositive();
    }

    static ContestColumn[] columns() {
        return ContestColumn.values();
    }

    private static Map<String, String> readable(Map<ContestCells.Key, long[]> cells) {
        return cells.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                cell -> cell.getKey().toString(),
                                cell -> Arrays.toString(cell.getValue()),
                                (one, other) -> one,
                                TreeMap::new));
    }
}
