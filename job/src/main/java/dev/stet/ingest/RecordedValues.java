package dev.stet.ingest;

import dev.stet.contract.EventType;
import dev.stet.contract.Id;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values that some subject wants from the fields of a record. Not thread-safe. */
public final class RecordedValues {

    /**
     * What is wanted of the events that some subject hears.
     *
     * @param bits by type, the bits of the {@link Value}s; a type that is absent is not recorded
     * @param ids by type, the bits of the {@link Id}s of which an event must carry one to be
     *     recorded; absent where any event of the type is
     * @param questions whether interactions want to know of their questions
     * @param users the types whose user is wanted
     * @param idTexts the bits of the {@link Id}s whose texts are wanted
     */
    public record Wanted(
            Map<EventType, Long> bits,
            Map<EventType, Integer> ids,
            boolean questions,
            Set<EventType> users,
            int idTexts)
            implements Serializable {

        public static final Wanted NOTHING = new Wanted(Map.of(), Map.of(), false, Set.of(), 0);

        public Wanted {
            bits = Map.copyOf(bits);
            ids = Map.copyOf(ids);
            users = Set.copyOf(users);
        }
    }

    /** By ordinal of {@link Id}. */
    static final Field[] ID_FIELDS =
            Arrays.stream(Id.values())
                    .map(id -> Field.valueOf(id.name() + "_ID"))
                    .toArray(Field[]::new);

    /** By ordinal of {@link Value}: the field that holds it; null where ingest works it out. */
    private static final @Nullable Field[] FIELDS = fields();

    private static final long MILLIS_A_MINUTE = 60_000;

    private final FieldValues fields;
    private final PriceTable prices;
    private final Values.Builder builder = new Values.Builder();

    /** By ordinal of {@link EventType}; null where the type is not recorded. */
    private final Value[] @Nullable [] wanted = new Value[EventType.values().length] @Nullable [];

    /** By ordinal of {@link EventType}. */
    private final boolean[] users = new boolean[EventType.values().length];

    /** By ordinal of {@link EventType}: fields of which one must be there; empty for none. */
    private final Field[][] needed = new Field[EventType.values().length][];

    private final boolean wantsQuestions;

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
        wanted.users.forEach(type -> users[type.ordinal()] = true);
        for (EventType type : EventType.values()) {
            int ids = wanted.ids.getOrDefault(type, 0);
            needed[type.ordinal()] =
                    Arrays.stream(Id.values())
                            .filter(id -> (ids & id.bit()) != 0)
                            .map(id -> ID_FIELDS[id.ordinal()])
                            .toArray(Field[]::new);
        }
        wantsQuestions = wanted.questions;
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

    boolean isUserWanted(EventType type) {
        return users[type.ordinal()];
    }

    /** Whether some subject may hear the record at hand. */
    boolean isRecorded(EventType type) {
        if (wanted[type.ordinal()] == null) {
            return false;
        }
        Field[] ids = needed[type.ordinal()];
        for (Field id : ids) {
            if (fields.has(id)) {
                return true;
            }
        }
        return ids.length == 0;
    }

    /** Whether interactions want to know of their questions. */
    boolean wantsQuestions() {
        return wantsQuestions;
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
                putDerived(all[i], atMillis);
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
            case WEIGHT -> builder.put(value, fields.number(field).perMille());
            case FLAG -> builder.put(value, fields.isTrue(field) ? 1 : 0);
            case PRESENT -> builder.put(value, 1);
            case NAME -> builder.put(value, value.code(text(field)));
            case KNOWN_NAME -> {
                int code = value.names().indexOf(text(field));
                if (code >= 0) {
                    builder.put(value, code);
                }
            }
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

    private void putDerived(Value value, long atMillis) {
        if (value == Value.TABLE_COST_USD) {
            putTableCost(atMillis);
        } else if (value == Value.RATING && fields.has(Field.VALUE)) {
            putRating();
        }
    }

    /** Of a report there is none: its value and scale are ignored. */
    private void putRating() {
        if (!fields.isText(Field.KIND, "report")) {
            builder.put(Value.RATING, Scale.of(fields).rating());
        }
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
