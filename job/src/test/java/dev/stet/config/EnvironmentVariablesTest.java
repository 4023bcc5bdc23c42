package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "STET_ROLUP_GRAINS, STET_ROLLUP_GRAINS",
        "STET_PSEUDONIM_KEY, STET_PSEUDONYM_KEY",
        "STET_PRIVACY_PSEUDONYM_KEY, STET_PSEUDONYM_KEY",
        "STET_PSEUDONYM_KEY_FILE, STET_PSEUDONYM_KEY",
        "STET_SINKS_POSTGRES_PASWORD, STET_SINKS_POSTGRES_PASSWORD",
        "STET_KAFKA_PROPERTES_CLIENT_ID, STET_KAFKA_PROPERTIES_CLIENT_ID",
        "STET_SINK_ICEBERG_CATALOG_URI, STET_SINKS_ICEBERG_CATALOG_URI",
        "STET_JAVA_OPT, STET_JAVA_OPTS"
    })
    void namesTheNearestOfAnUnknownOne(String variable, String nearest) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> EnvironmentVariables.requireKnown(Map.of(variable, "hunter2")))
                .withMessage("%s: no such option; did you mean %s?".formatted(variable, nearest));
    }

    @Test
    void refusesEachThatIsLikeNone() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () ->
                                EnvironmentVariables.requireKnown(
                                        Map.of("STET_WHATEVER_IT_IS", "1", "STET_", "2")))
                .satisfies(e -> assertThat(e.problems()).hasSize(2))
                .withMessageContaining(
                        "STET_WHATEVER_IT_IS: no such option; unset this variable, or see"
                                + " docs/configuration.md");
    }

    /** Options, secrets, the launcher's, and those that Kubernetes sets for services. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STET_ROLLUP_GRAINS",
                "STET_SINKS_POSTGRES_PASSWORD",
                "STET_SINKS_POSTGRES_PASSWORD_FILE",
                "STET_PRIVACY_PSEUDONYM_KEY_FILE",
                "STET_PSEUDONYM_KEY",
                "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG_FILE",
                "STET_JAVA_OPTS",
                "STET_SERVICE_HOST",
                "STET_SERVICE_PORT_HTTP",
                "STET_PORT",
                "STET_REST_SERVICE_PORT",
                "STET_REST_PORT_8081_TCP_ADDR",
                "STETSON_HAT",
                "PATH"
            })
    void passesOverWhatIsKnownOrOfOthers(String variable) {
        assertThatCode(() -> EnvironmentVariables.requireKnown(Map.of(variable, "1")))
                .doesNotThrowAnyException();
    }

    @Test
    void aJobIsRefusedWithAMisspelledVariable() {
        Map<String, String> environment =
                Map.of(
                        "STET_ROLUP_GRAINS", "1h",
                        "STET_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                        "STET_SINKS_ENABLED", "kafka");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> JobConfig.from(GivenOptions.of(null, environment, Map.of())))
                .withMessage("STET_ROLUP_GRAINS: no such option; did you mean STET_ROLLUP_GRAINS?");
    }
}
