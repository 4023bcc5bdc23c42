package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets come from files and the environment, and nothing that is printed holds one. */
final class GivenSecretsTest {

    @TempDir private Path folder = Path.of("");

    private GivenOptions given(
            String yaml, Map<String, String> environment, Map<String, String> commandLine)
            throws IOException {
        return OptionsFile.given(folder, yaml, environment, commandLine);
    }

    private GivenOptions given(String yaml) throws IOException {
        return given(yaml, Map.of(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?user=u&password=hunter2",
                "jdbc:mysql://h/d?user=u&pwd=hunter2",
                "jdbc:postgresql://me:hunter2@h/d",
                "postgresql://me:hunter2@h/d",
                "https://me:hunter2@catalog:8181",
                "https://me:hun/ter2#@catalog:8181",
                "https://me:2@catalog:8181",
                "jdbc:mysql://h/d?passwd=hunter2",
                "jdbc:snowflake://h/?passcode=hunter2",
                "jdbc:postgresql://h/d?sslPassword=hunter2",
                "https://h/c?sv=1&sig=hunter2",
                "jdbc:sqlserver://h;password = hunter2",
                "jdbc:mysql://(host=h,port=1,user=u,password=hunter2)/d",
                "jdbc:mysql://address=(host=h)(pass=hunter2)/d",
                "jdbc:oracle:thin:scott/hunter2@//h:1521/s",
                "https://h/c?access_token=hunter2",
                "https://h/c?X-Amz-Signature=hunter2",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2"
            })
    void knowsAPasswordWithinAValue(String value) {
        assertThat(Secret.isWithin(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h:5432/d?user=me@corp&sslmode=verify-full&sslkey=/run/key",
                "jdbc:postgresql://h1:5432,h2:5433/d?user=me@corp",
                "jdbc:postgresql://[::1]:5432/d?user=me@corp",
                "jdbc:oracle:thin:@//h:1521/s",
                "jdbc:oracle:thin:/@alias",
                "jdbc:mysql://h/d?bypass=true&design=1",
                "abfss://container@account.dfs.core.windows.net/warehouse",
                "https://identity/oauth/token",
                "/run/secrets/stet/password",
                "all;feature|model"
            })
    void takesNothingElseForAPassword(String value) {
        assertThat(Secret.isWithin(value)).isFalse();
    }

    /** Sinks and sources that are off too: whatever is given is printed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "stet.sinks.iceberg.catalog.uri > jdbc:postgresql://h/d?user=u&password=hunter2 >"
                        + " put the password into a file and set"
                        + " stet.sinks.iceberg.catalog.jdbc.password-file",
                "stet.iceberg.catalog.uri > jdbc:mysql://h/d?user=u&pwd=hunter2 > put the"
                        + " password into a file and set stet.iceberg.catalog.jdbc.password-file",
                "stet.sinks.postgres.url > jdbc:postgresql://me:hunter2@h/d > put the password"
                        + " into a file and set stet.sinks.postgres.password-file",
                "stet.sinks.postgres.url > postgresql://me:hunter2@h/d > put the password into a"
                        + " file and set stet.sinks.postgres.password-file",
                "stet.kafka.properties.sasl.jaas.config-file > ScramLoginModule required"
                        + " password=hunter2; > give the name of the file here",
                "stet.files.paths > a;//me:hunter2@h/d > this value is printed: remove it"
            })
    void refusesAPasswordWithoutQuotingIt(String key, String value, String what) {
        String yaml = "stet.sinks: {enabled: [files], files.path: rows}\n";
        for (String given :
                List.of("%s: \"%s\"".formatted(key, value), "%s: [\"%s\"]".formatted(key, value))) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> JobConfig.from(given(yaml + given)))
                    .withMessageContaining("stet.yaml:2:1: " + key + ": contains a password")
                    .withMessageContaining(what)
                    .withMessageNotContaining("hunter2");
        }
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobConfig.from(given(yaml, Map.of(), Map.of(key, value))))
                .withMessageContaining("-D" + key + ": " + key + ": contains a password")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void refusesAPasswordWithinAVariable() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () ->
                                JobConfig.from(
                                        given(
                                                "",
                                                Map.of(
                                                        "STET_SINKS_ICEBERG_CATALOG_URI",
                                                        "https://me:hunter2@catalog:8181"),
                                                Map.of())))
                .withMessageContaining(
                        "STET_SINKS_ICEBERG_CATALOG_URI: stet.sinks.iceberg.catalog.uri: contains a"
                                + " password")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void saysWhereASecretBelongs() {
        Map<String, String> places =
                Map.of(
                        "stet.privacy.pseudonym-key", "STET_PSEUDONYM_KEY",
                        "stet.sinks.postgres.password", "STET_SINKS_POSTGRES_PASSWORD",
                        "stet.kafka.properties.sasl.jaas.config",
                                "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                        "stet.sinks.kafka.properties.ssl.key.password",
                                "STET_SINKS_KAFKA_PROPERTIES_SSL_KEY_PASSWORD",
                        "stet.kafka.properties.ssl.keystore.key",
                                "STET_KAFKA_PROPERTIES_SSL_KEYSTORE_KEY");
        places.forEach(
                (key, variable) -> {
                    for (boolean inFile : List.of(true, false)) {
                        assertThatExceptionOfType(ConfigException.class)
                                .isThrownBy(
                                        () ->
                                                JobConfig.from(
                                                        given(
                                                                inFile ? key + ": hunter2" : "",
                                                                Map.of(),
                                                                inFile
                                                                        ? Map.of()
                                                                        : Map.of(key, "hunter2"))))
                                .withMessageContaining(
                                        key
                                                + ": is a secret: put it into a file and set "
                                                + key
                                                + "-file to the name of that file, or set the"
                                                + " environment variable "
                                                + variable
                                                + "\n")
                                .withMessageNotContaining("hunter2");
                    }
                });
    }

    @Test
    void readsSecretsFromFilesAndTheEnvironment() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "from the file\n");
        String yaml =
                """
                stet:
                  kafka.bootstrap-servers: 127.0.0.1:1
                  kafka.properties:
                    security.protocol: SASL_SSL
                    ssl.truststore.password-file: %s
                  sinks:
                    enabled: [postgres, kafka]
                    postgres:
                      url: jdbc:postgresql://h/d
                      password-file: %s
                    kafka.properties.linger.ms: 20
                """
                        .formatted(password, password);
        Map<String, String> environment =
                Map.of(
                        "STET_SINKS_POSTGRES_PASSWORD", "from the environment",
                        "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "jaas",
                        "STET_KAFKA_PROPERTIES_CLIENT_ID", "me");
        GivenOptions given = given(yaml, environment, Map.of());
        JobConfig config = JobConfig.from(given);

        assertThat(config.sinks()).hasSize(2);
        assertThat(((SinkConfig.OfPostgres) config.sinks().get(0)).password().orElseThrow().read())
                .isEqualTo("from the environment");
        Map<String, String> expected =
                Map.of(
                        "security.protocol", "SASL_SSL",
                        "ssl.truststore.password", "from the file",
                        "sasl.jaas.config", "jaas",
                        "client.id", "me");
        assertThat(((SourceConfig.OfKafka) config.source()).access().clientProperties())
                .isEqualTo(expected);
        assertThat(((SinkConfig.OfKafka) config.sinks().get(1)).access().clientProperties())
                .containsAllEntriesOf(expected)
                .containsEntry("linger.ms", "20");
        assertThat(given.lines())
                .contains(
                        "stet.sinks.postgres.password: ******  # STET_SINKS_POSTGRES_PASSWORD",
                        "stet.kafka.properties.sasl.jaas.config: ******  #"
                                + " STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG");
        assertThat(Stream.of(given.lines(), config).map(String::valueOf))
                .noneMatch(text -> text.contains("from the") || text.contains("jaas,"));
    }

    /** A catalog that is read from and written to needs to be told once, but for a secret. */
    @Test
    void writesToTheCatalogThatIsReadFromWithSecretsOfItsOwn() throws Exception {
        String yaml =
                """
                stet:
                  source: iceberg
                  iceberg.table: raw.interactions
                  iceberg.catalog: {type: rest, uri: "https://catalog:8181"}
                  sinks.enabled: iceberg
                """;
        Map<String, String> environment =
                Map.of(
                        "STET_ICEBERG_CATALOG_TOKEN", "reads",
                        "STET_ICEBERG_CATALOG_CREDENTIAL", "both",
                        "STET_SINKS_ICEBERG_CATALOG_TOKEN", "writes");
        JobConfig config = JobConfig.from(given(yaml, environment, Map.of()));

        Map<String, String> read =
                Map.of(
                        "type", "rest",
                        "uri", "https://catalog:8181",
                        "token", "reads",
                        "credential", "both");
        Map<String, String> written = new HashMap<>(read);
        written.put("token", "writes");
        assertThat(((SourceConfig.OfIceberg) config.source()).access().catalogProperties())
                .isEqualTo(read);
        assertThat(((SinkConfig.OfIceberg) config.sinks().get(0)).access().catalogProperties())
                .isEqualTo(written);
    }

    @Test
    void saysWhyASecretCannotBeRead() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Map<String, String> problems =
                Map.of(
                        "/no/such/file",
                        "there is no file /no/such/file",
                        folder.toString(),
                        "cannot read the file " + folder,
                        empty.toString(),
                        "the file %s is empty".formatted(empty));
        problems.forEach(
                (file, problem) ->
                        assertThatExceptionOfType(ConfigException.class)
                                .isThrownBy(
                                        () -> Secret.inFile("stet.x.password-file", file).read())
                                .withMessage("stet.x.password-file: " + problem));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Secret.given("STET_X_PASSWORD", "").read())
                .withMessage("STET_X_PASSWORD: is empty; set it to the secret, or unset it");
    }

    /** As the key is read: of two, that of the file counts, whatever the order of places. */
    @Test
    void showsTheFileOfThePseudonymKeyRatherThanTheVariable() throws Exception {
        GivenOptions given =
                given(
                        "stet.privacy.pseudonym-key-file: /run/key",
                        Map.of("STET_PSEUDONYM_KEY", "hunter2"),
                        Map.of());
        assertThat(given.lines())
                .contains("stet.privacy.pseudonym-key: ******  # stet.privacy.pseudonym-key-file");
    }
}
