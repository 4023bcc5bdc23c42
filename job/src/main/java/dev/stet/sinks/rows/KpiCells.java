package dev.stet.sinks.rows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** KPI views as Flink knows them: their layouts, and their rows. */
public final class KpiCells {

    /** The columns that identify a KPI row; also the order in which rows are written. */
    public static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    public static final String VERSION = "version";

    private KpiCells() {}

    /**
     * The layout of a KPI view: its key is that of every KPI row.
     *
     * @throws IllegalArgumentException naming a column whose type no output can hold
     */
    public static Layout layout(String name, ResolvedSchema schema) {
        List<Column> columns =
                schema.getColumns().stream()
                        .map(
                                column ->
                                        column(
                                                name,
                                                column.getName(),
                                                column.getDataType().getLogicalType()))
                        .toList();
        return new Layout(name, columns, KEY, VERSION);
    }

    private static Column column(String table, String name, LogicalType type) {
        return type instanceof DecimalType decimal && decimal.getPrecision() <= Column.DIGITS
                ? new Column(name, Column.Type.DECIMAL, decimal.getScale())
                : new Column(name, type(table + "." + name, type));
    }

    private static Column.Type type(String column, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> Column.Type.TEXT;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Column.Type.LONG;
            case FLOAT, DOUBLE -> Column.Type.DOUBLE;
            case BOOLEAN -> Column.Type.BOOLEAN;
            case BINARY, VARBINARY -> Column.Type.BYTES;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Column.Type.INSTANT;
            default ->
                    throw new IllegalArgumentException(
                            "%s is of type %s, which no output can hold"
                                    .formatted(column, type.asSummaryString()));
        };
    }

    /** The cells of a KPI view's rows. */
    public static Cells<Row> cells(Layout layout) {
        int columns = layout.columns().size();
        return row -> {
            @Nullable Object[] values = new @Nullable Object[columns];
            for (int i = 0; i < columns; i++) {
                values[i] = value(row.getField(i));
            }
            return values;
        };
    }

    private static @Nullable Object value(@Nullable Object field) {
        if (field instanceof Double || field instanceof Long || field instanceof Instant) {
            return field;
        }
        if (field instanceof Float number) {
            return number.doubleValue();
        }
        if (field instanceof BigDecimal) {
            return field;
        }
        return field instanceof Number number ? (Object) number.longValue() : field;
    }
}
