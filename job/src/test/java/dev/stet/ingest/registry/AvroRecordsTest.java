package dev.stet.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that Avro's own writer made, by schemas of producers. */
final class AvroRecordsTest {

    private static final String NESTED =
            """
            {"type":"record","name":"N","fields":[
              {"name":"x","type":"string"},
              {"name":"next","type":["null","N"]}]}
            """;

    private static Schema schema(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"E\",\"fields\":[%s]}".formatted(fields));
    }

    private static String json(Schema schema, byte[] record) throws UnreadableException {
        byte[] json = AvroRecords.of(schema.toString()).json(record, 0, record.length);
        return new String(json, StandardCharsets.UTF_8);
    }

    private static String json(Schema schema, @Nullable Object... values) throws Exception {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        return json(schema, Encoded.avro(schema, record));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"long\" | 1772442000123 | {\"event_time\":1772442000123}",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | 1772442000123"
                        + " | {\"event_time\":1772442000123}",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | 1772442000123456"
                        + " | {\"event_time\":1772442000123}",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | -1"
                        + " | {\"event_time\":-1}",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"} | 1772442000123456789"
                        + " | {\"event_time\":1772442000123}",
                "[\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}]"
                        + " | 1772442000123 | {\"event_time\":1772442000123}"
            })
    void timesAreMilliseconds(String type, long value, String expected) throws Exception {
        Schema schema = schema("{\"name\":\"event_time\",\"type\":%s}".formatted(type));
        assertThat(json(schema, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local-timestamp-millis", "local-timestamp-micros"})
    void refusesATimeWithoutAZone(String type) {
        Schema schema =
                schema(
                        "{\"name\":\"event_time\",\"type\":{\"type\":\"long\",\"logicalType\":\"%s\"}}"
                                .formatted(type));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> json(schema, 1L))
                .withMessage(
                        "event_time is %s in its schema, expected timestamp-millis or -micros"
                                .formatted(type));
    }

    @Test
    void readsEveryPlainType() throws Exception {
        Schema cost =
                new Schema.Parser()
                        .parse(
                                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":4}");
        Schema schema =
                schema(
                        """
                        {"name":"event_type","type":{"type":"enum","name":"T","symbols":["user_active","query_submitted"]}},
                        {"name":"status","type":{"type":"enum","name":"S","symbols":["ok"]}},
                        {"name":"chars","type":"int"},
                        {"name":"lines","type":["null","long"]},
                        {"name":"distance","type":"float"},
                        {"name":"value","type":"double"},
                        {"name":"passed","type":"boolean"},
                        {"name":"text","type":["null","string"]},
                        {"name":"cost_usd","type":%s}
                        """
                                .formatted(cost));
        assertThat(
                        json(
                                schema,
                                new GenericData.EnumSymbol(
                                        schema.getFields().get(0).schema(), "query_submitted"),
                                new GenericData.EnumSymbol(
                                        schema.getFields().get(1).schema(), "ok"),
                                -3,
                                null,
                                0.1f,
                                1e-7,
                                true,
                                "",
                                new Conversions.DecimalConversion()
                                        .toBytes(
                                                new BigDecimal("-0.0123"),
                                                cost,
                                                cost.getLogicalType())))
                .isEqualTo(
                        "{\"event_type\":\"query.submitted\",\"status\":\"ok\",\"chars\":-3,"
                                + "\"distance\":0.1,\"value\":1.0E-7,\"passed\":true,\"text\":\"\","
                                + "\"cost_usd\":-0.0123}");
    }

    @Test
    void skipsWhatTheContractDoesNotHave() throws Exception {
        Schema schema =
                schema(
                        """
                        {"name":"n","type":%s},
                        {"name":"list","type":{"type":"array","items":["null","string","double"]}},
                        {"name":"nothing","type":{"type":"array","items":"null"}},
                        {"name":"map","type":{"type":"map","values":{"type":"array","items":"int"}}},
                        {"name":"raw","type":"bytes"},
                        {"name":"fixed","type":{"type":"fixed","name":"F","size":3}},
                        {"name":"yes","type":"boolean"},
                        {"name":"real","type":"float"},
                        {"name":"user_id","type":"string"}
                        """
                                .formatted(NESTED));
        Schema nested = schema.getFields().get(0).schema();
        GenericData.Record inner = new GenericData.Record(nested);
        inner.put("x", "inner");
        GenericData.Record outer = new GenericData.Record(nested);
        outer.put("x", "outer");
        outer.put("next", inner);
        assertThat(
                        json(
                                schema,
                                outer,
                                Arrays.asList("a", null, 1.5),
                                Arrays.asList(null, null, null),
                                Map.of("k", List.of(1, 2), "l", List.of()),
                                ByteBuffer.wrap(new byte[] {1, 2}),
                                new GenericData.Fixed(
                                        schema.getFields().get(5).schema(), new byte[] {1, 2, 3}),
                                true,
                                1f,
                                "ada"))
                .isEqualTo("{\"user_id\":\"ada\"}");
    }

    /** Some writers give the length of each block. */
    @Test
    void skipsBlocksWithTheirLength() throws Exception {
        Schema schema =
                schema(
                        """
                        {"name":"list","type":{"type":"array","items":"int"}},
                        {"name":"user_id","type":"string"}
                        """);
        // -2 items in 2 bytes: 1, 2; the end of the array; "a".
        byte[] record = {3, 4, 2, 4, 0, 2, 'a'};
        assertThat(json(schema, record)).isEqualTo("{\"user_id\":\"a\"}");
    }

    /** More items than anyone could count, in no bytes at all. */
    @Test
    void doesNotCountItemsWithoutBytes() throws Exception {
        Schema schema =
                schema("{\"name\":\"nothing\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}");
        byte[] record = {-2, -1, -1, -1, -1, -1, -1, -1, -1, 1, 0};
        assertThat(json(schema, record)).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"array\",\"items\":\"int\"} | an array",
                "{\"type\":\"map\",\"values\":\"int\"} | a map",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]} | a record",
                "\"bytes\" | a bytes"
            })
    void refusesAFieldThatIsNotPlain(String type, String shown) {
        Schema schema = schema("{\"name\":\"user_id\",\"type\":[%s]}".formatted(type));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> json(schema, new byte[] {0, 0}))
                .withMessage(
                        "user_id is %s in its schema, expected a plain value".formatted(shown));
    }

    /** Cut off anywhere, and with lengths and choices that no record can have. */
    @Test
    void believesNoLength() throws Exception {
        Schema schema =
                schema(
                        """
                        {"name":"user_id","type":"string"},
                        {"name":"value","type":"double"},
                        {"name":"unknown","type":["null","string"]}
                        """);
        GenericData.Record record = new GenericData.Record(schema);
        record.put("user_id", "ada");
        record.put("value", 1.5);
        record.put("unknown", "x");
        byte[] whole = Encoded.avro(schema, record);
        for (int length = 0; length < whole.length; length++) {
            requireRefused(
                    schema, Arrays.copyOf(whole, length), "it is torn, or not of its schema");
        }
        requireRefused(
                schema,
                Arrays.copyOf(whole, whole.length + 2),
                "2 bytes are left behind the record of its schema");
        // A string of 2^31 - 1 bytes; of -1; a branch that there is not.
        requireRefused(schema, new byte[] {-2, -1, -1, -1, 15}, "it is torn");
        requireRefused(schema, new byte[] {1}, "it is torn");
        whole[whole.length - 3] = 4;
        requireRefused(schema, whole, "it is torn");
    }

    @Test
    void refusesWhatIsTooDeep() {
        Schema schema = schema("{\"name\":\"n\",\"type\":%s}".formatted(NESTED));
        byte[] record = new byte[200];
        for (int i = 1; i < record.length; i += 2) {
            record[i] = 2;
        }
        requireRefused(schema, record, "expected at most 64 levels");
    }

    private static void requireRefused(Schema schema, byte[] record, String message) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> json(schema, record))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"string\" | its schema is that of a string, expected a record",
                "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"a\"]} | its schema is that of an"
                        + " enum, expected a record",
                "{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"a\",\"type\":\"Other\"}]}"
                    + " | its schema is no Avro schema that stands by itself",
                "syntax | its schema is no Avro schema that stands by itself"
            })
    void refusesEverySchemaButThatOfARecord(String text, String message) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> AvroRecords.of(text))
                .withMessageStartingWith(message);
    }

    @Test
    void handsNumbersOnThatJsonDoesNotHave() throws Exception {
        Schema schema =
                schema(
                        """
                        {"name":"value","type":"double"},{"name":"distance","type":"float"}
                        """);
        assertThat(json(schema, Double.NaN, Float.NEGATIVE_INFINITY))
                .isEqualTo("{\"value\":\"NaN\",\"distance\":\"-Infinity\"}");
    }

    @Test
    void writesAnEmptyRecord() throws IOException, UnreadableException {
        assertThat(json(schema(""), new byte[0])).isEqualTo("{}");
    }
}
