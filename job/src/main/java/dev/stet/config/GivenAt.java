package dev.stet.config;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a value was given.
 *
 * @param name a file, an environment variable, or {@code -D} with the key
 * @param line of the file, from 1; 0 where there is none
 * @param column of the line, from 1; 0 where there is none
 */
record GivenAt(String name, int line, int column) implements Serializable {

    /** Lines of the file from its first to its last, then what has no line. */
    static final Comparator<GivenAt> ORDER =
            Comparator.comparing((GivenAt place) -> place.line() == 0)
                    .thenComparing(GivenAt::line)
                    .thenComparing(GivenAt::column);

    /** A place without lines. */
    static GivenAt named(String name) {
        return new GivenAt(name, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? name : "%s:%d:%d".formatted(name, line, column);
    }
}
