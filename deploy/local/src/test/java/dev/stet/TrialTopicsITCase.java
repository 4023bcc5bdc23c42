package dev.stet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import dev.stet.ingest.Admission;
import dev.stet.local.WrittenRows;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.local.files.ParquetFiles;
import dev.stet.testkit.JavaProcess;
import dev.stet.testkit.OddIds;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What producers do wrong, in topics of a real broker: transactions that are aborted, time stamps
 * of records that are no clock (trials 16 and 17, by their own producer), and events that are late
 * or far ahead.
 */
final class TrialTopicsITCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedKafka kafka;

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() throws IOException {
        kafka.close();
    }

    /** The committed log alone counts; a time stamp that is no clock refuses nothing. */
    @ParameterizedTest
    @CsvSource({
        "16-kafka-aborted, aborted",
        "17-kafka-record-times, zero",
        "17-kafka-record-times, seconds"
    })
    void countsTheLog(String trial, String mode) throws Exception {
        kafka.createTopic(mode, 1);
        createTables(mode);
        produce(trial, mode);

        LocalJob.run(options(mode, "kafka.bounded: true"), RuntimeExecutionMode.STREAMING);

        Rows rows = rows(mode);
        assertThat(rows.sums(View.INGEST, "read", "refused_event_time_in_future", "late"))
                .isEqualTo("33 0 0");
        assertThat(
                        rows.sums(
                                View.SUGGESTION,
                                "shown",
                                "accepted",
                                "rejected",
                                "ignored",
                                "observed_600s",
                                "present_600s"))
                .isEqualTo("12 8 2 2 7 6");
        assertThat(rows.sums(View.QUESTION, "queries")).isEqualTo("6");
    }

    /** Its fourth record claims 55 minutes ahead, in event time and time stamp; then it waits. */
    @Test
    void oneEventAheadClosesNobodysWindow() throws Exception {
        String mode = "as-event";
        kafka.createTopic(mode, 1);
        createTables(mode);
        try (LiveJob job = new LiveJob(options(mode, ""), new Configuration())) {
            job.submitted();
            produce("17-kafka-record-times", mode);

            Rows rows = await(mode, found -> found.sums(View.INGEST, "read").equals("34"));

            assertThat(rows.sums(View.INGEST, "refused_event_time_in_future", "late"))
                    .isEqualTo("1 0");
            await(
                    mode,
                    found ->
                            found.sums(View.SUGGESTION, "shown", "accepted", "rejected")
                                    .equals("12 8 2"));
        }
    }

    @Test
    void whoIsLateAndWhoIsAheadIsNamed() throws Exception {
        String topic = "off-time";
        kafka.createTopic(topic, 2);
        createTables(topic);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant watermark = now.minus(OUT_OF_ORDERNESS);
        try (CapturedLog log = new CapturedLog(Admission.class);
                LiveJob job =
                        new LiveJob(options(topic, "ingest.idleness: 1 h"), new Configuration())) {
            job.submitted();
            send(topic, 0, now, question("a", now));
            send(topic, 1, now, question("b", now));
            await(topic, found -> !found.newestWatermark().isBefore(watermark.minusMillis(1)));

            send(topic, 1, now, question("late", now.minus(Duration.ofHours(2))));
            send(topic, 0, now, question("ahead", now.plus(Duration.ofDays(30))));
            Rows rows =
                    await(
                            topic,
                            found ->
                                    found.sums(View.INGEST, "late", "refused_event_time_in_future")
                                            .equals("1 1"));

            assertThat(rows.of(View.INGEST, "source"))
                    .filteredOn(row -> row.get("late").asLong() == 1)
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row.get("segment").asText()).isEqualTo(topic);
                                assertThat(row.get("max_late_ms").asLong())
                                        .isEqualTo(
                                                Duration.ofHours(2)
                                                        .minus(OUT_OF_ORDERNESS)
                                                        .toMillis());
                                assertThat(row.get("max_late_partition").asInt()).isEqualTo(1);
                                assertThat(row.get("max_ahead_ms").asLong())
                                        .isEqualTo(Duration.ofDays(30).toMillis());
                                assertThat(row.get("max_ahead_partition").asInt()).isZero();
                            });
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Late: "))
                    .singleElement()
                    .asString()
                    .contains("event 'late' of topic off-time, partition 1, offset 1")
                    .contains("is PT1H59M30S behind the watermark");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Refused: "))
                    .singleElement()
                    .asString()
                    .contains("event 'ahead' of topic off-time, partition 0, offset 1 is PT720H");
        }
    }

    /** As tenants and as ids of suggestions, in Kafka and in Parquet. */
    @Test
    void twoOddIdsStayTwoRows() throws Exception {
        String topic = "odd";
        kafka.createTopic(topic, 1);
        createTables(topic);
        for (OutcomeTable table : StetTopology.outcomeTables()) {
            kafka.createTopic(topic + "." + table.name(), 1);
        }
        Instant at = Instant.parse("2026-03-02T10:00:00Z");
        send(topic, 0, at, OddIds.suggestions(at));

        LocalJob.run(
                options(
                        topic,
                        """
                        kafka.bounded: true
                          outcomes.enabled: true
                          sinks.files.path: %s\
                        """
                                .formatted(folder.resolve("rows")),
                        "[kafka, files]"),
                RuntimeExecutionMode.STREAMING);

        List<String> texts = OddIds.texts();
        List<JsonNode> outcomes = new ArrayList<>();
        for (ConsumerRecord<String, String> record :
                WrittenRows.read(kafka.bootstrapServers(), topic + ".suggestion_outcome")) {
            outcomes.add(JSON.readTree(record.value()));
        }
        for (String id : List.of("suggestion_id", "tenant_id")) {
            assertThat(outcomes.stream().map(row -> row.get(id).asText()).collect(toSet()))
                    .as("%s in Kafka", id)
                    .containsAll(texts);
        }
        assertThat(tenants(rows(topic).of(View.SUGGESTION, "all").stream()))
                .as("in Kafka")
                .containsAll(texts);
        try (Stream<Path> files = Files.walk(folder.resolve("rows/suggestion_kpi"))) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .flatMap(file -> ParquetFiles.read(file).stream())
                                    .map(row -> row.getString("tenant_id", 0))
                                    .collect(toSet()))
                    .as("in Parquet")
                    .containsAll(texts);
        }
    }

    private static Set<String> tenants(Stream<JsonNode> rows) {
        return rows.map(row -> row.get("tenant_id").asText()).collect(toSet());
    }

    private void produce(String trial, String mode) throws Exception {
        Process producer =
                new ProcessBuilder(
                                JavaProcess.command(
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        SharedData.trial("", "Produce.java").toString(),
                                        kafka.bootstrapServers(),
                                        mode,
                                        SharedData.trial(trial, "events.jsonl").toString(),
                                        mode))
                        .redirectErrorStream(true)
                        .start();
        try {
            String said =
                    new String(producer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(producer.waitFor()).as(said).isZero();
        } finally {
            producer.destroyForcibly();
        }
    }

    private static void send(String topic, int partition, Instant at, String event) {
        send(topic, partition, at, List.of(event));
    }

    /** In the broker once it comes back. */
    private static void send(String topic, int partition, Instant at, List<String> events) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (String event : events) {
                producer.send(
                        new ProducerRecord<>(
                                topic,
                                partition,
                                at.toEpochMilli(),
                                null,
                                event.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static String question(String id, Instant at) {
        return """
        {"event_id":"%s","event_type":"query.submitted","event_time":"%s","user_id":"u",\
        "interaction_id":"%s","text":"what does %s say?"}\
        """
                .formatted(id, at, id, id);
    }

    private static void createTables(String prefix) throws IOException {
        for (View view : View.values()) {
            kafka.createTopic(prefix + "." + view.table(), 1);
        }
        kafka.createTopic(prefix + ".dead_letters", 1);
        kafka.createTopic(prefix + ".late", 1);
    }

    private Path options(String topic, String more) throws IOException {
        return options(topic, more, "[kafka]");
    }

    private Path options(String topic, String more, String sinks) throws IOException {
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                  families: [signal]
                  kafka.bootstrap-servers: %s
                  kafka.topics: [%s]
                  %s
                  rollup.grains: [1h]
                  rollup.segment-sets: [all]
                  rollup.refresh-interval: 200 ms
                  sinks.enabled: %s
                  sinks.kafka.topic-prefix: %s.
                """
                        .formatted(kafka.bootstrapServers(), topic, more, sinks, topic));
    }

    /** What the sink has written by then, once it is what is waited for. */
    private static Rows await(String topic, Predicate<Rows> wanted) throws IOException {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        Rows rows = rows(topic);
        while (!wanted.test(rows)) {
            assertThat(System.nanoTime()).as("%s", rows).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            rows = rows(topic);
        }
        return rows;
    }

    private static Rows rows(String topic) throws IOException {
        Map<View, List<JsonNode>> rows = new TreeMap<>();
        for (View view : List.of(View.INGEST, View.SUGGESTION, View.QUESTION)) {
            Map<String, JsonNode> latest = new TreeMap<>();
            for (ConsumerRecord<String, String> record :
                    WrittenRows.read(kafka.bootstrapServers(), topic + "." + view.table())) {
                latest.put(record.key(), JSON.readTree(record.value()));
            }
            rows.put(view, List.copyOf(latest.values()));
        }
        return new Rows(rows);
    }

    /** The latest row of each key. */
    private record Rows(Map<View, List<JsonNode>> byView) {

        List<JsonNode> of(View view, String segmentBy) {
            return byView.getOrDefault(view, List.of()).stream()
                    .filter(row -> row.get("segment_by").asText().equals(segmentBy))
                    .toList();
        }

        String sums(View view, String... measures) {
            return Stream.of(measures)
                    .map(
                            measure ->
                                    of(view, "all").stream()
                                            .mapToLong(row -> row.get(measure).asLong())
                                            .sum())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
        }

        Instant newestWatermark() {
            List<Instant> watermarks = new ArrayList<>(List.of(Instant.MIN));
            for (JsonNode row : of(View.INGEST, "all")) {
                if (!row.get("watermark").isNull()) {
                    watermarks.add(Instant.parse(row.get("watermark").asText().replace(' ', 'T')));
                }
            }
            return watermarks.stream().max(Instant::compareTo).orElseThrow();
        }
    }
}
