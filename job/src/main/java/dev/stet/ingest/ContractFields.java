package dev.stet.ingest;

import dev.stet.contract.EventType;
import dev.stet.ingest.json.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which fields an event type has and what each holds, for what makes events of the contract. */
public final class ContractFields {

    private static final Map<EventType, Set<Field>> FIELDS = fields();

    private ContractFields() {}

    /** All that mean something to the type, the ones that every event may carry too. */
    public static Set<Field> of(EventType type) {
        return FIELDS.getOrDefault(type, Set.of());
    }

    private static Map<EventType, Set<Field>> fields() {
        Map<EventType, Set<Field>> fields = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            Set<Field> known = EnumSet.noneOf(Field.class);
            for (Field field : Field.ALL) {
                if (EventSchemas.of(type).knows(field)) {
                    known.add(field);
                }
            }
            fields.put(type, Collections.unmodifiableSet(known));
        }
        return fields;
    }

    /** Whether the field of this type is a number. */
    public static boolean isNumber(EventType type, Field field) {
        Check check = EventSchemas.of(type).check(field);
        return check != null && check.isNumber();
    }

    /** Whether the field of this type is a whole number from 0 on. */
    public static boolean isCount(EventType type, Field field) {
        Check check = EventSchemas.of(type).check(field);
        return check != null && check.isCount();
    }

    /** Whether the field of this type is true or false. */
    public static boolean isBoolean(EventType type, Field field) {
        Check check = EventSchemas.of(type).check(field);
        return check != null && check.isBoolean();
    }

    /** The most code points that a string in the field may have. */
    public static int longest(EventType type, Field field) {
        Check check = EventSchemas.of(type).check(field);
        return check == null ? 0 : check.longest();
    }
}
