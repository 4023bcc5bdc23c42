package dev.stet.lifecycle.subject;

import dev.stet.contract.Value;

/**
 * What is kept of the events of one type, once the opening is certain; before that every event is
 * kept.
 */
public enum Keep {
    /** All of them. */
    EVERY,
    /** The earliest within the span. */
    EARLIEST,
    /** The latest within the span. */
    LATEST,
    /**
     * The sums of their numbers, once they can no longer be sent again; read them by {@link
     * History#sum(dev.stet.contract.EventType, Value)}.
     */
    SUM
}
