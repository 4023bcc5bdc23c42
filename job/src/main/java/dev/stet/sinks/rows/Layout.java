package dev.stet.sinks.rows;

import java.io.Serializable;
import java.util.List;

/**
 * What the rows of one output look like, and in which order they stand.
 *
 * @param name of the file without its extension, or of the topic without its prefix
 * @param key names of the columns that tell rows apart, in the order of sorting; none of their
 *     cells is null
 * @param version name of the column that decides which row of a key is kept: the greatest
 */
public record Layout(String name, List<Column> columns, List<String> key, String version)
        implements Serializable {

    /**
     * @throws IllegalArgumentException naming a key or version column that is none of the columns
     */
    public Layout {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        for (String column : key) {
            index(name, columns, column);
        }
        index(name, columns, version);
    }

    /**
     * @throws IllegalArgumentException if there is no such column
     */
    public int index(String column) {
        return index(name, columns, column);
    }

    private static int index(String name, List<Column> columns, String wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException("%s has no column '%s'".formatted(name, wanted));
    }
}
