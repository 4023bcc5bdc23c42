package dev.stet.local.files;

import dev.stet.sinks.rows.Column;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one file, in the order given. Closing it completes the file. */
public interface TableWriter extends Closeable {

    /**
     * @param row a value for each column of the layout, see {@link Column.Type}
     */
    void write(@Nullable Object[] row) throws IOException;
}
