package dev.stet.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry answers, and what it means. */
final class SchemaRegistryTest {

    private static final SchemaRegistry.Patience SHORT =
            new SchemaRegistry.Patience(3, Duration.ofSeconds(20), Duration.ofMillis(1));

    private RegistryServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesASchemaWithItsType() throws IOException {
        server.register(7, "PROTOBUF", "syntax = \"proto3\";");
        server.register(8, null, "\"string\"");

        assertThat(server.client(SHORT).schema(7))
                .contains(new SchemaRegistry.Registered("PROTOBUF", "syntax = \"proto3\";"));
        assertThat(server.client(SHORT).schema(8))
                .contains(new SchemaRegistry.Registered("AVRO", "\"string\""));
    }

    @Test
    void hasNoneOfAnIdThatIsUnknown() {
        assertThat(server.client(SHORT).schema(9)).isEmpty();
        assertThat(server.client(SHORT).schema(-1)).isEmpty();
        assertThat(server.asked()).containsExactly("/schemas/ids/9", "/schemas/ids/4294967295");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void asksAgainAfterAFailureThatMayPass(int status) throws IOException {
        server.register(7, null, "\"string\"");
        server.failNext(status);
        server.failNext(status);

        assertThat(server.client(SHORT).schema(7)).isPresent();
        assertThat(server.asked()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500, 3 | with status 500: see the log of the registry",
                "401, 1 | set user and password by stet.kafka.schema-registry.basic-auth-file",
                "404, 1 | is it the root of the API",
                "200, 1 | is it the root of the API"
            })
    void failsOnEveryOtherAnswer(String statusAndTries, String message) {
        String[] each = statusAndTries.split(", ", -1);
        int tries = Integer.parseInt(each[1]);
        for (int i = 0; i < tries; i++) {
            server.failNext(Integer.parseInt(each[0]));
        }

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> server.client(SHORT).schema(7))
                .withMessageStartingWith("the schema registry at " + server.url() + " answers")
                .withMessageContaining(message);
        assertThat(server.asked()).hasSize(tries);
    }

    @Test
    void failsWhereNobodyListens() throws IOException {
        String url;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + free.getLocalPort();
        }
        SchemaRegistry registry = new SchemaRegistry(new RegistryAccess(url, null), SHORT);

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(registry::requireAnswer)
                .withMessageStartingWith("the schema registry at " + url + " does not answer: ");
    }

    @Test
    void failsWhereNoAnswerComes() {
        server.fallSilent();
        SchemaRegistry.Patience hasty =
                new SchemaRegistry.Patience(2, Duration.ofMillis(100), Duration.ofMillis(1));

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> server.client(hasty).schema(7))
                .withMessageEndingWith("does not answer: no answer within 100 ms")
                .withMessageContaining(server.url());
    }

    @Test
    void sendsTheCredentials() throws IOException {
        server.demand("Basic YTpi");
        server.register(7, null, "\"string\"");
        RegistryAccess access = new RegistryAccess(server.url(), "Basic YTpi");

        assertThat(new SchemaRegistry(access, SHORT).schema(7)).isPresent();
        assertThat(access.toString()).doesNotContain("YTpi");
    }

    @Test
    void answersAtItsRootOnly() {
        assertThatCode(() -> server.client(SHORT).requireAnswer()).doesNotThrowAnyException();
        RegistryAccess wrong = new RegistryAccess(server.url() + "/api", null);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new SchemaRegistry(wrong, SHORT).requireAnswer())
                .withMessageContaining("is it the root of the API");
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> new SchemaRegistry(wrong, SHORT).schema(7));
    }
}
