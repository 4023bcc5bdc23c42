package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.ingest.registry.Encoded;
import dev.stet.ingest.registry.RegistryServer;
import dev.stet.local.Typed;
import dev.stet.local.WrittenRows;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.sinks.KafkaTarget;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.wire.CodecType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One topic of a real broker that holds JSON, Avro and Protobuf in a registry's frame, an event in
 * the headers of CloudEvents, a tombstone, an event of next year, and a record whose schema is
 * registered too late: that one comes back by {@code stet redrive}. What was refused raises an
 * alert.
 */
final class MixedTopicITCase {

    private static final Instant HOUR = Instant.parse("2026-03-02T10:00:00Z");

    /** What is sent again arrives on another day. */
    private static final double ONE_OF_SEVEN = 1 / 7.0;

    private static final int AVRO = 7;
    private static final int PROTOBUF = 8;
    private static final int REGISTERED_LATE = 9;

    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final String WHOLE_DAY = " WHERE grain = '1d' AND segment_by = 'all'";
    private static final String WHOLE_HOURS = " WHERE grain = '1h' AND segment_by = 'all'";
    private static final List<Header> CLOUD_EVENT =
            List.of(
                    header("ce_specversion", "1.0"),
                    header("ce_id", "headers"),
                    header("ce_source", "/editor/eu"),
                    header("ce_type", "com.example.query.submitted.v1"),
                    header("content-type", "application/json"));

    /** So few records are enough, and one that is refused is. */
    private static final String TARGETS =
            "metrics:\n  refused_rate: {warn: 0.0001, minimum_sample: 1, owner: platform}\n";

    @TempDir private Path folder = Path.of("");

    @Test
    void everyKindOfRecordCountsAndTheRefusedOneComesBack() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                RegistryServer registry = new RegistryServer()) {
            kafka.createTopic("interactions", 2);
            for (View view : View.values()) {
                kafka.createTopic("stet." + view.table(), 1);
            }
            kafka.createTopic("stet.dead_letters", 1);
            kafka.createTopic("stet.late", 1);
            kafka.createTopic("stet.kpi_alert", 1);
            registry.register(AVRO, null, Encoded.AVRO_SCHEMA);
            registry.register(PROTOBUF, "PROTOBUF", Encoded.PROTOBUF_SCHEMA);
            fill(kafka);
            try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
                LocalJob.run(options(kafka, database, registry), RuntimeExecutionMode.STREAMING);
                try (Connection connection = database.connect()) {
                    assertThat(sum(connection, "question_kpi", "queries"))
                            .as(
                                    "%s",
                                    WrittenRows.read(kafka.bootstrapServers(), "stet.dead_letters"))
                            .isEqualTo(4);
                    assertThat(sum(connection, "ingest_kpi", "read")).isEqualTo(7);
                    assertThat(sum(connection, "ingest_kpi", "effective")).isEqualTo(4);
                    assertThat(sum(connection, "ingest_kpi", "without_effect"))
                            .as("the tombstone")
                            .isEqualTo(1);
                    assertThat(sum(connection, "ingest_kpi", "refused_malformed_json"))
                            .as("a schema that nobody knows")
                            .isEqualTo(1);
                    assertThat(sum(connection, "ingest_kpi", "refused_event_time_in_future"))
                            .isEqualTo(1);
                    assertThat(furthestAhead(connection))
                            .isEqualTo("partition 1, 365 d in interactions");
                }
            }

            registry.register(REGISTERED_LATE, null, Encoded.AVRO_SCHEMA);
            try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
                Path options = options(kafka, database, registry);
                Typed redriven = Typed.run("redrive", "--config", options.toString(), "--run");
                assertThat(redriven.out()).as(redriven.errors()).contains("sent 1 to interactions");
                LocalJob.run(options, RuntimeExecutionMode.STREAMING);
                try (Connection connection = database.connect()) {
                    assertThat(sum(connection, "question_kpi", "queries")).isEqualTo(5);
                    assertThat(one(connection, "SELECT value FROM kpi_alert" + WHOLE_DAY))
                            .isEqualTo(String.valueOf(ONE_OF_SEVEN));
                }
            }
            requireStatementsUnderOneKey(kafka);
        }
    }

    /**
     * The day's alert under the same key in both runs. The second resolves it, since of the day of
     * the redrive nothing is refused; a withdrawn one, which is made here, comes under that key,
     * too.
     */
    private static void requireStatementsUnderOneKey(EmbeddedKafka kafka) throws Exception {
        Alert refused = refusals();
        say(kafka, refused.next(AlertStatus.WITHDRAWN, 1_000, DAY.toEpochMilli(), "Withdrawn."));
        ObjectMapper json = new ObjectMapper();
        List<String> statements = new ArrayList<>();
        for (ConsumerRecord<String, String> record :
                WrittenRows.read(kafka.bootstrapServers(), "stet.kpi_alert")) {
            JsonNode key = json.readTree(record.key());
            JsonNode alert = json.readTree(record.value());
            assertThat(key.get("alert_id")).isEqualTo(alert.get("alert_id"));
            if (alert.get("grain").asText().equals("1d")
                    && alert.get("segment_by").asText().equals("all")) {
                assertThat(key.toString())
                        .isEqualTo(
                                "{\"tenant_id\":\"default\",\"alert_id\":\"%s\"}"
                                        .formatted(refused.subject().id()));
                statements.add(
                        String.format(
                                Locale.ROOT,
                                "%s %d %.3f %s",
                                alert.get("status").asText(),
                                alert.get("version").asLong(),
                                alert.get("value").asDouble(),
                                alert.get("owner").asText()));
            }
        }
        assertThat(statements)
                .containsExactly(
                        "raised 1 0.286 platform",
                        "raised 1 0.143 platform",
                        "resolved 2 0.143 platform",
                        "withdrawn 1000 0.143 platform");
    }

    private static Alert refusals() {
        return new Alert(
                new Alert.Subject(
                        "default",
                        AlertKind.LEVEL,
                        "refused_rate",
                        Grain.DAY,
                        DAY.toEpochMilli(),
                        DAY.toEpochMilli() + Grain.DAY.millis(),
                        "all",
                        "all"),
                AlertStatus.RAISED,
                1,
                false,
                "warn",
                DAY.toEpochMilli(),
                new Alert.Numbers(
                        ONE_OF_SEVEN,
                        Double.NaN,
                        Double.NaN,
                        0.0001,
                        "read",
                        7,
                        Double.NaN,
                        Double.NaN),
                "platform",
                "It was refused.");
    }

    private static void say(EmbeddedKafka kafka, Alert alert) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        new KafkaTarget(kafka.bootstrapServers(), new Properties(), "stet.", Optional.empty())
                .upsert(
                        env.fromData(
                                List.of(alert), CodecType.of(Alert.class, Alert.WireCodec.class)),
                        AlertCells.LAYOUT,
                        AlertCells.cells());
        env.execute();
    }

    private void fill(EmbeddedKafka kafka) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            send(producer, 0, bytes(question("json", HOUR)), List.of());
            send(producer, 0, Encoded.avro(AVRO, question("avro", HOUR)), List.of());
            send(producer, 0, null, List.of());
            send(
                    producer,
                    0,
                    bytes(
                            "{\"user_id\":\"ada\",\"interaction_id\":\"h\",\"text\":\"in"
                                    + " headers?\"}"),
                    CLOUD_EVENT);
            send(producer, 1, Encoded.protobuf(PROTOBUF, question("protobuf", HOUR)), List.of());
            send(producer, 1, Encoded.avro(REGISTERED_LATE, question("late", HOUR)), List.of());
            Instant nextYear = HOUR.plus(Duration.ofDays(365));
            send(producer, 1, bytes(question("ahead", nextYear)), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            int partition,
            byte @Nullable [] value,
            List<Header> headers) {
        producer.send(
                new ProducerRecord<>(
                        "interactions",
                        partition,
                        HOUR.toEpochMilli(),
                        bytes("key"),
                        value,
                        headers));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String question(String id, Instant at) {
        return """
        {"event_id":"%s","event_type":"query.submitted","event_time":"%s","user_id":"user-%s",\
        "interaction_id":"%s","text":"what does %s say?"}\
        """
                .formatted(id, at, id, id, id);
    }

    private Path options(EmbeddedKafka kafka, EmbeddedDatabase database, RegistryServer registry)
            throws IOException {
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                  families: [signal]
                  formats: [cloudevents]
                  kafka:
                    bootstrap-servers: %s
                    topics: [interactions]
                    bounded: true
                    schema-registry.url: %s
                  rollup.grains: [1h, 1d]
                  alerts.enabled: true
                  targets.file: %s
                  privacy.pseudonym-key-file: %s
                  sinks:
                    enabled: [postgres, kafka]
                    postgres: {url: '%s', user: %s, create: true}
                """
                        .formatted(
                                kafka.bootstrapServers(),
                                registry.url(),
                                Files.writeString(folder.resolve("targets.yaml"), TARGETS),
                                Files.writeString(folder.resolve("key"), "a key for this test"),
                                database.url(),
                                EmbeddedDatabase.USER));
    }

    private static long sum(Connection connection, String table, String column)
            throws SQLException {
        return Long.parseLong(
                one(connection, "SELECT sum(" + column + ") FROM " + table + WHOLE_HOURS));
    }

    private static String furthestAhead(Connection connection) throws SQLException {
        return one(
                connection,
                "SELECT 'partition ' || max_ahead_partition || ', ' || max_ahead_ms / 86400000"
                        + " || ' d in ' || segment FROM ingest_kpi"
                        + " WHERE grain = '1h' AND segment_by = 'source'");
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).as(sql).isTrue();
            return Objects.requireNonNull(result.getString(1));
        }
    }
}
