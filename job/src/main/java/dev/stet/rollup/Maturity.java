package dev.stet.rollup;

import dev.stet.contract.View;
import java.io.Serializable;
import java.time.Duration;
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
}
