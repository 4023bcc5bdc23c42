package dev.stet.sinks.rows;

import dev.stet.contract.JsonText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells as an object of JSON, its fields in the order of the columns. NULL is written as {@code
 * null}, as is a double that JSON has no number for. Instants are ISO-8601 strings in UTC; bytes
 * are base64 strings.
 *
 * <p>A NULL in a column of buckets of users, or of a design effect that follows from them, is left
 * out: most rows have none, and their names alone would double a row. A reader that knows the
 * column reads NULL, as Flink's format {@code json} does.
 */
public final class JsonCells implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How the names of columns that are NULL without buckets of users end. */
    private static final List<String> OF_BUCKETS = List.of("_clusters", "_deff");

    private final String[] names;
    private final int[] places;
    private final boolean[] leftOutIfNull;

    private JsonCells(Layout layout, List<String> columns) {
        names = columns.stream().map(JsonCells::name).toArray(String[]::new);
        leftOutIfNull = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            leftOutIfNull[i] = OF_BUCKETS.stream().anyMatch(columns.get(i)::endsWith);
        }
        places = columns.stream().mapToInt(layout::index).toArray();
    }

    /** Objects with every column. */
    public static JsonCells all(Layout layout) {
        return new JsonCells(layout, layout.columns().stream().map(Column::name).toList());
    }

    /** Objects with the columns of the key alone. */
    public static JsonCells key(Layout layout) {
        return new JsonCells(layout, layout.key());
    }

    private static String name(String column) {
        StringBuilder name = new StringBuilder();
        JsonText.append(name, column);
        return name.append(':').toString();
    }

    /** Without a line break, inside or at the end. */
    public void append(StringBuilder json, @Nullable Object[] cells) {
        json.append('{');
        boolean first = true;
        for (int i = 0; i < names.length; i++) {
            Object cell = cells[places[i]];
            if (cell == null && leftOutIfNull[i]) {
                continue;
            }
            if (!first) {
                json.append(',');
            }
            first = false;
            append(json.append(names[i]), cell);
        }
        json.append('}');
    }

    private static void append(StringBuilder json, @Nullable Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            json.append("null");
        } else if (value instanceof BigDecimal number) {
            json.append(number.toPlainString());
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof byte[] bytes) {
            json.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
        } else {
            JsonText.append(json, value.toString());
        }
    }
}
