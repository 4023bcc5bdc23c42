package dev.stet.sinks.rows;

import java.io.Serializable;

/**
 * One column of an output.
 *
 * @param name as in the header, in snake_case
 */
public record Column(String name, Type type) implements Serializable {

    /** What a cell holds, and the Java type of its value in a row. Every cell may be null. */
    public enum Type {
        /** {@link String}. */
        TEXT,
        /** {@link Long}. */
        LONG,
        /** {@link Double}. */
        DOUBLE,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link java.time.Instant}, to the millisecond. */
        INSTANT,
        /** {@code byte[]}. */
        BYTES
    }
}
