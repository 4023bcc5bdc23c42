package dev.stet.sinks.rows;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One column of an output.
 *
 * @param name as in the header, in snake_case
 * @param places decimal places of {@link Type#DECIMAL}; 0 of every other type
 */
public record Column(String name, Type type, int places) implements Serializable {

    /** Digits of a {@link Type#DECIMAL}, those behind the point among them. */
    public static final int DIGITS = 19;

    public Column(String name, Type type) {
        this(name, type, 0);
    }

    /** What a cell holds, and the Java type of its value in a row. Every cell may be null. */
    public enum Type {
        /** {@link String}. */
        TEXT,
        /** {@link Long}. */
        LONG,
        /** {@link Double}. */
        DOUBLE,
        /** {@link BigDecimal} with the places of the column, its digits those of a {@link Long}. */
        DECIMAL,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link java.time.Instant}, to the millisecond. */
        INSTANT,
        /** {@code byte[]}. */
        BYTES
    }
}
