package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Decoders;
import dev.stet.StetTopology;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.ingest.KafkaEvents;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.embedded.EmbeddedKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real events out of a real topic of four partitions, repeated and within twenty seconds in any
 * order: the rows that an independent program computed.
 */
final class KafkaCoauthorITCase {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void givesTheExpectedRows(int parallelism) throws Exception {
        CoauthorTopic topic = CoauthorTopic.of(parallelism);
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            topic.fill(kafka);

            List<KpiRow> rows = run(kafka, parallelism);

            assertThat(topic.records()).isGreaterThan(ExpectedRows.EVENTS);
            assertThat(table(rows, View.SUGGESTION)).isEqualTo(expected("suggestion_kpi"));
            assertThat(table(rows, View.QUESTION)).isEqualTo(expected("question_kpi"));
            assertThat(sum(rows, IngestMeasure.READ)).isEqualTo(topic.records());
            assertThat(sum(rows, IngestMeasure.LATE)).isZero();
            assertThat(sum(rows, IngestMeasure.EFFECTIVE) + sum(rows, IngestMeasure.WITHOUT_EFFECT))
                    .isEqualTo(topic.records());
        }
    }

    private static List<KpiRow> run(EmbeddedKafka kafka, int parallelism) throws Exception {
        StetConfig config =
                StetConfig.from(
                        new Configuration()
                                .set(StetOptions.GRAINS, ExpectedRows.GRAINS)
                                .set(StetOptions.SEGMENT_SETS, ExpectedRows.SEGMENT_SETS)
                                .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(200)));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        parallelism,
                        new Configuration()
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(StateBackendOptions.STATE_BACKEND, "rocksdb")
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        return CollectionUtil.iteratorToList(
                new StetTopology(config)
                        .define(
                                env,
                                KafkaEvents.source(
                                        kafka.bootstrapServers(),
                                        List.of(CoauthorTopic.NAME),
                                        "test",
                                        new Properties(),
                                        true,
                                        Decoders.of(config, PseudonymKey.generate())))
                        .rows()
                        .executeAndCollect());
    }

    /** The final rows, each the last of its key and its version above all before. */
    private static SortedMap<String, SortedMap<String, Long>> table(List<KpiRow> rows, View view) {
        SortedMap<String, SortedMap<String, Long>> table = new TreeMap<>();
        Map<String, Long> versions = new HashMap<>();
        for (KpiRow row : rows) {
            if (row.view() != view) {
                continue;
            }
            String key =
                    List.of(
                                    row.tenant(),
                                    row.grain().label(),
                                    Instant.ofEpochMilli(row.windowStartMillis()).toString(),
                                    row.segmentBy(),
                                    row.segment())
                            .toString();
            assertThat(table).as("a row after the final one").doesNotContainKey(key);
            Long before = versions.put(key, row.version());
            assertThat(row.version()).isGreaterThan(before == null ? 0 : before);
            if (row.last()) {
                table.put(key, measures(row));
            }
        }
        return table;
    }

    private static SortedMap<String, Long> measures(KpiRow row) {
        SortedMap<String, Long> measures = new TreeMap<>();
        for (int i = 0; i < row.values().length; i++) {
            if (row.values()[i] != 0) {
                measures.put(row.view().columns().get(i), row.values()[i]);
            }
        }
        return measures;
    }

    private static SortedMap<String, SortedMap<String, Long>> expected(String view)
            throws Exception {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        ExpectedRows.of(view)
                .forEach(
                        (key, measures) -> {
                            measures.remove("ignored");
                            rows.put(key.toString(), measures);
                        });
        return rows;
    }

    private static long sum(List<KpiRow> rows, IngestMeasure measure) {
        return rows.stream()
                .filter(row -> row.view() == View.INGEST && row.last())
                .filter(row -> row.segmentBy().equals("all") && row.grain().label().equals("1d"))
                .mapToLong(row -> row.values()[measure.ordinal()])
                .sum();
    }
}
