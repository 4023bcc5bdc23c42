package dev.stet.ingest;

import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.json.ScannedFields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event type. Filled while {@link EventSchemas} is initialised, then only read.
 *
 * <p>What every event may carry is checked the same way for every type; a field that is neither
 * that nor in the type's payload is unknown to it, and ignored.
 */
final class EventSchema {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_USER_ID = 256;

    private final @Nullable Check[] checks = new Check[Field.ALL.size()];
    private long requiredCommon;
    private long requiredPayload;
    private long knownPayload;
    private long knownCommon;
    private EventRules.@Nullable Rule rule;
    private final long commonTexts;
    private long payloadTexts;
    private Field[] idAlternatives = {};

    EventSchema() {
        Arrays.fill(checks, 0, Field.COMMON, Check.string(LONGEST_ID));
        checks[Field.EVENT_TYPE.ordinal()] = Check.TEXT;
        checks[Field.EVENT_TIME.ordinal()] = Check.TIME;
        checks[Field.USER_ID.ordinal()] = Check.string(LONGEST_USER_ID);
        checks[Field.HANDLED_BY.ordinal()] = Check.oneOf("ai", "assisted", "human");
        checks[Field.FAILURE_MODE.ordinal()] = null;
        for (Field field : Field.ALL.subList(0, Field.COMMON)) {
            knownCommon |= field == Field.FAILURE_MODE ? 0 : field.bit();
        }
        needs(Field.EVENT_ID, Field.EVENT_TIME, Field.USER_ID);
        commonTexts = texts(Field.ALL.subList(0, Field.COMMON));
    }

    /** Known before or common to all: these must hold a value. */
    EventSchema needs(Field... fields) {
        for (Field field : fields) {
            if (field.isCommon()) {
                requiredCommon |= field.bit();
            } else {
                requiredPayload |= field.bit();
            }
        }
        return this;
    }

    /** Must hold a value of this kind. */
    EventSchema needs(Check check, Field... fields) {
        return may(check, fields).needs(fields);
    }

    /** May hold a value, then of this kind. */
    EventSchema may(Check check, Field... fields) {
        for (Field field : fields) {
            checks[field.ordinal()] = check;
            if (field.isCommon()) {
                knownCommon |= field.bit();
            } else {
                knownPayload |= field.bit();
                payloadTexts |= texts(List.of(field));
            }
        }
        return this;
    }

    /** One of these ids must hold a value. */
    EventSchema needsOneId(Field... fields) {
        idAlternatives = fields;
        return this;
    }

    /** What must hold besides. */
    EventSchema also(EventRules.Rule more) {
        rule = more;
        return this;
    }

    /** Null for none. */
    EventRules.@Nullable Rule rule() {
        return rule;
    }

    EventSchema withoutUser() {
        requiredCommon &= ~Field.USER_ID.bit();
        return this;
    }

    /** Whether the field means something to this type. */
    boolean knows(Field field) {
        return ((field.isCommon() ? knownCommon : knownPayload) & field.bit()) != 0;
    }

    /** What a field's value must be; null for a field that means nothing to this type. */
    @Nullable Check check(Field field) {
        return checks[field.ordinal()];
    }

    /** What is wrong with one field's value; null where nothing is. */
    @Nullable String complaint(FieldValues values, Field field) {
        Check check = checks[field.ordinal()];
        return check == null ? null : check.complaint(values, field);
    }

    /** The bits of the common fields that must hold a value. */
    long requiredCommon() {
        return requiredCommon;
    }

    long requiredPayload() {
        return requiredPayload;
    }

    /** The bits of the payload fields that mean something to this type. */
    long knownPayload() {
        return knownPayload;
    }

    /** The bits of the common fields of which every {@link ScannedFields#SHORT} string is right. */
    long commonTexts() {
        return commonTexts;
    }

    /**
     * The bits of the payload fields of which every {@link ScannedFields#SHORT} string is right.
     */
    long payloadTexts() {
        return payloadTexts;
    }

    Field[] idAlternatives() {
        return idAlternatives;
    }

    /** The bits of the common fields that mean something to this type: not every failure mode. */
    long knownCommon() {
        return knownCommon;
    }

    private long texts(List<Field> fields) {
        long bits = 0;
        for (Field field : fields) {
            Check check = checks[field.ordinal()];
            bits |= check != null && check.admitsStrings(ScannedFields.SHORT) ? field.bit() : 0;
        }
        return bits;
    }

    static String listed(Field[] alternatives) {
        return Arrays.stream(alternatives).map(Field::label).collect(Collectors.joining(" or "));
    }
}
