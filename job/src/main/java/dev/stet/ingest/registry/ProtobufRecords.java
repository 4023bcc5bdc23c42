package dev.stet.ingest.registry;

import dev.stet.bytes.Binary;
import dev.stet.bytes.WireReader;
import dev.stet.bytes.WireReader.BrokenException;
import dev.stet.bytes.WireReader.Wire;
import dev.stet.contract.Refusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages {@code stet.v1.Event}, by the numbers of the published {@code
 * proto/stet/v1/event.proto}; unknown numbers are skipped.
 */
final class ProtobufRecords implements FrameReader {

    static final String FILE = "proto/stet/v1/event.proto";

    private static final String PACKAGE = "stet.v1";

    private static final Pattern PACKAGE_LINE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern FIELD_LINE =
            Pattern.compile(
                    "^ *optional (string|bool|int64|double) (\\w+) = (\\d+);", Pattern.MULTILINE);

    private static final Map<Integer, Numbered> FIELDS = fields();

    /** A field of the message. */
    private record Numbered(String name, String type) {

        int wireType() {
            return switch (type) {
                case "string" -> WireReader.BYTES;
                case "double" -> WireReader.FIXED64;
                default -> WireReader.VARINT;
            };
        }
    }

    private ProtobufRecords() {}

    /**
     * @param text the schema as the registry has it
     * @throws UnreadableException where it is of another package, so that numbers would mean
     *     something else
     */
    static ProtobufRecords of(String text) throws UnreadableException {
        Matcher line = PACKAGE_LINE.matcher(text);
        String found = line.find() ? line.group(1) : "none";
        if (!found.equals(PACKAGE)) {
            throw new UnreadableException(
                    Reason.MALFORMED_JSON,
                    "the Protobuf package of its schema is %s, expected %s: %s"
                            .formatted(found, PACKAGE, FILE));
        }
        return new ProtobufRecords();
    }

    private static Map<Integer, Numbered> fields() {
        Map<Integer, Numbered> fields = new TreeMap<>();
        Matcher line = FIELD_LINE.matcher(published());
        while (line.find()) {
            fields.put(Integer.valueOf(line.group(3)), new Numbered(line.group(2), line.group(1)));
        }
        return fields;
    }

    private static String published() {
        try (InputStream in = ProtobufRecords.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    @Override
    public byte[] json(byte[] record, int from, int to) throws UnreadableException {
        WireReader wires = new WireReader(record);
        try {
            return json(record, wires, message(wires, from, to), to);
        } catch (BrokenException e) {
            throw new UnreadableException(
                    Reason.MALFORMED_JSON, "it is torn, or no message of its schema");
        }
    }

    /** Where the message begins: behind the path to its type within the schema. */
    private static int message(WireReader wires, int from, int to)
            throws BrokenException, UnreadableException {
        long count = Binary.ofZigZag(wires.varint(from, to));
        int at = from + wires.length(from);
        if (count == 0) {
            return at;
        }
        long first = Binary.ofZigZag(wires.varint(at, to));
        if (count != 1 || first != 0) {
            throw new UnreadableException(
                    Reason.MALFORMED_JSON,
                    "it is another message than the first of its schema, expected Event");
        }
        return at + wires.length(at);
    }

    private static byte[] json(byte[] record, WireReader wires, int from, int to)
            throws BrokenException, UnreadableException {
        Map<Integer, Wire> last = new TreeMap<>();
        int at = from;
        while (at < to) {
            Wire wire = wires.next(at, to);
            last.put(wire.number(), wire);
            at = wire.to();
        }
        EventJson out = new EventJson();
        for (Wire wire : last.values()) {
            @Nullable Numbered field = FIELDS.get(wire.number());
            if (field != null) {
                write(field, wire, record, wires, out);
            }
        }
        return out.bytes();
    }

    private static void write(
            Numbered field, Wire wire, byte[] record, WireReader wires, EventJson out)
            throws UnreadableException {
        if (wire.type() != field.wireType()) {
            throw new UnreadableException(
                    Reason.INVALID_VALUE,
                    "%s, field %d, has wire type %d, expected %d for %s"
                            .formatted(
                                    field.name(),
                                    wire.number(),
                                    wire.type(),
                                    field.wireType(),
                                    field.type()));
        }
        switch (field.type()) {
            case "string" -> out.string(field.name(), record, wire.from(), wire.to());
            case "bool" -> out.literal(field.name(), String.valueOf(wire.varint() != 0));
            case "double" -> {
                double value = Double.longBitsToDouble(wires.fixed(wire.from(), Double.BYTES));
                out.number(field.name(), value, Double.toString(value));
            }
            default -> out.literal(field.name(), Long.toString(wire.varint()));
        }
    }
}
