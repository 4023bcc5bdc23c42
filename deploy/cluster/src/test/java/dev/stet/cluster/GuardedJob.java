package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.View;
import dev.stet.local.GuardedKafka;
import dev.stet.local.WrittenRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A job on a cluster that reads and writes through a broker's guarded door, by the options that
 * docs/operations.md shows.
 */
final class GuardedJob {

    private static final Pattern OPTIONS =
            Pattern.compile("```yaml\n(stet:\n(?:(?!```).)*brokers\\.pem.*?)```", Pattern.DOTALL);

    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestCluster cluster;
    private final GuardedKafka kafka;
    private final Path folder;

    /**
     * @param folder for files of options
     */
    GuardedJob(TestCluster cluster, GuardedKafka kafka, Path folder) {
        this.cluster = cluster;
        this.kafka = kafka;
        this.folder = folder;
    }

    /** With the right password: to its end, and its rows are there. */
    void runs() throws Exception {
        kafka.open().createTopic("interactions", 1);
        for (View view : View.values()) {
            kafka.open().createTopic(Topics.of(view), 1);
        }
        kafka.open().createTopic(Topics.PREFIX + "dead_letters", 1);
        kafka.open().createTopic(Topics.PREFIX + "late", 1);
        send(
                """
                {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1","text":"the rest"}
                """);
        Path options = options(kafka.credentials("jaas.conf", GuardedKafka.PASSWORD));
        String job = cluster.succeed("submit", "--config", options.toString()).strip();
        new SubmittedJob(cluster, job).awaitFinished();

        List<ConsumerRecord<String, String>> rows =
                WrittenRows.read(kafka.open().bootstrapServers(), "stet.suggestion_kpi");
        assertThat(rows).isNotEmpty();
        for (ConsumerRecord<String, String> row : rows) {
            JsonNode cells = JSON.readTree(row.value());
            assertThat(cells.path("shown").asInt()).isOne();
            assertThat(cells.path("maturity").asText()).isEqualTo("final");
        }
    }

    /** With a wrong one: in one line, before there is a job. */
    void isRefused() throws Exception {
        Path options = options(kafka.credentials("wrong.conf", GuardedKafka.PASSWORD + "-not"));
        long began = System.nanoTime();
        Console refused = cluster.run("submit", "--config", options.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(REFUSED_WITHIN);
        assertThat(refused.exit()).isOne();
        assertThat(refused.out())
                .doesNotContain(GuardedKafka.PASSWORD)
                .hasLineCount(1)
                .contains(options + ":8:7: stet.kafka.properties.sasl.jaas.config-file: the")
                .contains("refused the credentials")
                .contains("SCRAM-SHA-512")
                .contains("change the properties below stet.kafka.properties");
    }

    /** The password, which begins the wrong one too, in no log of the cluster. */
    void isNeverNamed() throws IOException {
        try (Stream<Path> logs = Files.walk(cluster.home().logs())) {
            List<Path> files = logs.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(GuardedKafka.PASSWORD);
            }
        }
    }

    private void send(String event) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.open().bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>("interactions", event.strip()));
        }
    }

    /** Those of the page, with this broker's address and files in place of its own. */
    private Path options(Path credentials) throws IOException {
        Path page = AnalystsPage.file().resolveSibling("operations.md");
        Matcher shown = OPTIONS.matcher(Files.readString(page, StandardCharsets.UTF_8));
        assertThat(shown.find()).as("options with SASL_SSL in %s", page).isTrue();
        String text = shown.group(1);
        for (Map.Entry<String, String> word :
                Map.of(
                                "broker-1:9093", kafka.bootstrapServers(),
                                "/run/secrets/stet/jaas.conf", credentials.toString(),
                                "/etc/stet/brokers.pem", kafka.certificate().toString())
                        .entrySet()) {
            assertThat(text).contains(word.getKey());
            text = text.replace(word.getKey(), word.getValue());
        }
        return Files.writeString(
                folder.resolve(credentials.getFileName() + ".yaml"),
                text
                        + """
                        stet.kafka.bounded: true
                        stet.rollup.grains: 1d
                        stet.privacy.pseudonym-key-file: "%s"
                        """
                                .formatted(cluster.home().root().resolve("pseudonym.key")));
    }
}
