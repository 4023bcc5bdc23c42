package dev.stet.lifecycle.question;

import dev.stet.contract.Key128;
import dev.stet.state.Shards;
import java.time.Duration;

/**
 * When users are visited whose questions or chains have ended and who sent no event since: all
 * users of one key group at one instant, and the key groups one after the other.
 *
 * @param periodMillis from one instant of a key group to its next
 * @param firstMillis the instant of the first key group, as a remainder of the period
 * @param spreadMillis from the first key group to the last; at most the period
 */
record VisitTimes(long periodMillis, long firstMillis, long spreadMillis) {

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Where outcomes are wanted soon after the end of an hour. */
    static VisitTimes soon(long allowedLatenessMillis) {
        return new VisitTimes(
                HOUR_MILLIS,
                Math.floorMod(allowedLatenessMillis, HOUR_MILLIS),
                Duration.ofMinutes(10).toMillis());
    }

    /**
     * Where ended entries only take memory: once a day, an hour after the day's end, when its last
     * question has ended too; spread over the next day.
     */
    static VisitTimes seldom(long allowedLatenessMillis) {
        return new VisitTimes(
                DAY_MILLIS,
                Math.floorMod(HOUR_MILLIS + allowedLatenessMillis, DAY_MILLIS),
                DAY_MILLIS);
    }

    /**
     * When a user is visited of whom something ends.
     *
     * @param endMillis when it does
     * @return not earlier
     */
    long after(Key128 user, long endMillis) {
        long periods = -Math.floorDiv(firstMillis - endMillis, periodMillis);
        return firstMillis
                + periods * periodMillis
                + spreadMillis * Shards.keyGroup(user) / Shards.COUNT;
    }

    /** The Flink key under which lies who is visited when this user is: in his key group. */
    static Key128 bucket(Key128 user, long atMillis) {
        return new Key128(atMillis, Shards.hash(Shards.keyGroup(user)) - 31 * atMillis);
    }
}
