package dev.stet.ingest;

/**
 * What event time has passed, epoch milliseconds; {@link Long#MIN_VALUE} where nothing yet.
 *
 * @param watermarkMillis in the contract's sense: newest event time − out-of-orderness
 * @param settledMillis what was before it was late: the greatest watermark − allowed lateness
 * @param finalMillis windows of {@code ingest_kpi} that end at or before it may be final: the
 *     greatest of that − the time in which a window matures after its end
 */
record Passed(long watermarkMillis, long settledMillis, long finalMillis) {

    static final Passed NOTHING = at(Long.MIN_VALUE);

    static Passed at(long watermarkMillis) {
        return new Passed(watermarkMillis, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /** Under these options: what they have pass, and what has passed already. */
    Passed under(long allowedLatenessMillis, long ingestMaturesWithinMillis) {
        long settled = Math.max(settledMillis, minus(watermarkMillis, allowedLatenessMillis));
        return new Passed(
                watermarkMillis,
                settled,
                Math.max(finalMillis, minus(settled, ingestMaturesWithinMillis)));
    }

    Passed orLater(Passed other) {
        return new Passed(
                Math.max(watermarkMillis, other.watermarkMillis),
                Math.max(settledMillis, other.settledMillis),
                Math.max(finalMillis, other.finalMillis));
    }

    Passed orEarlier(Passed other) {
        return new Passed(
                Math.min(watermarkMillis, other.watermarkMillis),
                Math.min(settledMillis, other.settledMillis),
                Math.min(finalMillis, other.finalMillis));
    }

    /** {@code instant − millis}, and still the beginning of time before anything has passed. */
    static long minus(long instant, long millis) {
        return instant < Long.MIN_VALUE + millis ? Long.MIN_VALUE : instant - millis;
    }
}
