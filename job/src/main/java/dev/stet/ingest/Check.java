package dev.stet.ingest;

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

    static final Check TIME =
            new Check(
                    Shape.TIME,
                    "an RFC 3339 time with zone or integral epoch milliseconds of the years 0000 to"
                            + " 9999");
    static final Check TEXT = new Check(Shape.STRING, "a string");
    static final Check BOOLEAN = new Check(Shape.BOOLEAN, "true or false");
    static final Check COUNT = new Check(Shape.COUNT, "an integer from 0 to " + Integer.MAX_VALUE);
    static final Check FINITE = number("a finite number", -Double.MAX_VALUE, false);
    static final Check AMOUNT = number("a finite number, 0 or more", 0, false);
    static final Check SHARE = new Check(Shape.NUMBER, "a number from 0 to 1", 0, false, 1);
    static final Check PROBABILITY =
            new Check(Shape.NUMBER, "a number above 0, at most 1", 0, true, 1);

    private final Shape shape;
    private final String expected;
    private int longest = Integer.MAX_VALUE;
    private double low;
    private boolean lowExcluded;
    private double high;
    private @Nullable NameTable names;

    private Check(Shape shape, String expected) {
        this.shape = shape;
        this.expected = expected;
    }

    private Check(Shape shape, String expected, double low, boolean lowExcluded, double high) {
        this(shape, expected);
        this.low = low;
        this.lowExcluded = lowExcluded;
        this.high = high;
    }

    private static Check number(String expected, double low, boolean lowExcluded) {
        return new Check(Shape.NUMBER, expected, low, lowExcluded, Double.MAX_VALUE);
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

    static Check oneOf(String... names) {
        Check check = new Check(Shape.NAME, "one of " + String.join(", ", names));
        check.names = new NameTable(List.of(names));
        return check;
    }

    /** As a refusal and {@code docs/events.md} put it: {@code a number from 0 to 1}. */
    String expected() {
        return expected;
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

    private static boolean isCount(JsonNumber number) {
        return number.isLong()
                && number.longValue() >= 0
                && number.longValue() <= Integer.MAX_VALUE;
    }

    private boolean isWithin(double value) {
        return value >= low && value <= high && !(lowExcluded && value == low);
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
