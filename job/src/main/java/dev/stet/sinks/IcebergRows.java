package dev.stet.sinks;

import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** Turns a row of a KPI view into one of a table that has its columns, in whatever order. */
final class IcebergRows implements MapFunction<Row, RowData> {

    private static final long serialVersionUID = 1L;

    private static final int NOT_OURS = -1;

    private final Cells<Row> cells;
    private final int[] places;

    /**
     * @param columns of the table, in its order; of those that the view has not, cells are NULL
     */
    IcebergRows(Layout layout, List<String> columns) {
        cells = KpiCells.cells(layout);
        List<String> names = layout.columns().stream().map(column -> column.name()).toList();
        // A list says -1 of what it does not hold.
        places = columns.stream().mapToInt(names::indexOf).toArray();
    }

    @Override
    public RowData map(Row row) {
        @Nullable Object[] values = cells.of(row);
        GenericRowData mapped = new GenericRowData(places.length);
        for (int i = 0; i < places.length; i++) {
            mapped.setField(i, places[i] == NOT_OURS ? null : value(values[places[i]]));
        }
        return mapped;
    }

    private static @Nullable Object value(@Nullable Object cell) {
        if (cell instanceof String text) {
            return StringData.fromString(text);
        }
        if (cell instanceof BigDecimal number) {
            return DecimalData.fromBigDecimal(number, Column.DIGITS, number.scale());
        }
        return cell instanceof Instant instant ? TimestampData.fromInstant(instant) : cell;
    }
}
