package dev.stet.local.redrive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is put right in a refused record before it is read again. Each change is of one field at the
 * top of the record; where the field is absent or holds something else, it stays as it is.
 */
final class Fixes implements Serializable {

    private static final long serialVersionUID = 1L;

    static final Fixes NONE = new Fixes(List.of());

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private static final BigDecimal MILLIS_A_SECOND = BigDecimal.valueOf(1_000);

    /** What a value becomes. */
    private enum Change {
        /** A number or a boolean becomes its text. */
        STRING,
        /** A text that is a number becomes that number. */
        NUMBER,
        /** Seconds since 1970 become a time in ISO-8601. */
        SECONDS,
        /** Milliseconds since 1970 likewise. */
        MILLIS,
        /** The field is left out. */
        DROP;

        JsonNode of(JsonNode value) {
            JsonNodeFactory nodes = JSON.getNodeFactory();
            try {
                return switch (this) {
                    case STRING ->
                            value.isNumber() || value.isBoolean()
                                    ? nodes.textNode(value.asText())
                                    : value;
                    case NUMBER ->
                            value.isTextual()
                                    ? nodes.numberNode(new BigDecimal(value.textValue().strip()))
                                    : value;
                    case SECONDS -> time(value, MILLIS_A_SECOND);
                    case MILLIS -> time(value, BigDecimal.ONE);
                    case DROP -> nodes.missingNode();
                };
            } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
                return value;
            }
        }

        private static JsonNode time(JsonNode value, BigDecimal factor) {
            if (!value.isNumber() && !value.isTextual()) {
                return value;
            }
            BigDecimal millis =
                    new BigDecimal(value.asText().strip())
                            .multiply(factor)
                            .setScale(0, RoundingMode.FLOOR);
            return JSON.getNodeFactory()
                    .textNode(Instant.ofEpochMilli(millis.longValueExact()).toString());
        }
    }

    /**
     * @param target another name; empty where the value is changed instead
     */
    private record Fix(String field, String target, Change change) implements Serializable {

        void apply(ObjectNode event) {
            JsonNode value = event.get(field);
            if (value == null) {
                return;
            }
            if (!target.isEmpty()) {
                event.remove(field);
                if (!event.hasNonNull(target)) {
                    event.set(target, value);
                }
                return;
            }
            JsonNode changed = change.of(value);
            if (changed.isMissingNode()) {
                event.remove(field);
            } else {
                event.set(field, changed);
            }
        }
    }

    private final List<Fix> all;

    private Fixes(List<Fix> all) {
        this.all = List.copyOf(all);
    }

    /**
     * @param hints such as {@code user_id:string} and {@code userId=user_id}, applied in this order
     * @throws IllegalArgumentException naming the first that is none
     */
    static Fixes of(List<String> hints) {
        return hints.isEmpty() ? NONE : new Fixes(hints.stream().map(Fixes::fix).toList());
    }

    private static Fix fix(String hint) {
        int equals = hint.indexOf('=');
        int colon = hint.lastIndexOf(':');
        if (equals > 0 && equals < hint.length() - 1) {
            return new Fix(hint.substring(0, equals), hint.substring(equals + 1), Change.DROP);
        }
        if (colon > 0) {
            String wanted = hint.substring(colon + 1);
            for (Change change : Change.values()) {
                if (change.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                    return new Fix(hint.substring(0, colon), "", change);
                }
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no fix; write FIELD:string, FIELD:number, FIELD:seconds, FIELD:millis, FIELD:drop or OLD=NEW"
                        .formatted(hint));
    }

    boolean isNone() {
        return all.isEmpty();
    }

    /** The same bytes where there is nothing to fix, or they are no JSON object. */
    byte[] apply(byte[] record) {
        if (all.isEmpty()) {
            return record;
        }
        try {
            JsonNode json = JSON.readTree(record);
            if (!(json instanceof ObjectNode event)) {
                return record;
            }
            all.forEach(fix -> fix.apply(event));
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            return record;
        }
    }
}
