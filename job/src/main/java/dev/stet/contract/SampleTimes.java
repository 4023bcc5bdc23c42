package dev.stet.contract;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/**
 * When a day's interactions are drawn for review, in event time.
 *
 * <p>An evaluation counts up to 7 days after the anchor of its interaction, so people must know
 * earlier what to evaluate. What decides the strata of an interaction, a rating or a machine's
 * evaluation, mostly comes within hours: it is looked at 23 to 24 hours after the end of the day,
 * at an instant that its key decides, so that no instant has the work of a whole day. That leaves 5
 * days to evaluate, or nearly.
 *
 * @param zone of the days; weeks begin on its Mondays
 * @param allowedLatenessMillis by how much events are waited for
 */
public record SampleTimes(DayZone zone, long allowedLatenessMillis) implements Serializable {

    private static final int DAYS_OF_WEEK = 7;

    /** 1970-01-01 was a Thursday. */
    private static final int DAYS_AFTER_MONDAY = 3;

    private static final long SETTLES_MILLIS = TimeUnit.HOURS.toMillis(24);

    /** Over which the parts of a day are staggered. */
    private static final long STAGGER_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** How long after its draw the last evaluation of a day can count. */
    private static final long EVALUATED_MILLIS = TimeUnit.DAYS.toMillis(7);

    /** The number, since 1970-01-01, of the day that holds an instant. */
    public long day(long instantMillis) {
        return zone.day(instantMillis);
    }

    public long startMillis(long day) {
        return zone.startOf(day);
    }

    /** The number of the Monday of the day's week. */
    public static long monday(long day) {
        return day - Math.floorMod(day + DAYS_AFTER_MONDAY, DAYS_OF_WEEK);
    }

    /** How many days of the week are left, this one among them. */
    public static int daysLeft(long day) {
        return (int) (monday(day) + DAYS_OF_WEEK - day);
    }

    /**
     * Events from here on do not decide whether an interaction of the day is drawn.
     *
     * @param part of the day that the interaction is in, in [0, {@code parts})
     */
    public long cutMillis(long day, int part, int parts) {
        return zone.startOf(day + 1)
                + SETTLES_MILLIS
                - STAGGER_MILLIS
                + part * STAGGER_MILLIS / parts;
    }

    /** When a part of the day is gathered: before it no event from the cut on is settled. */
    public long gatherMillis(long day, int part, int parts) {
        return cutMillis(day, part, parts) + allowedLatenessMillis;
    }

    /** When all parts are there, and the day is drawn. */
    public long drawMillis(long day) {
        return zone.startOf(day + 1) + SETTLES_MILLIS + allowedLatenessMillis;
    }

    /** When no evaluation of what was drawn counts any more, and no day of the week is to come. */
    public long forgetMillis(long day) {
        return drawMillis(day) + EVALUATED_MILLIS;
    }
}
