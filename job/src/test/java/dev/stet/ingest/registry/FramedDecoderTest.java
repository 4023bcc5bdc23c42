package dev.stet.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Decoded;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.testkit.Decoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which records are taken out of their frame, and what becomes of those that cannot be. */
final class FramedDecoderTest {

    private static final Origin ORIGIN = new Origin("interactions", 3, 42);
    private static final String EVENT =
            "{\"event_id\":\"e1\",\"event_type\":\"feature.invoked\",\"event_time\":1772442000123,"
                    + "\"user_id\":\"ada\",\"feature\":\"chat\"}";
    private static final SchemaRegistry.Patience ONCE =
            new SchemaRegistry.Patience(1, Duration.ofSeconds(20), Duration.ZERO);

    private RegistryServer server;
    private RecordDecoder decoder;
    private long now = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
        decoder = decoder(StetConfig.defaults());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RecordDecoder decoder(StetConfig config) {
        return new FramedDecoder(
                server.client(ONCE), Decoding.decoders(config).create(), () -> now);
    }

    private Decoded decode(byte[] record) {
        byte[] surrounded = new byte[record.length + 20];
        Arrays.fill(surrounded, (byte) '"');
        System.arraycopy(record, 0, surrounded, 10, record.length);
        return decoder.decode(surrounded, 10, 10 + record.length, ORIGIN, now, now);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Refusal refusal(Reason reason, String detail) {
        return new Refusal(reason, detail, Header.DEFAULT_TENANT);
    }

    /** Too short for one, and the id 0: they go straight on to the contract's decoder. */
    @Test
    void asksNobodyAboutWhatHasNoFrame() {
        assertThat(decode(utf8(EVENT))).isInstanceOf(ValidEvent.class);
        assertThat(decode(new byte[0])).isInstanceOf(Refusal.class);
        assertThat(decode(new byte[] {0, 0, 0, 0, 7})).isInstanceOf(Refusal.class);
        assertThat(decode(new byte[] {0, 0, 0, 0, 0, '{', '}'})).isInstanceOf(Refusal.class);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void asksOncePerSchema() throws IOException {
        server.register(7, "JSON", "{}");
        server.register(0x01020304, "AVRO", Encoded.AVRO_SCHEMA);
        for (int i = 0; i < 3; i++) {
            assertThat(decode(Encoded.framed(7, utf8(EVENT)))).isInstanceOf(ValidEvent.class);
            assertThat(decode(Encoded.avro(0x01020304, EVENT))).isInstanceOf(ValidEvent.class);
        }
        assertThat(server.asked()).containsExactly("/schemas/ids/7", "/schemas/ids/16909060");
    }

    @Test
    void refusesAnUnknownIdAndAsksAgainAfterAMinute() throws IOException {
        byte[] record = Encoded.avro(7, EVENT);
        Refusal unknown = refusal(Reason.MALFORMED_JSON, "the schema registry has no schema id 7");
        assertThat(decode(record)).isEqualTo(unknown);
        server.register(7, "AVRO", Encoded.AVRO_SCHEMA);
        now += 59_999;
        assertThat(decode(record)).isEqualTo(unknown);
        assertThat(server.asked()).hasSize(1);

        now += 1;
        assertThat(decode(record)).isInstanceOf(ValidEvent.class);
        assertThat(server.asked()).hasSize(2);
    }

    /** Reading fails, so the record is neither lost nor refused; it is read again. */
    @Test
    void failsWhereTheRegistryDoesNotAnswer() throws IOException {
        server.register(7, "AVRO", Encoded.AVRO_SCHEMA);
        byte[] record = Encoded.avro(7, EVENT);
        server.failNext(500);
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> decode(record));

        assertThat(decode(record)).isInstanceOf(ValidEvent.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PROTOBUF | package other.v1; message Event {} | the Protobuf package of its schema"
                        + " is other.v1, expected stet.v1: proto/stet/v1/event.proto",
                "PROTOBUF | message Event {} | the Protobuf package of its schema is none, expected"
                        + " stet.v1: proto/stet/v1/event.proto",
                "THRIFT | x | its schema is of type THRIFT, expected AVRO, PROTOBUF or JSON"
            })
    void refusesASchemaThatItCannotRead(String type, String schema, String detail)
            throws IOException {
        server.register(7, type, schema);
        for (int i = 0; i < 2; i++) {
            assertThat(decode(Encoded.framed(7, new byte[] {0})))
                    .isEqualTo(
                            refusal(Reason.MALFORMED_JSON, "a record of schema id 7: " + detail));
        }
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void namesTheFieldThatIsNested() throws IOException {
        server.register(
                7,
                "AVRO",
                """
                {"type":"record","name":"E","fields":[{"name":"text","type":{"type":"array","items":"string"}}]}
                """);
        assertThat(decode(Encoded.framed(7, new byte[] {0})))
                .isEqualTo(
                        refusal(
                                Reason.INVALID_VALUE,
                                "a record of schema id 7: text is an array in its schema, expected"
                                        + " a plain value"));
    }

    @Test
    void readsProtobufByItsNumbers() throws IOException {
        server.register(7, "PROTOBUF", Encoded.PROTOBUF_SCHEMA);
        byte[] record = Encoded.protobuf(7, EVENT);
        assertThat(decode(record)).isInstanceOf(ValidEvent.class);

        // Instead of the 0 the long form of the same path: one index, 0.
        byte[] body = Arrays.copyOfRange(record, 6, record.length);
        byte[] longer = new byte[body.length + 2];
        longer[0] = 2;
        System.arraycopy(body, 0, longer, 2, body.length);
        assertThat(decode(Encoded.framed(7, longer))).isEqualTo(decode(record));
        longer[1] = 2;
        assertThat(decode(Encoded.framed(7, longer)))
                .isEqualTo(
                        refusal(
                                Reason.MALFORMED_JSON,
                                "a record of schema id 7: it is another message than the first of"
                                        + " its schema, expected Event"));
    }

    /** By hand: number and wire type, then the content; unknown numbers, and one field twice. */
    @Test
    void takesTheLastValueAndSkipsUnknownNumbers() throws Exception {
        byte[] record = {
            0, // the first message of the file
            0x0A,
            1,
            'a', // event_id
            0x0A,
            2,
            'e',
            '"', // again
            (byte) 0x98,
            6,
            5, // 99, a number
            (byte) 0xA2,
            6,
            1,
            'x', // 100, a string
            (byte) 0xA9,
            6,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8, // 101, 64 bits
            (byte) 0xB5,
            6,
            1,
            2,
            3,
            4, // 102, 32 bits
            (byte) 0x90,
            2,
            0x2A, // chars
            (byte) 0xC8,
            2,
            1, // removed
        };
        byte[] json = ProtobufRecords.of("package stet.v1;").json(record, 0, record.length);
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"event_id\":\"e\\u0022\",\"chars\":42,\"removed\":true}");
    }

    @Test
    void refusesTornAndForeignProtobuf() throws IOException {
        server.register(7, "PROTOBUF", Encoded.PROTOBUF_SCHEMA);
        byte[] record = Encoded.protobuf(7, EVENT);
        assertThat(decode(Arrays.copyOf(record, record.length - 1)))
                .isEqualTo(
                        refusal(
                                Reason.MALFORMED_JSON,
                                "a record of schema id 7: it is torn, or no message of its"
                                        + " schema"));
        // Field 4, the user, as a number.
        assertThat(decode(Encoded.framed(7, new byte[] {0, 0x20, 1})))
                .isEqualTo(
                        refusal(
                                Reason.INVALID_VALUE,
                                "a record of schema id 7: user_id, field 4, has wire type 0,"
                                        + " expected 2 for string"));
    }

    /** What the contract refuses is refused in its words; the dead letter is the record itself. */
    @Test
    void keepsTheRecordWithItsFrame() throws IOException {
        StetConfig config =
                StetConfig.from(
                        new Configuration().set(StetOptions.FORMATS, List.of("cloudevents")));
        RecordDecoder mapping = decoder(config);
        assertThat(mapping.takesApart()).isTrue();
        assertThat(decoder.takesApart()).isFalse();
        server.register(7, "AVRO", Encoded.AVRO_SCHEMA);
        byte[] record = Encoded.avro(7, EVENT.replace("ada", ""));
        byte[] unknown = Encoded.avro(9, EVENT);
        List<Decoded> decoded = new ArrayList<>();
        List<byte[]> raw = new ArrayList<>();
        for (byte[] each : List.of(record, unknown, utf8(EVENT))) {
            mapping.decodeAll(
                    each,
                    Map.of(),
                    ORIGIN,
                    now,
                    now,
                    (event, bytes) -> {
                        decoded.add(event);
                        raw.add(bytes);
                    });
        }
        assertThat(raw).containsExactly(record, unknown, utf8(EVENT));
        assertThat(decoded.get(0))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.detail()).startsWith("user_id is missing"));
        assertThat(decoded.get(1)).isInstanceOf(Refusal.class);
        assertThat(decoded.get(2)).isInstanceOf(ValidEvent.class);
    }

    @Test
    void itsFactoryTravels() {
        RegistryAccess access = new RegistryAccess(server.url(), "Basic YTpi");
        assertThat(
                        InstantiationUtil.isSerializable(
                                FramedDecoder.factory(
                                        access, Decoding.decoders(StetConfig.defaults()))))
                .isTrue();
    }
}
