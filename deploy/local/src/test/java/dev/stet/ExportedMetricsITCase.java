package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stet.local.embedded.EmbeddedKafka;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the alert rules and the dashboard of the job read must be what Flink's reporter for
 * Prometheus exports of a running job: metrics, and the names of operators.
 */
final class ExportedMetricsITCase {

    private static final Path INTEGRATIONS = Path.of("../../integrations");
    private static final Pattern NAME = Pattern.compile("\\bflink_\\w+");

    /** A metric and its operator, in an expression or in an exported line. */
    private static final Pattern OF_OPERATOR =
            Pattern.compile("\\b(flink_\\w+)\\{[^}\\n]*operator_name=\\\\?\"([\\w:]+)\\\\?\"");

    private static final Pattern REFUSED =
            Pattern.compile("operator_refusedRecords\\{[^}]*job_name=\"stet\"[^}]*} 1\\.0");
    private static final String A_REFUSED_RECORD = "a refused record of job stet";
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final BlockingQueue<String> pushed = new LinkedBlockingQueue<>();

    @TempDir private Path folder = Path.of("");

    @Test
    void existInARunningJob() throws Exception {
        Set<String> wanted = found(read());
        assertThat(wanted.stream().filter(each -> !each.contains(" "))).hasSizeGreaterThan(15);
        assertThat(wanted.stream().filter(each -> each.contains(" of "))).hasSize(8);
        wanted.add(A_REFUSED_RECORD);
        HttpServer gateway =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    pushed.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(202, -1);
                    exchange.close();
                });
        gateway.start();
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            kafka.createTopic("interactions", 2);
            kafka.createTopic("stet.dead_letters", 1);
            send(kafka); // Flink says what waits once it has read a record
            try (LiveJob job =
                    new LiveJob(options(kafka), settings(gateway.getAddress().getPort()))) {
                job.submitted();
                await(wanted);
            }
        } finally {
            gateway.stop(0);
        }
    }

    private static String read() throws Exception {
        return Files.readString(INTEGRATIONS.resolve("prometheus/stet-job.rules.yml"))
                + Files.readString(INTEGRATIONS.resolve("grafana/stet-job.json"));
    }

    /** Metrics, and which is of which operator. */
    private static Set<String> found(String text) {
        Set<String> found = new TreeSet<>();
        NAME.matcher(text).results().forEach(name -> found.add(name.group()));
        OF_OPERATOR
                .matcher(text)
                .results()
                .forEach(pair -> found.add("%s of %s".formatted(pair.group(1), pair.group(2))));
        if (REFUSED.matcher(text).find()) {
            found.add(A_REFUSED_RECORD);
        }
        return found;
    }

    /** Waits until all of it was pushed. */
    private void await(Set<String> wanted) throws Exception {
        Set<String> missing = new TreeSet<>(wanted);
        Instant until = Instant.now().plus(WITHIN);
        while (!missing.isEmpty()) {
            long millis = Duration.between(Instant.now(), until).toMillis();
            String push = millis > 0 ? pushed.poll(millis, TimeUnit.MILLISECONDS) : null;
            assertThat(push).as("not exported: %s", missing).isNotNull();
            missing.removeAll(found(String.valueOf(push)));
        }
    }

    /** A record that is no event. */
    private static void send(EmbeddedKafka kafka) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>("interactions", "{".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Configuration settings(int port) {
        Configuration flink =
                new Configuration()
                        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        flink.setString(
                "metrics.reporter.push.factory.class",
                "org.apache.flink.metrics.prometheus.PrometheusPushGatewayReporterFactory");
        flink.setString("metrics.reporter.push.hostUrl", "http://127.0.0.1:" + port);
        flink.setString("metrics.reporter.push.jobName", "test");
        flink.setString("metrics.reporter.push.deleteOnShutdown", "false");
        flink.setString("metrics.reporter.push.interval", "1 SECONDS");
        return flink;
    }

    private Path options(EmbeddedKafka kafka) throws Exception {
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                  families: [decision]
                  kafka:
                    bootstrap-servers: %s
                    topics: [interactions]
                  sinks:
                    enabled: [files]
                    files.path: %s
                """
                        .formatted(kafka.bootstrapServers(), folder.resolve("rows")));
    }
}
