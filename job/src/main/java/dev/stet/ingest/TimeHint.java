package dev.stet.ingest;

import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.json.JsonKind;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a refusal says of an event time: which mistake of a producer it looks like. */
final class TimeHint {

    /** 1973-03-03T09:46:40Z in seconds; as milliseconds, the second day of 1970. */
    private static final double LEAST_SECONDS = 1e8;

    /** The year 2286 in seconds; as milliseconds, April of 1970. */
    private static final double LEAST_MILLIS = 1e10;

    /** 1973-03-03T09:46:40Z in microseconds; as milliseconds, the year 5138. */
    private static final double LEAST_MICROS = 1e14;

    /** The same in nanoseconds. */
    private static final double LEAST_NANOS = 1e17;

    private static final double LONGEST = 1e19;

    /** 0001-01-01T00:00:00Z, which languages write for a time that is not set. */
    private static final long YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

    private static final double MINUTE_MILLIS = 60_000;
    private static final double HOUR_MILLIS = 3_600_000;
    private static final int HOURS_A_DAY = 24;

    private TimeHint() {}

    /** Of a time that cannot be read; null where it looks like no known mistake. */
    static @Nullable String ofUnreadable(FieldValues values) {
        return unit(values);
    }

    /**
     * Of a time before the earliest that is admitted.
     *
     * @param millis that time
     */
    static String ofTooEarly(FieldValues values, long millis, long earliestMillis) {
        String shown = values.shown(Field.EVENT_TIME);
        Instant earliest = Instant.ofEpochMilli(earliestMillis);
        if (millis == 0 || millis == YEAR_ONE) {
            return "event_time %s is not set, expected a time from %s on"
                    .formatted(shown, earliest);
        }
        String unit = unit(values);
        return unit != null
                ? unit
                : "event_time %s is before stet.ingest.earliest-event-time, expected a time from %s on"
                        .formatted(shown, earliest);
    }

    /**
     * Of a time too far past its arrival.
     *
     * @param aheadMillis by how much
     */
    static String ofTooLate(FieldValues values, long aheadMillis, long toleranceMillis) {
        String unit = unit(values);
        String found =
                "event_time %s is %s ahead of its arrival, expected at most %s"
                        .formatted(
                                values.shown(Field.EVENT_TIME),
                                span(aheadMillis),
                                span(toleranceMillis));
        return unit != null ? unit : found;
    }

    private static @Nullable String unit(FieldValues values) {
        if (values.kind(Field.EVENT_TIME) != JsonKind.NUMBER) {
            return null;
        }
        double number = values.number(Field.EVENT_TIME).doubleValue();
        String unit;
        if (number >= LEAST_SECONDS && number < LEAST_MILLIS) {
            unit = "seconds";
        } else if (number >= LEAST_MICROS && number < LEAST_NANOS) {
            unit = "microseconds";
        } else if (number >= LEAST_NANOS && number < LONGEST) {
            unit = "nanoseconds";
        } else {
            return null;
        }
        return "event_time %s looks like %s, milliseconds are expected"
                .formatted(values.shown(Field.EVENT_TIME), unit);
    }

    /** In minutes, from an hour on in hours, from two days on in days too. */
    static String span(long millis) {
        double hours = millis / HOUR_MILLIS;
        if (hours < 1) {
            return String.format(Locale.ROOT, "%.1f min", millis / MINUTE_MILLIS);
        }
        return hours < 2 * HOURS_A_DAY
                ? String.format(Locale.ROOT, "%.1f h", hours)
                : String.format(Locale.ROOT, "%.1f h (%.1f days)", hours, hours / HOURS_A_DAY);
    }
}
