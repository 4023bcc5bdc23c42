package dev.stet.rollup;

import dev.stet.contract.View;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * When a window's rows are final: once the watermark has passed the last instant that can still
 * change them, and the allowed lateness on top.
 *
 * @param afterWindow by view, how long after its end a window can still change; event time
 */
public record Maturity(Map<View, Duration> afterWindow, Duration allowedLateness)
        implements Serializable {

    /**
     * As each view says of itself: every one, for a savepoint can hold windows of a view that has
     * been switched off since.
     *
     * @param futureTolerance how far an event may be ahead of its arrival
     */
    public static Maturity of(Duration futureTolerance, Duration allowedLateness) {
        Map<View, Duration> afterWindow = new EnumMap<>(View.class);
        for (View view : View.values()) {
            afterWindow.put(view, view.matures(futureTolerance));
        }
        return new Maturity(afterWindow, allowedLateness);
    }

    /**
     * The event-time timer that makes a window final. Flink's watermark stands one millisecond
     * before the newest event time − out-of-orderness, so the timer does too.
     */
    long finalAt(View view, long windowEndMillis) {
        return lastInstant(view, windowEndMillis) + allowedLateness.toMillis();
    }

    /** No event after this instant can change the window. */
    long lastInstant(View view, long windowEndMillis) {
        return windowEndMillis + Objects.requireNonNull(afterWindow.get(view)).toMillis() - 1;
    }

    /**
     * The latest end of a window whose {@link #lastInstant} has passed.
     *
     * @param settledMillis no event at or before this instant is taken any more
     */
    long latestEnd(View view, long settledMillis) {
        Duration after = afterWindow.getOrDefault(view, Duration.ZERO);
        boolean none = settledMillis < Long.MIN_VALUE + after.toMillis();
        return none ? Long.MIN_VALUE : settledMillis - after.toMillis() + 1;
    }
}
