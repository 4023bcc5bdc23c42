package dev.stet.sinks.rows;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Turns a record into the cells of its {@link Layout}. */
@FunctionalInterface
public interface Cells<T> extends Serializable {

    /**
     * @return a value for each column, of the type that {@link Column.Type} names; null for SQL's
     *     NULL
     */
    @Nullable Object[] of(T record);
}
