package dev.stet.ingest;

import dev.stet.contract.EventType;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values that some subject wants from the fields of a record. Not thread-safe. */
public final class RecordedValues {

    /**
     * What is wanted of the events that some subject hears.
     *
     * @param bits by type, the bits of the {@link Value}s; a type that is absent is not recorded
     */
    public record Wanted(Map<EventType, Long> bits) implements Serializable {

        public Wanted {
            bits = Map.copyOf(bits);
        }
    }

    /** By ordinal of {@link Value}: the field that holds it; null where ingest works it out. */
    private static final @Nullable Field[] FIELDS = fields();

    private static final long MILLIS_A_MINUTE = 60_000;

    private final FieldValues fields;
    private final PriceTable prices;
    private final Values.Builder builder = new Values.Builder();

    /** By ordinal of {@link EventType}; null where the type is not recorded. */
    private final Value[] @Nullable [] wanted = new Value[EventType.values().length] @Nullable [];

    RecordedValues(FieldValues fields, Wanted wanted, PriceTable prices) {
        this.fields = fields;
        this.prices = prices;
        wanted.bits.forEach(
                (type, bits) ->
                        this.wanted[type.ordinal()] =
                                Arrays.stream(Value.values())
                                        .filter(value -> (bits & value.bit()) != 0)
                                        .filter(value -> isKnown(value, type))
                                        .toArray(Value[]::new));
    }

    private static @Nullable Field[] fields() {
        @Nullable Field[] fields = new @Nullable Field[Value.values().length];
        for (Value value : Value.values()) {
            if (value.form() != Value.Form.DERIVED) {
                fields[value.ordinal()] = Field.valueOf(value.name());
            }
        }
        return fields;
    }

    /** A field that means nothing to a type is ignored, whatever it holds. */
    private static boolean isKnown(Value value, EventType type) {
        Field field = FIELDS[value.ordinal()];
        return field == null || EventSchemas.of(type).knows(field);
    }

    boolean isRecorded(EventType type) {
        return wanted[type.ordinal()] != null;
    }

    /**
     * Of a record whose fields have been checked.
     *
     * @param atMillis event time, epoch milliseconds
     */
    Values of(EventType type, long atMillis) {
        builder.begin();
        Value[] all = wanted[type.ordinal()];
        for (int i = 0; all != null && i < all.length; i++) {
            Field field = FIELDS[all[i].ordinal()];
            if (field == null) {
                putTableCost(atMillis);
            } else if (fields.has(field)) {
                put(all[i], field);
            }
        }
        return builder.build();
    }

    private void put(Value value, Field field) {
        switch (value.form()) {
            case COUNT -> builder.put(value, fields.number(field).longValue());
            case MILLIS -> builder.put(value, fields.number(field).scaled(0));
            case SECONDS -> builder.put(value, fields.number(field).scaled(3));
            case MINUTES -> builder.put(value, fields.number(field).times(MILLIS_A_MINUTE));
            case NANO_USD -> builder.put(value, fields.number(field).scaled(9));
            case SHARE -> builder.put(value, fields.number(field).scaled(4));
            case FLAG -> builder.put(value, fields.isTrue(field) ? 1 : 0);
            case PRESENT -> builder.put(value, 1);
            case NAME -> builder.put(value, value.code(text(field)));
            case TEXT -> {
                fields.string(field);
                byte[] name = fields.name().getBytes(StandardCharsets.UTF_8);
                builder.put(value, name, 0, name.length);
            }
            case DERIVED -> throw new IllegalArgumentException(value + " is no field");
        }
    }

    private String text(Field field) {
        fields.string(field);
        return fields.text();
    }

    /** Of a metered generation that tells no cost, where the table has a price. */
    private void putTableCost(long atMillis) {
        boolean metered = fields.has(Field.INPUT_TOKENS) || fields.has(Field.OUTPUT_TOKENS);
        if (prices.isEmpty()
                || fields.has(Field.COST_USD)
                || !metered
                || !fields.has(Field.MODEL)) {
            return;
        }
        PriceTable.Price price = prices.find(text(Field.MODEL), atMillis);
        if (price == null) {
            return;
        }
        Long nanos =
                price.costNanos(
                        count(Field.INPUT_TOKENS),
                        count(Field.CACHED_TOKENS),
                        count(Field.CACHE_WRITE_TOKENS),
                        count(Field.OUTPUT_TOKENS));
        if (nanos != null) {
            builder.put(Value.TABLE_COST_USD, nanos);
        }
    }

    private long count(Field field) {
        return fields.has(field) ? fields.number(field).longValue() : 0;
    }
}
