package dev.stet.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Origin;
import dev.stet.contract.Returned;
import dev.stet.contract.ReturnedJson;
import dev.stet.local.Typed;
import dev.stet.local.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stet redrive} against real brokers: what is chosen, fixed, and sent. */
final class RedriveITCase {

    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedKafka kafka;

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        kafka.createTopic("interactions", 2);
        kafka.createTopic("kpi.dead_letters", 2);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int i = 0; i < 5; i++) {
                send(producer, "invalid_value", "interactions", FIRST.plusSeconds(i), event(i));
            }
            send(producer, "invalid_value", "interactions", FIRST.plusSeconds(9), event(4));
            send(producer, "invalid_value", "elsewhere", FIRST, event(6));
            send(producer, "malformed_json", "interactions", FIRST, "{\"event_id\":");
            producer.send(new ProducerRecord<>("kpi.dead_letters", 0, null, "{\"other\":1}"));
            producer.send(new ProducerRecord<>("kpi.dead_letters", 0, "key", null));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    private static String event(int number) {
        return """
        {"event_id":"e%d","event_type":"query.submitted","event_time":"2026-03-01T00:00:00Z",\
        "user_id":%d,"interaction_id":"i%d","text":"why?"}\
        """
                .formatted(number, 1_000 + number, number);
    }

    private static void send(
            KafkaProducer<String, String> producer,
            String reason,
            String topic,
            Instant at,
            String raw) {
        Returned returned =
                new Returned(
                        reason,
                        "what was wrong",
                        new Origin(topic, 0, 0),
                        at.toEpochMilli(),
                        raw.getBytes(StandardCharsets.UTF_8));
        int partition = (int) (at.getEpochSecond() % 2);
        producer.send(
                new ProducerRecord<>(
                        "kpi.dead_letters", partition, null, ReturnedJson.toJson(returned)));
    }

    private Typed redrive(String... more) throws Exception {
        Path config =
                Files.writeString(
                        folder.resolve("stet.yaml"),
                        """
                        stet:
                          kafka: {bootstrap-servers: '%s', topics: interactions}
                          sinks: {enabled: kafka, kafka.topic-prefix: kpi.}
                          privacy.pseudonym-key-file: %s
                        """
                                .formatted(
                                        kafka.bootstrapServers(),
                                        Files.writeString(
                                                folder.resolve("key"), "a key for this test")));
        List<String> arguments = new ArrayList<>(List.of("redrive", "--config", config.toString()));
        arguments.addAll(List.of(more));
        return Typed.run(arguments.toArray(String[]::new));
    }

    private static List<String> sent() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(
                            new TopicPartition("interactions", 0),
                            new TopicPartition("interactions", 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Test
    void countsFirstAndSendsWhatIsAdmittedNow() throws Exception {
        Typed asTheyAre = redrive();
        assertThat(asTheyAre.exitCode()).as(asTheyAre.errors()).isZero();
        assertThat(asTheyAre.out())
                .containsPattern("invalid_value +7 +0 +5\n  still invalid_value: user_id")
                .containsPattern("malformed_json +1 +0 +1\n")
                .contains("1 the same record once more: left out")
                .contains("1 without the record, or of a topic that the job does not read")
                .contains("2 records of kpi.dead_letters are no dead letters")
                .endsWith("nothing to send\n");

        Typed dry = redrive("--fix", "user_id:string");
        assertThat(dry.out())
                .containsPattern("invalid_value +7 +5 +0\n")
                .contains("would send 5 to interactions")
                .contains("the earliest event is of 2026-03-01T00:00:00Z: a running job takes")
                .endsWith("nothing was sent: repeat with --run\n");
        assertThat(sent()).isEmpty();

        Typed some =
                redrive(
                        "--fix=user_id:string",
                        "--since=2026-03-01T00:00:01Z",
                        "--until=2026-03-01T00:00:03Z",
                        "--reason=invalid_value",
                        "--run");
        assertThat(some.out()).contains("sent 2 to interactions");
        assertThat(sent())
                .containsExactlyInAnyOrder(
                        event(1).replace("1001", "\"1001\""), event(2).replace("1002", "\"1002\""));
    }

    @Test
    void namesWhatIsWrong() throws Exception {
        assertThat(redrive("--from", "nowhere").errors())
                .contains("--from: the brokers at", "have no topic 'nowhere'");
        assertThat(redrive("--fix", "user_id").exitCode()).isEqualTo(2);
        assertThat(redrive("--reason", "invalid-value").errors())
                .contains("--reason: 'invalid-value' is none; choose among event_time_in_future,");
        assertThat(redrive("--since", "monday").errors())
                .isEqualTo(
                        "stet redrive: --since: 'monday' is no time; write 2026-03-01T00:00:00Z"
                                + " (see stet redrive --help)\n");
    }
}
