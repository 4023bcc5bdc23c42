package dev.stet.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Batches of OpenTelemetry in protobuf, by Google's library and the numbers of opentelemetry-proto.
 */
final class OtlpEncoded {

    private enum Kind {
        MESSAGE,
        STRING,
        /** Hexadecimal in JSON. */
        ID,
        FIXED64,
        INT64,
        ENUM,
        DOUBLE,
        BOOL
    }

    /**
     * A field of a message.
     *
     * @param type of a message
     */
    private record Field(int number, Kind kind, String type) {

        Field(int number, Kind kind) {
            this(number, kind, "");
        }

        static Field of(int number, String type) {
            return new Field(number, Kind.MESSAGE, type);
        }
    }

    private static final Map<String, Map<String, Field>> MESSAGES =
            Map.of(
                    "Data",
                    Map.of(
                            "resourceMetrics", Field.of(1, "ResourceMetrics"),
                            "resourceSpans", Field.of(1, "ResourceSpans"),
                            "resourceLogs", Field.of(1, "ResourceLogs")),
                    "ResourceSpans",
                    Map.of(
                            "resource", Field.of(1, "Resource"),
                            "scopeSpans", Field.of(2, "ScopeSpans")),
                    "ResourceLogs",
                    Map.of(
                            "resource", Field.of(1, "Resource"),
                            "scopeLogs", Field.of(2, "ScopeLogs")),
                    "Resource",
                    Map.of("attributes", Field.of(1, "KeyValue")),
                    "ScopeSpans",
                    Map.of("scope", Field.of(1, "Scope"), "spans", Field.of(2, "Span")),
                    "ResourceMetrics",
                    Map.of(
                            "resource", Field.of(1, "Resource"),
                            "scopeMetrics", Field.of(2, "ScopeMetrics")),
                    "ScopeMetrics",
                    Map.of("scope", Field.of(1, "Scope"), "metrics", Field.of(2, "Metric")),
                    "ScopeLogs",
                    Map.of("scope", Field.of(1, "Scope"), "logRecords", Field.of(2, "LogRecord")),
                    "Status",
                    Map.of(
                            "message", new Field(2, Kind.STRING),
                            "code", new Field(3, Kind.ENUM)),
                    "KeyValue",
                    Map.of("key", new Field(1, Kind.STRING), "value", Field.of(2, "AnyValue")));

    private static final Map<String, Field> SPAN =
            Map.of(
                    "traceId", new Field(1, Kind.ID),
                    "spanId", new Field(2, Kind.ID),
                    "parentSpanId", new Field(4, Kind.ID),
                    "name", new Field(5, Kind.STRING),
                    "kind", new Field(6, Kind.ENUM),
                    "startTimeUnixNano", new Field(7, Kind.FIXED64),
                    "endTimeUnixNano", new Field(8, Kind.FIXED64),
                    "attributes", Field.of(9, "KeyValue"),
                    "status", Field.of(15, "Status"));

    private static final Map<String, Field> SCOPE =
            Map.of(
                    "name", new Field(1, Kind.STRING),
                    "version", new Field(2, Kind.STRING),
                    "attributes", Field.of(3, "KeyValue"));

    private static final Map<String, Field> METRIC = Map.of("name", new Field(1, Kind.STRING));

    private static final Map<String, Field> LOG_RECORD =
            Map.of(
                    "timeUnixNano", new Field(1, Kind.FIXED64),
                    "severityNumber", new Field(2, Kind.ENUM),
                    "severityText", new Field(3, Kind.STRING),
                    "body", Field.of(5, "AnyValue"),
                    "attributes", Field.of(6, "KeyValue"),
                    "traceId", new Field(9, Kind.ID),
                    "spanId", new Field(10, Kind.ID),
                    "observedTimeUnixNano", new Field(11, Kind.FIXED64),
                    "eventName", new Field(12, Kind.STRING));

    private static final Map<String, Field> ANY_VALUE =
            Map.of(
                    "stringValue", new Field(1, Kind.STRING),
                    "boolValue", new Field(2, Kind.BOOL),
                    "intValue", new Field(3, Kind.INT64),
                    "doubleValue", new Field(4, Kind.DOUBLE),
                    "arrayValue", Field.of(5, "ArrayValue"),
                    "kvlistValue", Field.of(6, "KeyValueList"));

    private static final Map<String, Field> ARRAY_VALUE = Map.of("values", Field.of(1, "AnyValue"));
    private static final Map<String, Field> KEY_VALUES = Map.of("values", Field.of(1, "KeyValue"));

    private OtlpEncoded() {}

    /** A batch as the Collector writes it by {@code otlp_proto}. */
    static byte[] protobuf(JsonNode batch) {
        try {
            return message("Data", batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Field> fields(String type) {
        return switch (type) {
            case "Scope" -> SCOPE;
            case "Span" -> SPAN;
            case "Metric" -> METRIC;
            case "LogRecord" -> LOG_RECORD;
            case "AnyValue" -> ANY_VALUE;
            case "ArrayValue" -> ARRAY_VALUE;
            case "KeyValueList" -> KEY_VALUES;
            default -> Objects.requireNonNull(MESSAGES.get(type), type);
        };
    }

    private static byte[] message(String type, JsonNode json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            Field field = fields(type).get(each.getKey());
            if (field == null) {
                throw new IllegalStateException("%s has no %s".formatted(type, each.getKey()));
            }
            if (each.getValue().isArray()) {
                for (JsonNode item : each.getValue()) {
                    write(out, field, item);
                }
            } else {
                write(out, field, each.getValue());
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static void write(CodedOutputStream out, Field field, JsonNode value)
            throws IOException {
        int number = field.number();
        switch (field.kind()) {
            case MESSAGE -> out.writeByteArray(number, message(field.type(), value));
            case STRING -> out.writeString(number, value.asText());
            case ID ->
                    out.writeBytes(
                            number,
                            ByteString.copyFrom(
                                    HexFormat.of()
                                            .parseHex(value.asText().toLowerCase(Locale.ROOT))));
            case FIXED64 -> out.writeFixed64(number, value.asLong());
            case INT64 -> out.writeInt64(number, value.asLong());
            case ENUM ->
                    out.writeEnum(
                            number, value.asText().equals("STATUS_CODE_ERROR") ? 2 : value.asInt());
            case DOUBLE -> out.writeDouble(number, value.asDouble());
            case BOOL -> out.writeBool(number, value.asBoolean());
        }
    }
}
