package dev.stet.local.console;

import dev.stet.contract.Grain;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a page asks for.
 *
 * @param segmentBy {@code all}, or dimensions joined by {@code |}
 * @param segment the values of these dimensions
 * @param from first instant of the first window; null for as many windows as are usual
 * @param until windows begin before; null for up to the newest
 */
record Scope(
        String tenant,
        Grain grain,
        String segmentBy,
        String segment,
        @Nullable Instant from,
        @Nullable Instant until) {

    static final String ALL = "all";

    /** That of events without a tenant. */
    static final String USUAL_TENANT = "default";

    /** The last second with a year of four digits. */
    static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

    private static final int LONGEST_TEXT = 1_000;

    /**
     * Reads it from the parameters of a request.
     *
     * @param parameters the value of each by its name; null for none
     * @throws ConsoleException naming a parameter that makes no sense
     */
    static Scope of(Function<String, @Nullable String> parameters) {
        String by = text(parameters, "by", ALL);
        Instant from = instant(parameters, "from");
        Instant until = instant(parameters, "until");
        if (from != null && until != null && !from.isBefore(until)) {
            throw ConsoleException.badRequest("from: must be before until");
        }
        return new Scope(
                text(parameters, "tenant", USUAL_TENANT),
                grain(parameters),
                by,
                by.equals(ALL) ? ALL : text(parameters, "segment", ""),
                from,
                until);
    }

    /** The same over everything. */
    Scope overAll() {
        return ofSegment(ALL, ALL);
    }

    /** The same of one segment. */
    Scope ofSegment(String by, String value) {
        return new Scope(tenant, grain, by, value, from, until);
    }

    /**
     * The same in windows that are as long or longer: from the one that holds the first of the
     * windows before, which may begin earlier.
     */
    Scope in(Grain longer) {
        Instant first = from == null ? null : from.minusMillis(longer.millis() - grain.millis());
        return new Scope(tenant, longer, segmentBy, segment, first, until);
    }

    /** No window begins before it. */
    Timestamp start() {
        return Timestamp.from(from == null ? Instant.EPOCH : from);
    }

    /** All windows begin before it. */
    Timestamp end() {
        return Timestamp.from(until == null ? LAST : until);
    }

    boolean isOverAll() {
        return segmentBy.equals(ALL) && segment.equals(ALL);
    }

    /** How many windows are usual: three hours of minutes, three days of hours, three months. */
    int usualWindows() {
        return switch (grain) {
            case MINUTE -> 180;
            case HOUR -> 72;
            case DAY -> 91;
        };
    }

    /**
     * How many windows are read, the newest.
     *
     * @param most of a time that was asked for
     */
    int windows(int most) {
        return from == null ? usualWindows() : most;
    }

    private static Grain grain(Function<String, @Nullable String> parameters) {
        try {
            return Grain.of(text(parameters, "grain", Grain.HOUR.label()));
        } catch (IllegalArgumentException e) {
            throw ConsoleException.badRequest("grain: " + e.getMessage());
        }
    }

    private static @Nullable Instant instant(
            Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            Instant instant = Instant.parse(value);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
                throw ConsoleException.badRequest(name + ": give a time of the years 1970 to 9999");
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw ConsoleException.badRequest(
                    name + ": give a time of UTC such as 2026-03-01T00:00:00Z");
        }
    }

    /**
     * The value of a parameter.
     *
     * @throws ConsoleException where it is longer than any name is
     */
    static String text(
            Function<String, @Nullable String> parameters, String name, String otherwise) {
        String value = parameters.apply(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        if (value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0) {
            throw ConsoleException.badRequest(
                    name + ": at most %,d characters, none of them NUL".formatted(LONGEST_TEXT));
        }
        return value;
    }
}
