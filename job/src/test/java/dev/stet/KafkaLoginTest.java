package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stet.config.ConfigException;
import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.config.SourceConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a client of Kafka from logging in is told apart, with no broker to ask. */
@Timeout(60)
final class KafkaLoginTest {

    private static final String PROPERTIES = "stet.kafka.properties.";
    private static final String VARIABLE = "STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG";
    private static final String SCRAM =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\""
                    + " password=\"hunter2\";";

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private String line() {
        Map<String, String> options = new HashMap<>();
        options.put("stet.kafka.bootstrap-servers", "127.0.0.1:1");
        options.put("stet.sinks.enabled", "files");
        options.put("stet.sinks.files.path", "rows");
        options.put(PROPERTIES + "security.protocol", "SASL_PLAINTEXT");
        properties.forEach((name, value) -> options.put(PROPERTIES + name, value));
        JobConfig config = JobConfig.from(GivenOptions.of(null, environment, options));
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                KafkaPreflight.of(((SourceConfig.OfKafka) config.source()).access())
                                        .close());
        String message = String.valueOf(failure.getMessage());
        assertThat(message).doesNotContain("hunter2").doesNotContain("\n");
        return message;
    }

    @Test
    void theMechanismIsForgotten() {
        environment.put(VARIABLE, SCRAM);
        assertThat(line())
                .isEqualTo(
                        "stet.kafka.properties.sasl.mechanism: must be set, such as to"
                                + " SCRAM-SHA-512 or PLAIN: without it Kafka takes GSSAPI, which"
                                + " needs sasl.kerberos.service.name");
    }

    @Test
    void theServiceOfKerberosIsForgotten() {
        environment.put(VARIABLE, SCRAM);
        properties.put("sasl.mechanism", "GSSAPI");
        assertThat(line())
                .isEqualTo(
                        "stet.kafka.properties.sasl.kerberos.service.name: must be set, since"
                                + " sasl.mechanism is GSSAPI");
    }

    @Test
    void thereAreNoCredentials() {
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(line())
                .isEqualTo(
                        "stet.kafka.properties.sasl.jaas.config-file: must name a file with login"
                                + " module and credentials, since the security.protocol is one of"
                                + " SASL");
    }

    @Test
    void theKeytabIsMissing() {
        environment.put(
                VARIABLE,
                "com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true"
                        + " keyTab=\"/no/such.keytab\" principal=\"me@EXAMPLE.COM\";");
        properties.put("sasl.kerberos.service.name", "kafka");
        assertThat(line()).startsWith(VARIABLE + ": Kafka's client cannot log in with it (");
    }

    @Test
    void theLoginModuleIsMistyped() {
        environment.put(VARIABLE, SCRAM.replace("ScramLoginModule", "ScrumLoginModule"));
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(line())
                .startsWith(VARIABLE + ": Kafka's client cannot log in with it (LoginException: ")
                .contains("org.apache.kafka.common.security.scram.ScrumLoginModule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stet hunter2;", "hunter2;", "org.example.Module required hunter2;"})
    void theCredentialsCannotBeRead(String credentials) {
        environment.put(VARIABLE, credentials);
        properties.put("sasl.mechanism", "PLAIN");
        assertThat(line())
                .startsWith(VARIABLE + ": is no sasl.jaas.config that Kafka takes; write one line");
    }

    @Test
    void theSemicolonIsMissing() {
        environment.put(VARIABLE, "org.example.Module required password=hunter2");
        properties.put("sasl.mechanism", "PLAIN");
        assertThat(line()).isEqualTo(VARIABLE + ": has no semicolon at its end; add one");
    }

    @Test
    void aWholeSectionIsGiven() {
        environment.put(VARIABLE, "KafkaClient {\n    " + SCRAM + "\n};");
        properties.put("sasl.mechanism", "PLAIN");
        assertThat(line())
                .isEqualTo(
                        VARIABLE
                                + ": holds a whole section with its braces, where Kafka wants one"
                                + " entry; keep only what stands between { and }");
    }

    @Test
    void aPropertyIsNone() {
        properties.put("security.protocol", "PLAIN");
        assertThat(line())
                .startsWith("stet.kafka.bootstrap-servers: with its properties is refused by");
    }
}
