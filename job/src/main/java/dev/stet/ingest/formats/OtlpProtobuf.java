package dev.stet.ingest.formats;

import dev.stet.bytes.WireReader;
import dev.stet.bytes.WireReader.BrokenException;
import dev.stet.bytes.WireReader.Wire;
import dev.stet.ingest.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch of OpenTelemetry's protocol in protobuf as the tree that its JSON form would be.
 *
 * <p>Logs, traces and metrics have the same numbers down to the single record, so its own fields
 * tell which it is: the time of a log record and the start of a span are fixed 64-bit fields of
 * different numbers. Field numbers are those of opentelemetry-proto 1.x.
 */
final class OtlpProtobuf {

    private enum Kind {
        STRING,
        HEX,
        FIXED64,
        DOUBLE,
        VARINT,
        BOOL,
        MESSAGE,
        LIST
    }

    /** A field of a message; {@code type} is null but for messages. */
    private record Field(String name, Kind kind, @Nullable Type type) {}

    /** The fields of a message by number. */
    private static final class Type {

        private final Map<Integer, Field> fields = new LinkedHashMap<>();

        Type has(int number, String name, Kind kind) {
            fields.put(number, new Field(name, kind, null));
            return this;
        }

        Type has(int number, String name, Kind kind, Type type) {
            fields.put(number, new Field(name, kind, type));
            return this;
        }
    }

    private static final Type ANY_VALUE = new Type();
    private static final Type KEY_VALUE =
            new Type().has(1, "key", Kind.STRING).has(2, "value", Kind.MESSAGE, ANY_VALUE);

    static {
        ANY_VALUE
                .has(1, "stringValue", Kind.STRING)
                .has(2, "boolValue", Kind.BOOL)
                .has(3, "intValue", Kind.VARINT)
                .has(4, "doubleValue", Kind.DOUBLE)
                .has(
                        5,
                        "arrayValue",
                        Kind.MESSAGE,
                        new Type().has(1, "values", Kind.LIST, ANY_VALUE))
                .has(
                        6,
                        "kvlistValue",
                        Kind.MESSAGE,
                        new Type().has(1, "values", Kind.LIST, KEY_VALUE))
                .has(7, "bytesValue", Kind.HEX);
    }

    private static final Type LOG =
            new Type()
                    .has(1, "timeUnixNano", Kind.FIXED64)
                    .has(5, "body", Kind.MESSAGE, ANY_VALUE)
                    .has(6, "attributes", Kind.LIST, KEY_VALUE)
                    .has(9, "traceId", Kind.HEX)
                    .has(10, "spanId", Kind.HEX)
                    .has(11, "observedTimeUnixNano", Kind.FIXED64)
                    .has(12, "eventName", Kind.STRING);

    private static final Type SPAN =
            new Type()
                    .has(1, "traceId", Kind.HEX)
                    .has(2, "spanId", Kind.HEX)
                    .has(4, "parentSpanId", Kind.HEX)
                    .has(5, "name", Kind.STRING)
                    .has(6, "kind", Kind.VARINT)
                    .has(7, "startTimeUnixNano", Kind.FIXED64)
                    .has(8, "endTimeUnixNano", Kind.FIXED64)
                    .has(9, "attributes", Kind.LIST, KEY_VALUE)
                    .has(15, "status", Kind.MESSAGE, new Type().has(3, "code", Kind.VARINT));

    private static final Type METRIC = new Type().has(1, "name", Kind.STRING);

    private static final Type LOGS = batch("Logs", "logRecords", LOG);
    private static final Type SPANS = batch("Spans", "spans", SPAN);
    private static final Type METRICS = batch("Metrics", "metrics", METRIC);

    private static final int FIXED64_WIRE = 1;

    private final byte[] data;
    private final WireReader wires;

    /** Number and wire type of each field of the first record. */
    private final List<String> seen = new ArrayList<>();

    private OtlpProtobuf(byte[] data) {
        this.data = data;
        this.wires = new WireReader(data);
    }

    private static Type batch(String signal, String records, Type record) {
        Type scope =
                new Type()
                        .has(1, "name", Kind.STRING)
                        .has(2, "version", Kind.STRING)
                        .has(3, "attributes", Kind.LIST, KEY_VALUE);
        Type scopes =
                new Type().has(1, "scope", Kind.MESSAGE, scope).has(2, records, Kind.LIST, record);
        Type resource = new Type().has(1, "attributes", Kind.LIST, KEY_VALUE);
        Type resources =
                new Type()
                        .has(1, "resource", Kind.MESSAGE, resource)
                        .has(2, "scope" + signal, Kind.LIST, scopes);
        return new Type().has(1, "resource" + signal, Kind.LIST, resources);
    }

    /** Null where it is no such batch. */
    static @Nullable JsonTree read(byte[] record) {
        try {
            OtlpProtobuf reader = new OtlpProtobuf(record);
            return reader.message(reader.signal(), 0, record.length, 0);
        } catch (BrokenException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private Type signal() throws BrokenException {
        scan(0, data.length, List.of(1, 2, 2));
        if (seen.contains("7/" + FIXED64_WIRE)) {
            return SPANS;
        }
        boolean log = seen.contains("1/" + FIXED64_WIRE) || seen.contains("11/" + FIXED64_WIRE);
        return log ? LOGS : METRICS;
    }

    /** Notes the fields of the first record, which lies at the end of these numbers. */
    private void scan(int from, int to, List<Integer> numbers) throws BrokenException {
        int at = from;
        while (at < to && (seen.isEmpty() || numbers.isEmpty())) {
            Wire wire = wires.next(at, to);
            if (numbers.isEmpty()) {
                seen.add(wire.number() + "/" + wire.type());
            } else if (wire.number() == numbers.get(0) && wire.type() == 2) {
                scan(wire.from(), wire.to(), numbers.subList(1, numbers.size()));
            }
            at = wire.to();
        }
    }

    private JsonTree message(Type type, int from, int to, int level) throws BrokenException {
        if (level > MappingDecoder.DEEPEST) {
            throw new BrokenException();
        }
        Map<String, JsonTree> members = new LinkedHashMap<>();
        Map<String, List<JsonTree>> lists = new LinkedHashMap<>();
        int at = from;
        while (at < to) {
            Wire wire = wires.next(at, to);
            Field field = type.fields.get(wire.number());
            if (field != null && field.kind() == Kind.LIST) {
                lists.computeIfAbsent(field.name(), name -> new ArrayList<>())
                        .add(value(field, wire, level));
            } else if (field != null) {
                members.put(field.name(), value(field, wire, level));
            }
            at = wire.to();
        }
        lists.forEach((name, items) -> members.put(name, JsonTree.array(items)));
        return JsonTree.object(members, Arrays.copyOfRange(data, from, to));
    }

    private JsonTree value(Field field, Wire wire, int level) throws BrokenException {
        Type type = field.type();
        if (type != null && wire.type() == 2) {
            return message(type, wire.from(), wire.to(), level + 1);
        }
        boolean varint = field.kind() == Kind.VARINT || field.kind() == Kind.BOOL;
        boolean fixed = field.kind() == Kind.FIXED64 || field.kind() == Kind.DOUBLE;
        int expected = varint ? 0 : fixed ? FIXED64_WIRE : 2;
        if (type != null || wire.type() != expected) {
            throw new BrokenException();
        }
        return switch (field.kind()) {
            case BOOL -> JsonTree.bool(wire.varint() != 0);
            case VARINT -> JsonTree.number(Long.toString(wire.varint()));
            case FIXED64 ->
                    JsonTree.string(Long.toUnsignedString(wires.fixed(wire.from(), Long.BYTES)));
            case DOUBLE -> number(Double.longBitsToDouble(wires.fixed(wire.from(), Long.BYTES)));
            case HEX -> JsonTree.string(HexFormat.of().formatHex(data, wire.from(), wire.to()));
            default ->
                    JsonTree.string(
                            new String(
                                    data,
                                    wire.from(),
                                    wire.to() - wire.from(),
                                    StandardCharsets.UTF_8));
        };
    }

    /** JSON has no NaN and no infinity; OTLP's JSON form has strings in their place. */
    private static JsonTree number(double value) {
        String text = Double.toString(value);
        return Double.isFinite(value) ? JsonTree.number(text) : JsonTree.string(text);
    }
}
