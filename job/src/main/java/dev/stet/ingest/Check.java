package dev.stet.ingest;

import dev.stet.contract.Value;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.json.JsonKind;
import dev.stet.ingest.json.JsonNumber;
import dev.stet.ingest.json.NameTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field's value must be. A refusal names the field, what was found, what was expected. */
final class Check {

    private enum Shape {
        STRING,
        TIME,
        BOOLEAN,
        COUNT,
        NUMBER,
        NAME
    }

    /** 2^53 − 1. */
    private static final long GREATEST_COUNT = (1L << 53) - 1;

    static final Check TIME =
            new Check(
                    Shape.TIME,
                    "an RFC 3339 time with zone or integral epoch milliseconds of the years 0000 to"
                            + " 9999");
    static final Check TEXT = new Check(Shape.STRING, "a string");
    static final Check STRING = string(1_024);
    static final Check ID = string(128);
    static final Check BOOLEAN = new Check(Shape.BOOLEAN, "true or false");

    static final Check COUNT =
            within(
                    new Check(Shape.COUNT, "an integer from 0 to " + GREATEST_COUNT),
                    0,
                    GREATEST_COUNT);
    static final Check FINITE = number("a finite number", -Double.MAX_VALUE, Double.MAX_VALUE);
    static final Check MILLIS = number("a number of milliseconds, 0 or more", 0, GREATEST_COUNT);

    /** So many that a long holds as many billionths. */
    static final Check AMOUNT = number("a number from 0 to 9000000000", 0, 9e9);

    static final Check SHARE = number("a number from 0 to 1", 0, 1);
    static final Check PROBABILITY = number("a number from 0.001 to 1", 0.001, 1);

    private final Shape shape;
    private final String expected;
    private int longest = Integer.MAX_VALUE;
    private double low;
    private double high;
    private @Nullable NameTable names;

    private Check(Shape shape, String expected) {
        this.shape = shape;
        this.expected = expected;
    }

    private static Check number(String expected, double low, double high) {
        return within(new Check(Shape.NUMBER, expected), low, high);
    }

    private static Check within(Check check, double low, double high) {
        check.low = low;
        check.high = high;
        return check;
    }

    /**
     * @param longest in code points
     */
    static Check string(int longest) {
        Check check =
                new Check(Shape.STRING, "a string of at most %d characters".formatted(longest));
        check.longest = longest;
        return check;
    }

    /** One of the names that the value may hold. */
    static Check oneOf(Value value) {
        return oneOf(value.names().toArray(String[]::new));
    }

    static Check oneOf(String... names) {
        Check check = new Check(Shape.NAME, "one of " + String.join(", ", names));
        check.names = new NameTable(List.of(names));
        return check;
    }

    /** As a refusal and {@code docs/events.md} put it: {@code a number from 0 to 1}. */
    String expected() {
        return expected;
    }

    boolean isNumber() {
        return shape == Shape.COUNT || shape == Shape.NUMBER;
    }

    boolean isCount() {
        return shape == Shape.COUNT;
    }

    boolean isBoolean() {
        return shape == Shape.BOOLEAN;
    }

    /** The most code points that a string may have. */
    int longest() {
        return longest;
    }

    /** Whether every string of at most so many bytes is right. */
    boolean admitsStrings(int length) {
        return shape == Shape.STRING && length <= longest;
    }

    /**
     * Of a field that holds a value.
     *
     * @return null where it is as it must be, else what to tell the producer; never the content of
     *     a string that could be personal
     */
    @Nullable String complaint(FieldValues values, Field field) {
        JsonKind kind = values.kind(field);
        return switch (shape) {
            case STRING -> kind.isString() ? tooLong(values, field) : wrongKind(kind, field);
            case BOOLEAN -> kind.isBoolean() ? null : wrongKind(kind, field);
            case NAME -> kind.isString() ? unknownName(values, field) : wrongKind(kind, field);
            case TIME ->
                    kind.isString() || kind == JsonKind.NUMBER
                            ? notIf(
                                    time(values, field) != EventTimeParser.UNPARSABLE,
                                    values,
                                    field)
                            : wrongKind(kind, field);
            case COUNT ->
                    kind == JsonKind.NUMBER
                            ? notIf(isCount(values.number(field)), values, field)
                            : wrongKind(kind, field);
            case NUMBER ->
                    kind == JsonKind.NUMBER
                            ? notIf(isWithin(values.number(field).doubleValue()), values, field)
                            : wrongKind(kind, field);
        };
    }

    /** Epoch milliseconds, or {@link EventTimeParser#UNPARSABLE}, of a string or a number. */
    static long time(FieldValues values, Field field) {
        if (values.kind(field).isString()) {
            values.string(field);
            return EventTimeParser.parse(values.bytes(), values.from(), values.to());
        }
        JsonNumber number = values.number(field);
        if (!number.isLong()) {
            return EventTimeParser.UNPARSABLE;
        }
        long millis = number.longValue();
        return millis < EventTimeParser.LEAST || millis > EventTimeParser.GREATEST
                ? EventTimeParser.UNPARSABLE
                : millis;
    }

    private boolean isCount(JsonNumber number) {
        return number.isLong() && number.longValue() >= 0 && number.longValue() <= (long) high;
    }

    private boolean isWithin(double value) {
        return value >= low && value <= high;
    }

    private @Nullable String tooLong(FieldValues values, Field field) {
        if (longest == Integer.MAX_VALUE) {
            return null;
        }
        // A code point takes at least one byte, so most strings need no count.
        if (values.rawLength(field) <= longest) {
            return null;
        }
        values.string(field);
        if (values.codePoints() <= longest) {
            return null;
        }
        return "%s has %d characters, expected %s"
                .formatted(field.label(), values.codePoints(), expected);
    }

    private @Nullable String unknownName(FieldValues values, Field field) {
        values.string(field);
        NameTable table = names;
        boolean known =
                table != null && table.find(values.bytes(), values.from(), values.to()) >= 0;
        return notIf(known, values, field);
    }

    private @Nullable String notIf(boolean right, FieldValues values, Field field) {
        return right
                ? null
                : "%s is %s, expected %s".formatted(field.label(), values.shown(field), expected);
    }

    private String wrongKind(JsonKind kind, Field field) {
        return "%s is %s, expected %s".formatted(field.label(), kind.description(), expected);
    }
}
