package dev.stet.ingest.registry;

import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.json.Field;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Reads Avro records by the schema that they were written with. A field of the contract is known by
 * its name; others are skipped.
 *
 * <p>Avro's own reader allocates what the record says about lengths; this one believes no length
 * that exceeds the record.
 */
final class AvroRecords implements FrameReader {

    private final Schema schema;
    private final Map<String, Field> fields = new HashMap<>();

    private AvroRecords(Schema schema) {
        this.schema = schema;
        for (Field field : Field.ALL) {
            fields.put(field.label(), field);
        }
    }

    /**
     * @param text the schema as the registry has it
     * @throws UnreadableException where it is no schema of a record
     */
    static AvroRecords of(String text) throws UnreadableException {
        Schema schema;
        try {
            schema = new Schema.Parser().setValidateDefaults(false).parse(text);
        } catch (RuntimeException e) {
            throw new UnreadableException(
                    Reason.MALFORMED_JSON,
                    "its schema is no Avro schema that stands by itself: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (schema.getType() != Schema.Type.RECORD) {
            throw new UnreadableException(
                    Reason.NOT_AN_OBJECT,
                    "its schema is that of %s %s, expected a record"
                            .formatted(article(schema.getType()), name(schema.getType())));
        }
        return new AvroRecords(schema);
    }

    @Override
    public byte[] json(byte[] record, int from, int to) throws UnreadableException {
        AvroBytes in = new AvroBytes(record, from, to);
        EventJson out = new EventJson();
        for (Schema.Field each : schema.getFields()) {
            Field field = fields.get(each.name());
            if (field == null) {
                in.skip(each.schema());
            } else {
                read(field, each.schema(), in, out);
            }
        }
        if (in.left() > 0) {
            throw new UnreadableException(
                    Reason.MALFORMED_JSON,
                    "%d bytes are left behind the record of its schema".formatted(in.left()));
        }
        return out.bytes();
    }

    private void read(Field field, Schema type, AvroBytes in, EventJson out)
            throws UnreadableException {
        String name = field.label();
        switch (type.getType()) {
            case UNION -> read(field, in.branch(type), in, out);
            case NULL -> {
                // As good as absent.
            }
            case BOOLEAN -> out.literal(name, String.valueOf(in.bool()));
            case INT, LONG -> out.literal(name, whole(field, type, in.zigZag()));
            case FLOAT -> {
                float value = in.float32();
                out.number(name, value, Float.toString(value));
            }
            case DOUBLE -> {
                double value = in.float64();
                out.number(name, value, Double.toString(value));
            }
            case STRING -> {
                int start = in.skipBytes();
                out.string(name, in.data(), start, in.at());
            }
            case ENUM -> out.string(name, symbol(field, in.symbol(type)));
            case BYTES, FIXED -> out.literal(name, decimal(field, type, in));
            case RECORD, ARRAY, MAP -> throw notPlain(field, type);
        }
    }

    /** Epoch milliseconds where it is a time in another unit. */
    private static String whole(Field field, Schema type, long value) throws UnreadableException {
        LogicalType logical = type.getLogicalType();
        if (field != Field.EVENT_TIME || logical == null) {
            return Long.toString(value);
        }
        return switch (logical.getName()) {
            case "timestamp-millis" -> Long.toString(value);
            case "timestamp-micros" -> Long.toString(Math.floorDiv(value, 1_000L));
            case "timestamp-nanos" -> Long.toString(Math.floorDiv(value, 1_000_000L));
            default ->
                    throw new UnreadableException(
                            Reason.INVALID_VALUE,
                            "event_time is %s in its schema, expected timestamp-millis or -micros"
                                    .formatted(logical.getName()));
        };
    }

    /** A symbol cannot contain a dot: {@code suggestion_shown}. */
    private static String symbol(Field field, String symbol) {
        return field == Field.EVENT_TYPE ? symbol.replace('_', '.') : symbol;
    }

    private static String decimal(Field field, Schema type, AvroBytes in)
            throws UnreadableException {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return in.decimal(type, decimal.getScale());
        }
        throw notPlain(field, type);
    }

    private static UnreadableException notPlain(Field field, Schema type) {
        return new UnreadableException(
                Reason.INVALID_VALUE,
                "%s is %s %s in its schema, expected a plain value"
                        .formatted(field.label(), article(type.getType()), name(type.getType())));
    }

    private static String article(Schema.Type type) {
        return "aeiou".indexOf(name(type).charAt(0)) < 0 ? "a" : "an";
    }

    private static String name(Schema.Type type) {
        return type.getName();
    }
}
