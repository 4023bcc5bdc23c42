package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stet.kafka.schema-registry.*}: default, mapping, and what is refused. */
final class SchemaRegistryOptionTest {

    private static final String KAFKA_TO_FILES =
            """
            stet.kafka.bootstrap-servers: 127.0.0.1:1
            stet.sinks.enabled: [files]
            stet.sinks.files.path: rows
            """;

    @TempDir private Path folder = Path.of("");

    private Optional<SchemaRegistryAccess> registry(String yaml, Map<String, String> environment)
            throws IOException {
        GivenOptions given =
                OptionsFile.given(folder, KAFKA_TO_FILES + yaml, environment, Map.of());
        return ((SourceConfig.OfKafka) JobConfig.from(given).source()).registry();
    }

    @Test
    void noneUnlessGiven() throws IOException {
        assertThat(registry("", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://registry:8081, http://registry:8081",
        "https://registry/, https://registry",
        "http://127.0.0.1:8080/apis/ccompat/v7//, http://127.0.0.1:8080/apis/ccompat/v7"
    })
    void takesARoot(String given, String url) throws IOException {
        SchemaRegistryAccess access =
                registry("stet.kafka.schema-registry.url: " + given, Map.of()).orElseThrow();
        assertThat(access.url()).isEqualTo(url);
        assertThat(access.authorization()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry:8081",
                "registry",
                "ftp://registry",
                "http:///subjects",
                "http://registry/?x=1",
                "http://registry/#x",
                "http://reg istry"
            })
    void refusesWhatIsNoRoot(String url) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () -> registry("stet.kafka.schema-registry.url: " + quoted(url), Map.of()))
                .withMessageContaining(
                        "stet.kafka.schema-registry.url: '%s' is no URL of a registry; write it as"
                                + " http://registry:8081 or https://host/path",
                        url);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    @Test
    void refusesAPasswordInTheUrl() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () ->
                                registry(
                                        "stet.kafka.schema-registry.url: http://me:hunter2@h",
                                        Map.of()))
                .withMessageContaining("contains a password");
    }

    @Test
    void readsTheCredentialsFromAFileOrTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("auth"), "a:b\n");
        String url = "stet.kafka.schema-registry.url: http://registry:8081\n";
        String named = url + "stet.kafka.schema-registry.basic-auth-file: " + file + "\n";

        assertThat(registry(named, Map.of()).orElseThrow().authorization()).contains("Basic YTpi");
        assertThat(
                        registry(url, Map.of("STET_KAFKA_SCHEMA_REGISTRY_BASIC_AUTH", "c:d"))
                                .orElseThrow()
                                .authorization())
                .contains("Basic Yzpk");
        assertThat(registry(named, Map.of()).toString()).doesNotContain("a:b");
    }

    @Test
    void refusesCredentialsWithoutAColon() throws IOException {
        Path file = Files.writeString(folder.resolve("auth"), "hunter2\n");
        SchemaRegistryAccess access =
                registry(
                                "stet.kafka.schema-registry.url: http://registry:8081\n"
                                        + "stet.kafka.schema-registry.basic-auth-file: "
                                        + file,
                                Map.of())
                        .orElseThrow();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(access::authorization)
                .withMessageContaining(file + " must hold user:password; there is no colon")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }
}
