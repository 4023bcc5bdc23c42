package dev.stet.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How far event time may have come in the job before a restore: what the rollup then holds final is
 * in no task of it later than this. A task that reads alone knows of its own partitions; what has
 * been silent since a restore, or is read for the first time, was passed by nevertheless.
 *
 * <p>The job's watermark is the least of all tasks' that are not idle. So it has come no further
 * than any that never was; and where all once were, no further than the greatest.
 */
final class JobTime {

    private final Passed job;
    private final long allowedLatenessMillis;
    private final long ingestMaturesWithinMillis;
    private long watermark = Long.MIN_VALUE;
    private boolean wasIdle;

    /**
     * @param restored of all tasks there were; none without a restore
     * @param allowedLatenessMillis of now, as the tolerance; before, they may have been others
     */
    JobTime(
            Iterable<TaskTime> restored,
            long allowedLatenessMillis,
            long ingestMaturesWithinMillis) {
        this.allowedLatenessMillis = allowedLatenessMillis;
        this.ingestMaturesWithinMillis = ingestMaturesWithinMillis;
        this.job = passed(restored).under(allowedLatenessMillis, ingestMaturesWithinMillis);
    }

    private static Passed passed(Iterable<TaskTime> tasks) {
        Passed before = Passed.NOTHING;
        Passed greatest = Passed.NOTHING;
        @Nullable Passed least = null;
        for (TaskTime each : tasks) {
            before = before.orLater(each.job());
            greatest = greatest.orLater(each.task());
            if (!each.wasIdle()) {
                least = least == null ? each.task() : least.orEarlier(each.task());
            }
        }
        return before.orLater(least == null ? greatest : least);
    }

    /** The end of the latest window of {@code ingest_kpi} that may have been final. */
    long finalMillis() {
        return job.finalMillis();
    }

    /**
     * The task's watermark has come this far. The end of an input is not kept: what a drained job's
     * savepoint is restored for would all lie before it.
     *
     * @param flinkWatermark one below the contract's
     */
    void reached(long flinkWatermark) {
        if (flinkWatermark != Long.MAX_VALUE) {
            watermark = flinkWatermark + 1;
        }
    }

    /** All partitions of the task are left out for now. */
    void idle() {
        wasIdle = true;
    }

    /** What the next checkpoint holds. */
    TaskTime snapshot() {
        return new TaskTime(
                job,
                Passed.at(watermark).under(allowedLatenessMillis, ingestMaturesWithinMillis),
                wasIdle);
    }
}
