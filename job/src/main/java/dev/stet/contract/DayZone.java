package dev.stet.contract;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The time zone whose days are the windows of {@link Grain#DAY}; finer windows are those of UTC.
 *
 * <p>A day is the time from the start of a date to the start of the next one. So a day on which
 * clocks change has 23 or 25 hours, and where a clock goes back over midnight the repeated hour is
 * of the later day. A date that a zone skipped has no day. Days start at a whole minute: offsets of
 * before 1972 that have seconds are rounded down.
 *
 * <p>Most lookups are a comparison and a division: between two clock changes all days have 24
 * hours, and the last two such stretches are remembered. Safe for several threads.
 */
public final class DayZone implements Serializable {

    public static final DayZone UTC = of("UTC");

    private static final long serialVersionUID = 1L;

    private static final long DAY_MILLIS = Grain.DAY.millis();
    private static final long MINUTE_MILLIS = Grain.MINUTE.millis();

    /** How far a stretch reaches where no clock change ends it. */
    private static final long MOST_DAYS = 36_525;

    private final ZoneId zone;
    private final boolean isUtc;
    private transient @Nullable Stretch recent;
    private transient @Nullable Stretch other;

    /**
     * Days of one length, one after the other.
     *
     * @param fromMillis the start of the first day
     * @param untilMillis the end of the last one
     * @param lengthMillis of each day
     * @param firstDay the number of the first day, since 1970-01-01
     */
    private record Stretch(long fromMillis, long untilMillis, long lengthMillis, long firstDay) {

        boolean holds(long instantMillis) {
            return instantMillis >= fromMillis && instantMillis < untilMillis;
        }

        long start(long instantMillis) {
            return fromMillis + (instantMillis - fromMillis) / lengthMillis * lengthMillis;
        }

        long day(long instantMillis) {
            return firstDay + (instantMillis - fromMillis) / lengthMillis;
        }

        boolean holdsDay(long day) {
            return day >= firstDay && day - firstDay < (untilMillis - fromMillis) / lengthMillis;
        }
    }

    private DayZone(ZoneId zone) {
        this.zone = zone;
        this.isUtc = zone.getRules().isFixedOffset() && hasNoOffset(zone.getRules());
    }

    private static boolean hasNoOffset(ZoneRules rules) {
        return rules.getOffset(Instant.EPOCH).getTotalSeconds() == 0;
    }

    /**
     * @param id of the time zone database, such as {@code Asia/Kolkata}, or {@code UTC}. An offset
     *     such as {@code +05:30} is none: PostgreSQL reads its sign the other way round
     * @throws IllegalArgumentException naming what was given and what is expected
     */
    public static DayZone of(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new IllegalArgumentException(
                    "'%s' is no time zone; give UTC or a name such as Asia/Kolkata or America/New_York"
                            .formatted(id));
        }
        return new DayZone(ZoneId.of(id));
    }

    public String id() {
        return zone.getId();
    }

    /** Whether days are those of UTC. */
    public boolean isUtc() {
        return isUtc;
    }

    /** Whether both cut time into the same days, as {@code Asia/Calcutta} and Kolkata do. */
    public boolean hasSameDays(DayZone that) {
        return zone.getRules().equals(that.zone.getRules()) || isUtc && that.isUtc;
    }

    /** The start of the window that holds this instant; epoch milliseconds. */
    public long windowStart(Grain grain, long instantMillis) {
        return grain == Grain.DAY ? dayStart(instantMillis) : grain.utcStart(instantMillis);
    }

    /**
     * The end, exclusive, of the window that starts at, or holds, this instant; epoch milliseconds.
     */
    public long windowEnd(Grain grain, long instantMillis) {
        return grain == Grain.DAY
                ? dayEnd(instantMillis)
                : grain.utcStart(instantMillis) + grain.millis();
    }

    /** The start of the day that holds this instant; epoch milliseconds. */
    public long dayStart(long instantMillis) {
        return isUtc ? Grain.DAY.utcStart(instantMillis) : at(instantMillis).start(instantMillis);
    }

    /** The end, exclusive, of the day that holds this instant; epoch milliseconds. */
    public long dayEnd(long instantMillis) {
        if (isUtc) {
            return Grain.DAY.utcStart(instantMillis) + DAY_MILLIS;
        }
        Stretch stretch = at(instantMillis);
        return stretch.start(instantMillis) + stretch.lengthMillis;
    }

    /** The number, since 1970-01-01, of the date whose day holds this instant. */
    public long day(long instantMillis) {
        return isUtc
                ? Math.floorDiv(instantMillis, DAY_MILLIS)
                : at(instantMillis).day(instantMillis);
    }

    /**
     * The start of a date's day; epoch milliseconds. Of a date that the zone skipped, that of the
     * next one.
     *
     * @param day since 1970-01-01
     */
    public long startOf(long day) {
        if (isUtc) {
            return day * DAY_MILLIS;
        }
        Stretch last = recent;
        return last != null && last.holdsDay(day)
                ? last.fromMillis + (day - last.firstDay) * DAY_MILLIS
                : look(day);
    }

    private Stretch at(long instantMillis) {
        Stretch last = recent;
        if (last != null && last.holds(instantMillis)) {
            return last;
        }
        Stretch found = other;
        if (found == null || !found.holds(instantMillis)) {
            found = look(Instant.ofEpochMilli(instantMillis));
        }
        other = last;
        recent = found;
        return found;
    }

    private long look(long day) {
        long start = LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
        return Math.floorDiv(start, MINUTE_MILLIS) * MINUTE_MILLIS;
    }

    /** By the rules of the zone: all days of 24 hours around this instant, or its day alone. */
    private Stretch look(Instant instant) {
        long day = LocalDate.ofInstant(instant, zone).toEpochDay();
        while (look(day + 1) <= instant.toEpochMilli()) {
            day++;
        }
        long start = look(day);
        long end = look(day + 1);
        Stretch alone = new Stretch(start, end, end - start, day);
        if (end - start != DAY_MILLIS) {
            return alone;
        }
        long from = firstAfter(zone.getRules().previousTransition(Instant.ofEpochMilli(end)), day);
        long until =
                firstNotBefore(zone.getRules().nextTransition(Instant.ofEpochMilli(start)), day);
        return from > day || until <= day
                ? alone
                : new Stretch(
                        start - (day - from) * DAY_MILLIS,
                        start + (until - day) * DAY_MILLIS,
                        DAY_MILLIS,
                        from);
    }

    /** The first day that begins after a clock change. */
    private static long firstAfter(@Nullable ZoneOffsetTransition change, long day) {
        long first = day - MOST_DAYS;
        return change == null
                ? first
                : Math.max(first, Math.max(dayBefore(change), dayAfter(change)) + 1);
    }

    /** The first day that does not end before a clock change. */
    private static long firstNotBefore(@Nullable ZoneOffsetTransition change, long day) {
        long last = day + MOST_DAYS;
        return change == null
                ? last
                : Math.min(last, Math.min(dayBefore(change), dayAfter(change)));
    }

    private static long dayBefore(ZoneOffsetTransition change) {
        return change.getDateTimeBefore().toLocalDate().toEpochDay();
    }

    private static long dayAfter(ZoneOffsetTransition change) {
        return change.getDateTimeAfter().toLocalDate().toEpochDay();
    }

    @Override
    public boolean equals(@Nullable Object that) {
        return that instanceof DayZone other && zone.equals(other.zone);
    }

    @Override
    public int hashCode() {
        return zone.hashCode();
    }

    @Override
    public String toString() {
        return id();
    }
}
