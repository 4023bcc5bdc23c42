package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stet.config.ConfigException;
import dev.stet.contract.View;
import dev.stet.local.GuardedKafka;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.local.embedded.FreePorts;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work ends before it is submitted, in one line that names what to change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class StetJobPreflightITCase {

    private static final String GUARDED = "guarded";

    private final GuardedKafka guardedKafka;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;

    StetJobPreflightITCase() throws IOException {
        guardedKafka = GuardedKafka.start();
        kafka = guardedKafka.open();
        database = EmbeddedDatabase.start();
    }

    @BeforeAll
    void prepare() throws Exception {
        kafka.createTopic("interactions", 1);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD 'right'".formatted(GUARDED));
            Path rules = database.directory().resolve("data/pg_hba.conf");
            Files.writeString(
                    rules,
                    "host all %s 127.0.0.1/32 scram-sha-256\n".formatted(GUARDED)
                            + Files.readString(rules));
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @AfterAll
    void stop() throws IOException {
        guardedKafka.close();
        database.close();
    }

    /** Options under which the job would run, and these over them. */
    private String lineOf(Map<String, String> more, Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("STET_PSEUDONYM_KEY", "a key for this test alone");
        environment.put("STET_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("STET_SINKS_ENABLED", "files");
        environment.put("STET_SINKS_FILES_PATH", folder.resolve("rows").toString());
        environment.put("STET_SINKS_POSTGRES_URL", database.url());
        environment.put("STET_SINKS_POSTGRES_USER", EmbeddedDatabase.USER);
        environment.putAll(more);
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(
                        1,
                        new Configuration()
                                .set(
                                        CheckpointingOptions.CHECKPOINTING_INTERVAL,
                                        Duration.ofSeconds(10)));
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                new StetJob(flink, environment, new PrintWriter(new StringWriter()))
                                        .run(new String[0]));
        String message = String.valueOf(failure.getMessage());
        assertThat(message).doesNotContain("\n").doesNotContain("hunter2");
        return message;
    }

    @Test
    void noBrokerAnswers(@TempDir Path folder) throws Exception {
        String address = "127.0.0.1:" + FreePorts.find(1)[0];
        assertThat(lineOf(Map.of("STET_KAFKA_BOOTSTRAP_SERVERS", address), folder))
                .startsWith(
                        "STET_KAFKA_BOOTSTRAP_SERVERS: stet.kafka.bootstrap-servers: no broker"
                                + " answered at "
                                + address);
    }

    @Test
    void theNameOfABrokerIsNone(@TempDir Path folder) {
        assertThat(lineOf(Map.of("STET_KAFKA_BOOTSTRAP_SERVERS", "no.such.host.invalid:9"), folder))
                .startsWith("STET_KAFKA_BOOTSTRAP_SERVERS: stet.kafka.bootstrap-servers: ")
                .contains("bootstrap");
    }

    /** What takes the job through the guarded door, if the credentials do. */
    private Map<String, String> guarded(Path credentials) {
        return new HashMap<>(
                Map.of(
                        "STET_KAFKA_BOOTSTRAP_SERVERS",
                        guardedKafka.bootstrapServers(),
                        "STET_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                        "SASL_SSL",
                        "STET_KAFKA_PROPERTIES_SASL_MECHANISM",
                        "SCRAM-SHA-512",
                        "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG_FILE",
                        credentials.toString(),
                        "STET_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE",
                        "PEM",
                        "STET_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
                        guardedKafka.certificate().toString()));
    }

    @Test
    void theBrokersRefuseTheCredentials(@TempDir Path folder) throws Exception {
        String key =
                "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG_FILE:"
                        + " stet.kafka.properties.sasl.jaas.config-file: ";
        Path wrong = guardedKafka.credentials("wrong.conf", "hunter2");
        assertThat(lineOf(guarded(wrong), folder))
                .startsWith(key + "the brokers at " + guardedKafka.bootstrapServers())
                .contains("refused the credentials (Authentication failed")
                .endsWith("change the properties below stet.kafka.properties");

        Path noCredentials = Files.writeString(folder.resolve("jaas.conf"), "stet hunter2;");
        assertThat(lineOf(guarded(noCredentials), folder))
                .startsWith(key + "is no sasl.jaas.config that Kafka takes; write one line");

        Path cutOff = Files.writeString(folder.resolve("jaas.conf"), "stet hunter2");
        assertThat(lineOf(guarded(cutOff), folder))
                .isEqualTo(
                        "%sthe file %s has no semicolon at its end; add one"
                                .formatted(key, cutOff));
    }

    @Test
    void theBrokersAreNotTrusted(@TempDir Path folder) throws Exception {
        Path right = guardedKafka.credentials("right.conf", GuardedKafka.PASSWORD);
        Map<String, String> trustsOthers = guarded(right);
        trustsOthers.remove("STET_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE");
        trustsOthers.remove("STET_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION");
        assertThat(lineOf(trustsOthers, folder))
                .startsWith("STET_KAFKA_BOOTSTRAP_SERVERS: stet.kafka.bootstrap-servers: TLS with")
                .endsWith("change the properties ssl.* below stet.kafka.properties");
    }

    @Test
    void aTopicIsMissing(@TempDir Path folder) {
        assertThat(lineOf(Map.of("STET_KAFKA_TOPICS", "interactions;interaktions"), folder))
                .isEqualTo(
                        "STET_KAFKA_TOPICS: stet.kafka.topics: the brokers at %s have no topic 'interaktions': make it, or change this option"
                                .formatted(kafka.bootstrapServers()));
        assertThat(lineOf(Map.of("STET_SINKS_ENABLED", "kafka"), folder))
                .contains("stet.sinks.kafka.topic-prefix: the brokers at")
                .containsPattern("have no topic 'stet\\.[a-z]+_kpi'");
    }

    @Test
    void aTransactionOutlivesWhatTheBrokerAllows(@TempDir Path folder) throws Exception {
        for (View view : View.values()) {
            kafka.createTopic("once." + view.table(), 1);
        }
        kafka.createTopic("once.dead_letters", 1);
        kafka.createTopic("once.late", 1);
        Map<String, String> exactlyOnce = new HashMap<>();
        exactlyOnce.put("STET_SINKS_ENABLED", "kafka");
        exactlyOnce.put("STET_SINKS_KAFKA_TOPIC_PREFIX", "once.");
        exactlyOnce.put("STET_SINKS_KAFKA_DELIVERY", "exactly-once");
        exactlyOnce.put("STET_SINKS_KAFKA_TRANSACTION_TIMEOUT", "1 h");
        exactlyOnce.put("STET_SINKS_KAFKA_DECLARED_OUTAGE", "10 min");
        assertThat(lineOf(exactlyOnce, folder))
                .isEqualTo(
                        "STET_SINKS_KAFKA_TRANSACTION_TIMEOUT:"
                                + " stet.sinks.kafka.transaction-timeout: is 1 h, but the brokers"
                                + " allow at most 15 min (transaction.max.timeout.ms)");

        exactlyOnce.put("STET_SINKS_KAFKA_TRANSACTION_TIMEOUT", "605 s");
        assertThat(lineOf(exactlyOnce, folder))
                .endsWith(
                        "is 605 s, but must exceed checkpoint interval and declared outage,"
                                + " together 610 s");
    }

    @Test
    void thePasswordIsWrong(@TempDir Path folder) {
        assertThat(
                        lineOf(
                                Map.of(
                                        "STET_SINKS_ENABLED", "postgres",
                                        "STET_SINKS_POSTGRES_USER", GUARDED,
                                        "STET_SINKS_POSTGRES_PASSWORD", "hunter2"),
                                folder))
                .contains("stet.sinks.postgres.password-file: ")
                .contains("does not let guarded in")
                .endsWith("change the password, or stet.sinks.postgres.user");
    }

    @Test
    void noDatabaseAnswers(@TempDir Path folder) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(FreePorts.find(1)[0]);
        assertThat(
                        lineOf(
                                Map.of(
                                        "STET_SINKS_ENABLED",
                                        "postgres",
                                        "STET_SINKS_POSTGRES_URL",
                                        url),
                                folder))
                .startsWith(
                        "STET_SINKS_POSTGRES_URL: stet.sinks.postgres.url: no PostgreSQL answers at"
                                + " "
                                + url);
    }

    @Test
    void aTableIsMissingOrOfAnotherShape(@TempDir Path folder) throws Exception {
        execute("CREATE SCHEMA other");
        Map<String, String> other = new HashMap<>();
        other.put("STET_SINKS_ENABLED", "postgres");
        other.put("STET_SINKS_POSTGRES_URL", database.url() + "?currentSchema=other");
        assertThat(lineOf(other, folder))
                .endsWith(
                        "the table suggestion_kpi is missing: run './stet postgres migrate', or set"
                                + " stet.sinks.postgres.create");

        execute("CREATE TABLE other.suggestion_kpi (tenant_id text, grain integer)");
        assertThat(lineOf(other, folder))
                .contains("the column suggestion_kpi.grain is integer, and must be text");

        execute("DROP TABLE other.suggestion_kpi");
        new PostgresTables(
                        new PostgresAccess(
                                database.url() + "?currentSchema=other", EmbeddedDatabase.USER, ""))
                .migrate();
        execute("ALTER TABLE other.question_kpi DROP CONSTRAINT question_kpi_pkey");
        assertThat(lineOf(other, folder))
                .contains("the table question_kpi cannot be written to: ")
                .contains("ON CONFLICT");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theFolderIsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(lineOf(Map.of("STET_SINKS_FILES_PATH", file.toString()), folder))
                .startsWith("STET_SINKS_FILES_PATH: stet.sinks.files.path: cannot write into");
    }

    @Test
    void thereAreNoFilesToRead(@TempDir Path folder) {
        assertThat(
                        lineOf(
                                Map.of(
                                        "STET_SOURCE", "files",
                                        "STET_FILES_PATHS", "/no/such/file"),
                                folder))
                .isEqualTo(
                        "STET_FILES_PATHS: stet.files.paths: /no/such/file: no such file or"
                                + " folder");
    }

    @Test
    void thePseudonymKeyIsTooShort(@TempDir Path folder) {
        assertThat(lineOf(Map.of("STET_PSEUDONYM_KEY", "short"), folder))
                .isEqualTo(
                        "STET_PSEUDONYM_KEY: a pseudonym key needs at least 16 bytes, this one has"
                                + " 5");
    }
}
