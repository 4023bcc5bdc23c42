package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stet.config.ConfigException;
import dev.stet.config.GivenOptions;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.SourceConfig;
import dev.stet.config.StetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options name on this machine is there, or each that is not is named. */
final class ConfigCheckTest {

    private static final Map<String, String> KEY =
            Map.of("STET_PSEUDONYM_KEY", "a key for this test alone");

    private static final String KAFKA_TO_FILES =
            """
            stet.kafka.bootstrap-servers: 127.0.0.1:1
            stet.sinks.enabled: [files]
            stet.sinks.files.path: rows
            """;

    private static final String KAFKA_TO_POSTGRES =
            KAFKA_TO_FILES.replace("[files]", "[postgres]")
                    + "stet.sinks.postgres.url: jdbc:postgresql://127.0.0.1:1/stet\n";

    @TempDir private Path folder = Path.of("");

    private Path password = Path.of("");
    private Path empty = Path.of("");

    @BeforeEach
    void writeSecrets() throws IOException {
        password = Files.writeString(folder.resolve("password"), "hunter2\n");
        empty = Files.writeString(folder.resolve("empty"), "\n");
    }

    private GivenOptions given(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("stet.yaml"), yaml);
        return GivenOptions.of(file, environment, Map.of());
    }

    /** Without the place, where that is the file. */
    private List<String> errors(String yaml, Map<String, String> environment) throws IOException {
        GivenOptions given = given(yaml, environment);
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class, () -> ConfigCheck.run(given, environment));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain("hunter2");
        return failure.problems().stream()
                .map(
                        problem ->
                                String.valueOf(problem.getMessage())
                                        .replace(folder + "/stet.yaml", ""))
                .toList();
    }

    @Test
    void everythingIsThere() throws Exception {
        Path events = Files.createFile(folder.resolve("events.jsonl"));
        Path key =
                Files.write(
                        folder.resolve("key"),
                        new byte[] {-1, -2, -3, -4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        GivenOptions given =
                given(
                        """
                        stet.source: files
                        stet.files.paths: %s
                        stet.privacy.pseudonym-key-file: %s
                        stet.sinks.enabled: [postgres]
                        stet.sinks.postgres.url: jdbc:postgresql://h/d
                        stet.sinks.postgres.password-file: %s
                        """
                                .formatted(folder.resolve("ev*.jsonl"), key, password),
                        Map.of());
        assertThat(ConfigCheck.run(given, Map.of()).source())
                .isInstanceOf(SourceConfig.OfFiles.class);
        assertThat(ConfigCheck.warnings(given, Map.of())).isEmpty();
        assertThat(events).isEmptyFile();
    }

    @Test
    void theFileOfASecretIsMissingOrEmptyOrUnreadable() throws Exception {
        String yaml =
                KAFKA_TO_FILES.replace("[files]", "[files, postgres]")
                        + """
                        stet.sinks.postgres.url: jdbc:postgresql://h/d
                        stet.sinks.postgres.password-file: /no/such/file
                        stet.kafka.properties.sasl.jaas.config-file: %s
                        stet.kafka.properties.ssl.keystore.key-file: %s
                        """
                                .formatted(empty, folder);
        assertThat(errors(yaml, KEY))
                .containsExactly(
                        ":5:1: stet.sinks.postgres.password-file: there is no file /no/such/file",
                        ":6:1: stet.kafka.properties.sasl.jaas.config-file: the file %s is empty"
                                .formatted(empty),
                        ":7:1: stet.kafka.properties.ssl.keystore.key-file: cannot read the file "
                                + folder);
        assertThat(
                        errors(
                                KAFKA_TO_FILES,
                                Map.of(
                                        "STET_PSEUDONYM_KEY", "a key for this test alone",
                                        "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "")))
                .containsExactly(
                        "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG: is empty; set it to the secret,"
                                + " or unset it");
    }

    @Test
    void theSecretOfASinkThatIsNotEnabledIsNotRead() throws Exception {
        GivenOptions given =
                given(
                        KAFKA_TO_FILES
                                + """
                                stet.sinks.postgres.password-file: /no/such/file
                                stet.iceberg.catalog.token-file: /no/such/file
                                """,
                        KEY);
        assertThat(ConfigCheck.run(given, KEY).sinks()).hasSize(1);
    }

    @Test
    void noSinkIsEnabled() throws Exception {
        assertThat(errors("stet.kafka.bootstrap-servers: 127.0.0.1:1", KEY))
                .containsExactly(
                        ": stet.sinks.enabled: must name at least one of postgres, kafka, files,"
                                + " iceberg");
        assertThat(errors(KAFKA_TO_FILES.replace("[files]", "[]"), KEY))
                .containsExactly(":2:1: stet.sinks.enabled: is an empty list; name at least one");
    }

    @Test
    void thereAreNoInputFiles() throws Exception {
        Files.createFile(folder.resolve("events.csv"));
        for (String paths : List.of("/no/such/file", folder + "/*.jsonl", folder + "/*.csv")) {
            assertThat(
                            errors(
                                    KAFKA_TO_FILES
                                            + "stet.source: files\nstet.files.paths: "
                                            + paths,
                                    KEY))
                    .singleElement()
                    .asString()
                    .startsWith(":5:1: stet.files.paths: " + paths + ": ");
        }
    }

    @Test
    void theFileOfPricesIsMissingOrWrong() throws Exception {
        Path missing = folder.resolve("nowhere.csv");
        assertThat(errors(KAFKA_TO_FILES + "stet.prices.file: " + missing + "\n", KEY))
                .singleElement()
                .asString()
                .contains(
                        "stet.prices.file: " + missing + " cannot be read: there is no such file");
        Path wrong =
                Files.writeString(
                        folder.resolve("wrong.csv"),
                        "model,valid_from,input,cached,cache_write,output\ngpt,today,1,,,2\n");
        assertThat(errors(KAFKA_TO_FILES + "stet.prices.file: " + wrong + "\n", KEY))
                .singleElement()
                .asString()
                .contains("wrong.csv, line 2: valid_from is 'today', expected a time with zone");
    }

    @Test
    void theMappingOfAFormatIsWrong() throws Exception {
        Path wrong = Files.writeString(folder.resolve("mine.yaml"), "format: mine\nrule: []\n");
        assertThat(errors(KAFKA_TO_FILES + "stet.formats: posthog;" + wrong + "\n", KEY))
                .anyMatch(
                        error -> error.contains(wrong + ":2:1: rule is unknown; expected one of"));
        ConfigCheck.run(given(KAFKA_TO_FILES + "stet.formats: posthog;otel_genai\n", KEY), KEY);
    }

    @Test
    void theAddressOfTheWebhook() throws Exception {
        String alerts = KAFKA_TO_FILES + "stet.alerts.enabled: true\n";
        Map<String, String> set = new TreeMap<>(KEY);
        set.put("STET_ALERTS_WEBHOOK_ADDRESS", "https://hooks.example/hunter2");
        set.put("STET_ALERTS_WEBHOOK_SECRET", "hunter2");
        GivenOptions given = given(alerts, set);
        assertThat(ConfigCheck.run(given, set).webhook()).isPresent();
        assertThat(ConfigCheck.warnings(given, set)).isEmpty();
        assertThat(given.lines()).noneMatch(line -> line.contains("hunter2"));
        set.put("STET_ALERTS_WEBHOOK_ADDRESS", "http://127.0.0.1:1/hunter2");
        assertThat(ConfigCheck.run(given(alerts, set), set).webhook()).isPresent();
        for (String wrong :
                List.of("http://192.0.2.1/hunter2", "file:///hunter2", "hunter2", "http://[")) {
            set.put("STET_ALERTS_WEBHOOK_ADDRESS", wrong);
            assertThat(errors(alerts, set))
                    .singleElement()
                    .asString()
                    .startsWith("STET_ALERTS_WEBHOOK_ADDRESS: must hold a URL");
        }
        assertThat(errors(alerts + "stet.alerts.webhook.address: https://x/hunter2\n", KEY))
                .singleElement()
                .asString()
                .contains("stet.alerts.webhook.address: is a secret: put it into a file");
    }

    @Test
    void alertsThatNobodyGets() throws Exception {
        String alerts = KAFKA_TO_FILES + "stet.alerts.enabled: true\n";
        assertThat(ConfigCheck.warnings(given(alerts, KEY), KEY))
                .singleElement()
                .asString()
                .startsWith("stet.alerts.enabled: has no effect");
        Map<String, String> set = new TreeMap<>(KEY);
        set.put("STET_ALERTS_WEBHOOK_ADDRESS", "https://hooks.example/hunter2");
        assertThat(ConfigCheck.warnings(given(KAFKA_TO_FILES, set), set))
                .singleElement()
                .asString()
                .contains("has no effect, since stet.alerts.enabled is not set");
    }

    @Test
    void aReviewSampleThatNobodyGets() throws Exception {
        String sample = KAFKA_TO_FILES + "stet.review-sample.enabled: true\n";
        assertThat(ConfigCheck.warnings(given(sample, KEY), KEY))
                .singleElement()
                .asString()
                .startsWith("stet.review-sample.enabled: has no effect, since only");
        Configuration options = new Configuration();
        options.set(StetOptions.REVIEW_SAMPLE, true);
        options.set(StetOptions.FAMILIES, List.of("signal"));
        options.set(SinkOptions.SINKS, List.of(SinkOptions.Kind.KAFKA));
        assertThat(ConfigCheck.sampleWarning(options))
                .hasValueSatisfying(
                        warning -> assertThat(warning).contains("add quality to stet.families"));
        options.set(StetOptions.FAMILIES, List.of("signal", "quality"));
        assertThat(ConfigCheck.sampleWarning(options)).isEmpty();
    }

    @Test
    void theFileOfTargetsIsMissingOrWrong() throws Exception {
        Path missing = folder.resolve("nowhere.yaml");
        assertThat(errors(KAFKA_TO_FILES + "stet.targets.file: " + missing + "\n", KEY))
                .singleElement()
                .asString()
                .contains("stet.targets.file: " + missing + " cannot be read");
        Path wrong =
                Files.writeString(
                        folder.resolve("wrong.yaml"), "metrics:\n  usat:\n    warn: high\n");
        assertThat(errors(KAFKA_TO_FILES + "stet.targets.file: " + wrong + "\n", KEY))
                .singleElement()
                .asString()
                .contains("wrong.yaml:3:11: warn is 'high', expected a number such as 0.45");
    }

    @Test
    void thereIsNoPseudonymKey() throws Exception {
        assertThat(errors(KAFKA_TO_FILES, Map.of()))
                .containsExactly(
                        ": stet.privacy.pseudonym-key-file: no pseudonym key: set"
                                + " stet.privacy.pseudonym-key-file, or STET_PSEUDONYM_KEY in the"
                                + " environment");
        assertThat(errors(KAFKA_TO_FILES, Map.of("STET_PSEUDONYM_KEY", "hunter2")))
                .containsExactly(
                        "STET_PSEUDONYM_KEY: a pseudonym key needs at least 16 bytes, this one has"
                                + " 7");
        for (Path file : List.of(password, folder.resolve("none"))) {
            assertThat(errors(KAFKA_TO_FILES + "stet.privacy.pseudonym-key-file: " + file, KEY))
                    .singleElement()
                    .asString()
                    .startsWith(":4:1: stet.privacy.pseudonym-key-file: ");
        }
    }

    @Test
    void everyErrorIsReportedAtOnce() throws Exception {
        String yaml =
                """
                stet.source: files
                stet.files.paths: /no/such/file
                stet.sinks.enabled: [postgres]
                stet.sinks.postgres.password-file: /no/such/file
                stet.sinks.postgres.colour: green
                """;
        assertThat(
                        errors(yaml, Map.of("STET_ROLUP_GRAINS", "1h")).stream()
                                .map(ConfigCheckTest::key))
                .containsExactly(
                        "stet.files.paths",
                        "stet.sinks.postgres.password-file",
                        "stet.sinks.postgres.colour",
                        "STET_ROLUP_GRAINS",
                        "stet.sinks.postgres.url",
                        "stet.privacy.pseudonym-key-file");
    }

    private static String key(String error) {
        return Stream.of(error.split(": "))
                .filter(part -> part.matches("stet\\..*|STET_.*"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void warnsOfWhatHasNoEffect() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "a key for this test alone");
        GivenOptions given =
                given(
                        KAFKA_TO_FILES
                                + "stet.outcomes.enabled: true\nstet.privacy.pseudonym-key-file: "
                                + key,
                        KEY);
        assertThat(ConfigCheck.run(given, KEY).dataflow().outcomes()).isTrue();
        assertThat(ConfigCheck.warnings(given, KEY))
                .containsExactly(
                        "stet.outcomes.enabled: has no effect, since no sink writes outcomes; add"
                                + " kafka to stet.sinks.enabled, or set"
                                + " stet.sinks.postgres.outcomes",
                        "STET_PSEUDONYM_KEY: has no effect, since"
                                + " stet.privacy.pseudonym-key-file is set");
    }

    @Test
    void outcomesGoIntoPostgresWhereBothOptionsSaySo() throws Exception {
        String into = "stet.sinks.postgres.outcomes: true\n";
        assertThat(outcomes(into)).isFalse();
        assertThat(outcomes("stet.outcomes.enabled: true\n")).isFalse();
        assertThat(outcomes(into + "stet.outcomes.enabled: true\n")).isTrue();
        assertThat(ConfigCheck.warnings(given(KAFKA_TO_POSTGRES + into, KEY), KEY))
                .containsExactly(
                        "stet.sinks.postgres.outcomes: has no effect, since"
                                + " stet.outcomes.enabled is not set");
        assertThat(
                        ConfigCheck.warnings(
                                given(
                                        KAFKA_TO_POSTGRES + into + "stet.outcomes.enabled: true\n",
                                        KEY),
                                KEY))
                .isEmpty();
    }

    private boolean outcomes(String more) throws Exception {
        return ((SinkConfig.OfPostgres)
                        ConfigCheck.run(given(KAFKA_TO_POSTGRES + more, KEY), KEY).sinks().get(0))
                .outcomes();
    }

    @Test
    void credentialsOfASchemaRegistryAreUserAndPassword() throws Exception {
        assertThat(
                        errors(
                                KAFKA_TO_FILES
                                        + "stet.kafka.schema-registry.url: http://registry:8081\n"
                                        + "stet.kafka.schema-registry.basic-auth-file: "
                                        + password,
                                KEY))
                .singleElement()
                .asString()
                .endsWith(password + " must hold user:password; there is no colon");
    }

    @Test
    void warnsOfCredentialsWithoutASchemaRegistry() throws Exception {
        Map<String, String> environment =
                Map.of("STET_KAFKA_SCHEMA_REGISTRY_BASIC_AUTH", "hunter2:hunter2");
        assertThat(ConfigCheck.warnings(given(KAFKA_TO_FILES, environment), environment))
                .containsExactly(
                        "stet.kafka.schema-registry.basic-auth-file: has no effect, since"
                                + " stet.kafka.schema-registry.url is not set");
    }
}
