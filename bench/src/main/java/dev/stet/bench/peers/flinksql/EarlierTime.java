package dev.stet.bench.peers.flinksql;

import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code EARLIER_TIME(event_time BIGINT) -> BIGINT}
 *
 * <p>The latest time before the latest, NULL where there is one time only. Over rows in order of
 * time it is {@code LAG}, but a row that was sent twice is not its own predecessor; so nothing
 * needs to be deduplicated before it.
 */
public final class EarlierTime extends AggregateFunction<Long, EarlierTime.Times> {

    private static final long serialVersionUID = 1;

    private static final long NONE = Long.MIN_VALUE;

    /** The accumulator. */
    public static final class Times {

        public long latest = NONE;
        public long earlier = NONE;
    }

    @Override
    public Times createAccumulator() {
        return new Times();
    }

    /**
     * @param time not before that of the call before
     */
    public void accumulate(Times times, Long time) {
        if (time > times.latest) {
            times.earlier = times.latest;
            times.latest = time;
        }
    }

    @Override
    public @Nullable Long getValue(Times times) {
        return times.earlier == NONE ? null : times.earlier;
    }
}
