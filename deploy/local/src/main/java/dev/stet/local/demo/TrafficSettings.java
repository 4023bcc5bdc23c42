package dev.stet.local.demo;

import java.time.Duration;

/**
 * What the generator depends on; equal settings make equal traffic, byte for byte.
 *
 * @param historyMillis when the first visitor comes, epoch milliseconds, event time; until {@code
 *     startMillis} visitors are all there is
 * @param startMillis when the first lifecycle may open, epoch milliseconds, event time
 * @param changeMillis from when one model is worse
 * @param liveMillis from when the live rate counts rather than that of the back-fill
 * @param endMillis when the last may open; what opened before still runs its course. {@link
 *     Long#MAX_VALUE} for never
 * @param backfillRate events a second of event time, on the average of a day, before {@code
 *     liveMillis}
 * @param liveRate the same from then on
 */
public record TrafficSettings(
        long seed,
        long historyMillis,
        long startMillis,
        long changeMillis,
        long liveMillis,
        long endMillis,
        double backfillRate,
        double liveRate,
        int partitions) {

    public TrafficSettings {
        if (!(backfillRate > 0) || !(liveRate > 0)) {
            throw new IllegalArgumentException("a rate must be more than 0 events a second");
        }
        if (historyMillis > startMillis) {
            throw new IllegalArgumentException("history comes before the start");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("there must be a partition at the least");
        }
    }

    /** The experiment is on for a week before {@code startMillis}. */
    long experimentMillis() {
        return startMillis - 7 * Visitor.DAY_MILLIS;
    }

    /** How many come for the first time, on the average of a day: few, at any rate. */
    double visitorsPerDay() {
        return Math.max(1, 3 * backfillRate);
    }

    /** The same with visitors from earlier on. */
    public TrafficSettings withHistory(Duration before) {
        return new TrafficSettings(
                seed,
                startMillis - before.toMillis(),
                startMillis,
                changeMillis,
                liveMillis,
                endMillis,
                backfillRate,
                liveRate,
                partitions);
    }

    /** The same with the change at another time, epoch milliseconds. */
    TrafficSettings withChange(long millis) {
        return new TrafficSettings(
                seed,
                historyMillis,
                startMillis,
                millis,
                liveMillis,
                endMillis,
                backfillRate,
                liveRate,
                partitions);
    }

    /** The same with an end, epoch milliseconds. */
    TrafficSettings until(long millis) {
        return new TrafficSettings(
                seed,
                historyMillis,
                startMillis,
                changeMillis,
                liveMillis,
                millis,
                backfillRate,
                liveRate,
                partitions);
    }

    /** Without a live part: all of it at one rate, the change half-way. */
    public static TrafficSettings bounded(
            long seed, long startMillis, long endMillis, double rate, int partitions) {
        return new TrafficSettings(
                seed,
                startMillis,
                startMillis,
                startMillis + (endMillis - startMillis) / 2,
                endMillis,
                endMillis,
                rate,
                rate,
                partitions);
    }
}
