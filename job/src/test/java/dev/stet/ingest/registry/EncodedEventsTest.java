package dev.stet.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stet.config.StetConfig;
import dev.stet.contract.Decoded;
import dev.stet.contract.EventType;
import dev.stet.contract.Origin;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.ContractFields;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.json.Field;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event is the same event in JSON, in Avro and in Protobuf, field by field. */
final class EncodedEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Origin ORIGIN = new Origin("interactions", 3, 42);
    private static final long NOW = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final int AVRO = 7;
    private static final int PROTOBUF = 8;

    private RegistryServer server;
    private RecordDecoder contract;
    private RecordDecoder framed;

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
        server.register(AVRO, null, Encoded.AVRO_SCHEMA);
        server.register(PROTOBUF, "PROTOBUF", Encoded.PROTOBUF_SCHEMA);
        contract = Decoding.decoders(StetConfig.defaults()).create();
        framed =
                new FramedDecoder(
                        server.client(
                                new SchemaRegistry.Patience(
                                        1, Duration.ofSeconds(20), Duration.ZERO)),
                        Decoding.decoders(StetConfig.defaults()).create(),
                        () -> NOW);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theLittleLog() throws Exception {
        List<String> log = Files.readAllLines(SharedData.trial("08-encodings", "plain.jsonl"));
        assertThat(log).hasSize(33);
        for (String event : log) {
            assertThat(decoded(contract, event.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(ValidEvent.class);
            requireSame(event);
        }
        assertThat(server.asked()).containsExactly("/schemas/ids/7", "/schemas/ids/8");
    }

    /** Those that are refused for a value, too: with the same words. */
    @Test
    void everyFieldOfEveryType() throws Exception {
        for (String event : eventsOfEveryType()) {
            requireSame(event);
        }
    }

    private static List<String> eventsOfEveryType() {
        List<String> events = new ArrayList<>();
        for (EventType type : EventType.values()) {
            ObjectNode event = JSON.createObjectNode();
            int each = 1;
            for (Field field : ContractFields.of(type)) {
                each++;
                if (ContractFields.isCount(type, field)) {
                    event.put(field.label(), 1_000_000_000L * each);
                } else if (ContractFields.isNumber(type, field)) {
                    event.put(field.label(), 0.1 + each / 1000.0);
                } else if (ContractFields.isBoolean(type, field)) {
                    event.put(field.label(), each % 2 == 0);
                } else {
                    event.put(field.label(), "ü\"\\\n\u0000" + each);
                }
            }
            event.put("event_type", type.label());
            event.put("event_time", "2026-03-02T09:00:00.123+05:30");
            events.add(event.toString());
        }
        return events;
    }

    private void requireSame(String event) throws Exception {
        Decoded plain = decoded(contract, event.getBytes(StandardCharsets.UTF_8));
        byte[] avro = Encoded.avro(AVRO, event);
        byte[] protobuf = Encoded.protobuf(PROTOBUF, event);

        assertThat(decoded(framed, avro)).as(event).usingRecursiveComparison().isEqualTo(plain);
        assertThat(decoded(framed, protobuf)).as(event).usingRecursiveComparison().isEqualTo(plain);
        requireSameFields(event, AvroRecords.of(Encoded.AVRO_SCHEMA), avro);
        requireSameFields(event, ProtobufRecords.of(Encoded.PROTOBUF_SCHEMA), protobuf);
    }

    private static Decoded decoded(RecordDecoder decoder, byte[] record) {
        return decoder.decode(record, 0, record.length, ORIGIN, NOW, NOW);
    }

    /** Of the JSON that is made of it, with nothing else in it. */
    private static void requireSameFields(String event, FrameReader reader, byte[] record)
            throws Exception {
        JsonNode expected = JSON.readTree(event);
        JsonNode made = JSON.readTree(reader.json(record, 5, record.length));
        assertThat(names(made)).isEqualTo(names(expected));
        for (String name : names(made)) {
            requireSameValue(name, made.get(name), expected.get(name));
        }
    }

    private static Set<String> names(JsonNode event) {
        Set<String> names = new TreeSet<>();
        event.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void requireSameValue(String name, JsonNode value, JsonNode expected) {
        if (expected.isNumber()) {
            assertThat(value.isNumber()).as(name).isTrue();
            assertThat(value.decimalValue()).as(name).isEqualByComparingTo(expected.decimalValue());
        } else if (name.equals("event_time")) {
            assertThat(value.longValue())
                    .isEqualTo(OffsetDateTime.parse(expected.asText()).toInstant().toEpochMilli());
        } else {
            assertThat(value).as(name).isEqualTo(expected);
        }
    }
}
