package dev.stet.lifecycle.question;

import dev.stet.contract.DayZone;
import java.time.Duration;

/**
 * When what is known of a user ends, so that what ends at nearly the same time is swept at once.
 * Epoch milliseconds.
 *
 * @param zone in whose days a user counts once
 */
record UserEnds(long allowedLatenessMillis, DayZone zone) {

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Questions of one hour end together. */
    long ofQuestion(long lastRelevantMillis) {
        return (Math.floorDiv(lastRelevantMillis, HOUR_MILLIS) + 1) * HOUR_MILLIS
                + allowedLatenessMillis;
    }

    /** When the day that holds this instant ends: with the questions of its last hour. */
    long ofDay(long instantMillis) {
        return ofQuestion(zone.dayEnd(instantMillis) - 1 + Question.REGENERATION_MILLIS);
    }

    /** When chains can be removed that are needed until an instant, under the current lateness. */
    long ofChains(long neededUntilMillis) {
        return neededUntilMillis + allowedLatenessMillis;
    }

    /** Until when a chain is needed; the same for all chains of one day. */
    static long neededUntil(Chain chain) {
        long last = chain.links().get(chain.links().size() - 1).at();
        long day = Math.floorDiv(last, DAY_MILLIS);
        return (day + 1) * DAY_MILLIS + Gap.MEMORY_MILLIS;
    }
}
