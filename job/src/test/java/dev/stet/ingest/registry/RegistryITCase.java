package dev.stet.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.config.StetConfig;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.testkit.Decoding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a real registry that the property {@code stet.registry.url} names; docs/registry.md says
 * how to run one. Registers the published schemas there, under subjects of this test.
 */
final class RegistryITCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NOW = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final String EVENT =
            "{\"event_id\":\"e1\",\"event_type\":\"feature.invoked\",\"event_time\":1772442000123,"
                    + "\"user_id\":\"ada\",\"feature\":\"chat\"}";

    private String url = "";

    @BeforeEach
    void findRegistry() {
        String given = System.getProperty("stet.registry.url", "");
        Assumptions.assumeFalse(
                given.isEmpty(),
                "Skipped: no registry; start one and give its root by -Dstet.registry.url");
        url = given;
    }

    @Test
    void readsWhatWasRegisteredThere() throws Exception {
        new SchemaRegistry(new RegistryAccess(url, null), SchemaRegistry.ASKING_ONCE)
                .requireAnswer();
        int avro = register("avro", Map.of("schema", Encoded.AVRO_SCHEMA));
        int protobuf =
                register(
                        "protobuf",
                        Map.of("schema", Encoded.PROTOBUF_SCHEMA, "schemaType", "PROTOBUF"));
        assertThat(avro).isNotEqualTo(protobuf);
        RecordDecoder decoder =
                FramedDecoder.factory(
                                new RegistryAccess(url, null),
                                Decoding.decoders(StetConfig.defaults()))
                        .create();

        Object ofAvro = decode(decoder, Encoded.avro(avro, EVENT));
        assertThat(ofAvro).isInstanceOf(ValidEvent.class);
        assertThat(decode(decoder, Encoded.protobuf(protobuf, EVENT)))
                .usingRecursiveComparison()
                .isEqualTo(ofAvro);
        assertThat(decode(decoder, Encoded.avro(1_999_999_999, EVENT)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused ->
                                assertThat(refused.detail())
                                        .isEqualTo(
                                                "the schema registry has no schema id 1999999999"));
    }

    private static Object decode(RecordDecoder decoder, byte[] record) {
        return decoder.decode(
                record, 0, record.length, new Origin("interactions", 3, 42), NOW, NOW);
    }

    private int register(String name, Map<String, String> schema) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(url + "/subjects/stet-test-" + name + "/versions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(schema)))
                        .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode id = JSON.readTree(answer.body()).get("id");
        return Objects.requireNonNull(id, answer::body).intValue();
    }
}
