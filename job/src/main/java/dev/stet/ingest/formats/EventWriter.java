package dev.stet.ingest.formats;

import dev.stet.contract.EventType;
import dev.stet.ingest.ContractFields;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.JsonTree;
import dev.stet.ingest.json.Wtf8;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one event of the contract, as JSON; what it must hold is checked where it is decoded. */
final class EventWriter {

    /** 2015-01-01T00:00:00Z: what lies before is no time of such a record. */
    private static final long EARLIEST_MILLIS = 1_420_070_400_000L;

    private static final Set<Field> IDS =
            EnumSet.of(
                    Field.EVENT_ID,
                    Field.USER_ID,
                    Field.TENANT_ID,
                    Field.CONVERSATION_ID,
                    Field.INTERACTION_ID,
                    Field.SUGGESTION_ID,
                    Field.TASK_ID,
                    Field.RESPONSE_ID,
                    Field.TICKET_ID);

    private final EventType type;
    private final String suffix;
    private final Map<Field, Object> values = new EnumMap<>(Field.class);
    private @Nullable JsonTree copied;

    /**
     * @param suffix behind the id of the event
     */
    EventWriter(EventType type, String suffix) {
        this.type = type;
        this.suffix = suffix;
    }

    /** Takes every field of the type from an object that has it under its own name. */
    void copy(@Nullable JsonTree object) {
        copied = object == null ? null : Path.unpacked(object);
    }

    boolean has(Field field) {
        return values.containsKey(field) || copied(field) != null;
    }

    private @Nullable JsonTree copied(Field field) {
        JsonTree value = copied == null ? null : copied.get(field.label());
        return value == null || value.isUnset() ? null : value;
    }

    /** No value leaves the field as it is. */
    void put(Field field, @Nullable Object value) throws UnmappableException {
        if (value == null || value.toString().isEmpty()) {
            return;
        }
        if (field == Field.EVENT_TIME) {
            if (Source.number(value, field.label()).longValue() < EARLIEST_MILLIS) {
                throw new UnmappableException(
                        "event_time is before 2015, expected a time in the unit that the mapping"
                                + " says");
            }
        }
        values.put(field, value);
    }

    byte[] json() throws UnmappableException {
        StringBuilder json = new StringBuilder(512);
        json.append("{\"event_type\":\"").append(type.label()).append('"');
        for (Field field : ContractFields.of(type)) {
            if (field == Field.EVENT_TYPE) {
                continue;
            }
            Object value = values.get(field);
            JsonTree own = value == null ? copied(field) : null;
            if (value == null && own == null) {
                continue;
            }
            json.append(",\"").append(field.label()).append("\":");
            if (own != null) {
                put(json, field, own);
            } else {
                put(json, field, value);
            }
        }
        return Wtf8.encode(json.append('}').toString());
    }

    /** What is no plain value stays as it is: the decoder refuses it by its name. */
    private void put(StringBuilder json, Field field, JsonTree own) throws UnmappableException {
        switch (own.kind()) {
            case OBJECT -> json.append("{}");
            case ARRAY -> json.append("[]");
            case NUMBER, TRUE, FALSE -> json.append(own.text());
            default -> put(json, field, (Object) own.text());
        }
    }

    private void put(StringBuilder json, Field field, @Nullable Object value)
            throws UnmappableException {
        if (value == null) {
            json.append("null");
        } else if (field == Field.EVENT_TIME && value instanceof BigDecimal) {
            json.append(((BigDecimal) value).toPlainString());
        } else if (ContractFields.isNumber(type, field)) {
            json.append(Source.number(value, field.label()).stripTrailingZeros().toPlainString());
        } else if (ContractFields.isBoolean(type, field)) {
            json.append(bool(field, value));
        } else {
            quote(json, fitted(field, StableId.text(value)));
        }
    }

    private static String bool(Field field, Object value) throws UnmappableException {
        String text = StableId.text(value);
        if (text.equals("true") || text.equals("false")) {
            return text;
        }
        throw new UnmappableException(field.label() + " is neither true nor false");
    }

    /** An id that is too long is hashed, so that it still meets its like; a dimension is cut. */
    private String fitted(Field field, String text) {
        String whole = field == Field.EVENT_ID ? text + suffix : text;
        int longest = ContractFields.longest(type, field);
        if (whole.codePointCount(0, whole.length()) <= longest) {
            return whole;
        }
        if (IDS.contains(field)) {
            String hashed = StableId.of("id", List.of(text));
            return field == Field.EVENT_ID ? hashed + suffix : String.valueOf(hashed);
        }
        return whole.substring(0, whole.offsetByCodePoints(0, longest));
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') {
                json.append('\\').append(next);
            } else if (next < ' ' || Character.isSurrogate(next)) {
                // In UTF-8 half a pair looks like a replaced one.
                json.append("\\u%04x".formatted((int) next));
            } else {
                json.append(next);
            }
        }
        json.append('"');
    }
}
