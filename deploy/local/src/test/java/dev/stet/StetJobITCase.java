package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.View;
import dev.stet.local.CoauthorTopic;
import dev.stet.local.ExpectedRows;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.local.files.ParquetFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job as its file of options describes it: real events out of Kafka, rows into PostgreSQL,
 * Kafka and Parquet at once, and in each of them the rows that an independent program computed.
 */
final class StetJobITCase {

    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"at-least-once", "exactly-once"})
    void writesTheExpectedRowsToEverySinkAtOnce(String delivery) throws Exception {
        CoauthorTopic topic = CoauthorTopic.of(delivery.length());
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedDatabase database = EmbeddedDatabase.start()) {
            topic.fill(kafka);
            for (String name : topics()) {
                kafka.createTopic("stet." + name, 2);
            }

            run(options(kafka, database, delivery), delivery.equals("exactly-once"));

            for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
                SortedMap<String, SortedMap<String, Long>> expected = expected(view);
                List<String> names = names(expected);
                assertThat(inPostgres(database, view, names)).as("PostgreSQL").isEqualTo(expected);
                assertThat(inKafka(kafka, view, names)).as("Kafka").isEqualTo(expected);
                assertThat(inParquet(view, names)).as("Parquet").isEqualTo(expected);
            }
            assertThat(read(kafka, "stet.suggestion_outcome")).isNotEmpty();
            assertThat(read(kafka, "stet.question_outcome")).isNotEmpty();
            assertThat(read(kafka, "stet.dead_letters")).isEmpty();
            assertThat(read(kafka, "stet.late")).isEmpty();
        }
    }

    private static List<String> topics() {
        return List.of(
                "suggestion_kpi",
                "question_kpi",
                "ingest_kpi",
                "suggestion_outcome",
                "question_outcome",
                "dead_letters",
                "late");
    }

    private Path options(EmbeddedKafka kafka, EmbeddedDatabase database, String delivery)
            throws Exception {
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                  kafka:
                    bootstrap-servers: %s
                    topics: [interactions]
                    bounded: true
                  rollup:
                    grains: [1h, 1d]
                    segment-sets: [all, model, feature|model]
                    refresh-interval: 200 ms
                  outcomes.enabled: true
                  sinks:
                    enabled: [postgres, kafka, files]
                    postgres:
                      url: %s
                      user: %s
                      create: true
                    kafka:
                      delivery: %s
                      transaction-timeout: 10 min
                      declared-outage: 5 min
                    files.path: %s
                """
                        .formatted(
                                kafka.bootstrapServers(),
                                database.url(),
                                EmbeddedDatabase.USER,
                                delivery,
                                folder.resolve("rows")));
    }

    private static void run(Path options, boolean checkpoints) throws Exception {
        Configuration configuration =
                new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (checkpoints) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        }
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        new StetJob(
                        flink,
                        Map.of("STET_PSEUDONYM_KEY", "a key for this test alone"),
                        new PrintWriter(new StringWriter()))
                .run(new String[] {"--config", options.toString()});
    }

    /** By key, the measures that are not 0. */
    private static SortedMap<String, SortedMap<String, Long>> expected(View view) throws Exception {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        ExpectedRows.of(view.table())
                .forEach((key, measures) -> rows.put(key.toString(), measures));
        return rows;
    }

    private static List<String> names(SortedMap<String, SortedMap<String, Long>> rows) {
        TreeSet<String> names = new TreeSet<>();
        rows.values().forEach(row -> names.addAll(row.keySet()));
        return List.copyOf(names);
    }

    private static void put(SortedMap<String, Long> row, String measure, long value) {
        if (value != 0) {
            row.put(measure, value);
        }
    }

    private static SortedMap<String, SortedMap<String, Long>> inPostgres(
            EmbeddedDatabase database, View view, List<String> measures) throws Exception {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT * FROM %s_final".formatted(view.table()))) {
            while (found.next()) {
                List<String> key =
                        List.of(
                                found.getString("tenant_id"),
                                found.getString("grain"),
                                found.getTimestamp("window_start").toInstant().toString(),
                                found.getString("segment_by"),
                                found.getString("segment"));
                SortedMap<String, Long> row = new TreeMap<>();
                for (String measure : measures) {
                    put(row, measure, found.getLong(measure));
                }
                rows.put(key.toString(), row);
            }
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet provisional =
                        statement.executeQuery(
                                "SELECT count(*) FROM %s WHERE maturity <> 'final'"
                                        .formatted(view.table()))) {
            assertThat(provisional.next()).isTrue();
            assertThat(provisional.getLong(1)).isZero();
        }
        return rows;
    }

    /** The last record of each key: its version the greatest, and final. */
    private static SortedMap<String, SortedMap<String, Long>> inKafka(
            EmbeddedKafka kafka, View view, List<String> measures) throws Exception {
        Map<String, Long> versions = new HashMap<>();
        Map<String, JsonNode> latest = new HashMap<>();
        for (ConsumerRecord<String, String> record : read(kafka, "stet." + view.table())) {
            JsonNode key = JSON.readTree(record.key());
            JsonNode row = JSON.readTree(record.value());
            List<String> columns = KEY.stream().map(name -> key.get(name).asText()).toList();
            assertThat(key.size()).isEqualTo(KEY.size());
            assertThat(columns)
                    .isEqualTo(KEY.stream().map(name -> row.get(name).asText()).toList());
            long version = row.get("version").asLong();
            Long before = versions.put(columns.toString(), version);
            assertThat(before == null ? 0 : before).isLessThan(version);
            latest.put(columns.toString(), row);
        }
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : latest.entrySet()) {
            assertThat(entry.getValue().get("maturity").asText()).isEqualTo("final");
            SortedMap<String, Long> row = new TreeMap<>();
            for (String measure : measures) {
                put(row, measure, entry.getValue().get(measure).asLong());
            }
            rows.put(entry.getKey(), row);
        }
        return rows;
    }

    /** Every record that is committed, in the order of its partition. */
    private static List<ConsumerRecord<String, String>> read(EmbeddedKafka kafka, String topic) {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream().map(StetJobITCase::partition).toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private SortedMap<String, SortedMap<String, Long>> inParquet(View view, List<String> measures)
            throws Exception {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("rows").resolve(view.table()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (Group group : ParquetFiles.read(file)) {
                    Instant start = Instant.ofEpochMilli(group.getLong("window_start", 0));
                    assertThat(file.toString())
                            .contains("/day=" + start.toString().substring(0, 10) + "/");
                    SortedMap<String, Long> row = new TreeMap<>();
                    for (String measure : measures) {
                        put(row, measure, group.getLong(measure, 0));
                    }
                    List<String> key =
                            List.of(
                                    group.getString("tenant_id", 0),
                                    group.getString("grain", 0),
                                    start.toString(),
                                    group.getString("segment_by", 0),
                                    group.getString("segment", 0));
                    assertThat(rows.put(key.toString(), row)).as("twice: %s", key).isNull();
                }
            }
        }
        return rows;
    }
}
