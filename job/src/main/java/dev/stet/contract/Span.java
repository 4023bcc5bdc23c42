package dev.stet.contract;

import java.io.Serializable;

/**
 * A stretch of event time.
 *
 * @param fromMillis its first instant, epoch milliseconds
 * @param untilMillis the first that it does not hold any more
 */
public record Span(long fromMillis, long untilMillis) implements Serializable {

    public static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether this instant lies within. */
    public boolean holds(long millis) {
        return millis >= fromMillis && millis < untilMillis;
    }
}
