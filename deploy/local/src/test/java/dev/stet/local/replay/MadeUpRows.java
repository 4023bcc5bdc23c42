package dev.stet.local.replay;

import dev.stet.contract.View;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Column.Type;
import dev.stet.sinks.rows.Layout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** KPI rows as the views make them, with the measures that a test names and 0 for the others. */
final class MadeUpRows {

    private static final List<Column> KEY =
            List.of(
                    new Column("tenant_id", Type.TEXT),
                    new Column("grain", Type.TEXT),
                    new Column("window_start", Type.INSTANT),
                    new Column("segment_by", Type.TEXT),
                    new Column("segment", Type.TEXT),
                    new Column("maturity", Type.TEXT),
                    new Column("version", Type.LONG));

    private MadeUpRows() {}

    static Layout layout(View view) {
        List<Column> columns = new ArrayList<>(KEY);
        view.columns().forEach(name -> columns.add(new Column(name, Type.LONG)));
        return new Layout(
                view.table(),
                columns,
                List.of("tenant_id", "grain", "window_start", "segment_by", "segment"),
                "version");
    }

    static @Nullable Object[] row(
            View view, String tenant, String grain, String set, Map<String, Long> measures) {
        Layout layout = layout(view);
        @Nullable Object[] row = new @Nullable Object[layout.columns().size()];
        row[0] = tenant;
        row[1] = grain;
        row[2] = Instant.EPOCH;
        row[3] = set;
        row[4] = set.equals("all") ? "all" : "x";
        row[5] = "final";
        row[6] = 1L;
        for (int i = KEY.size(); i < row.length; i++) {
            row[i] = measures.getOrDefault(layout.columns().get(i).name(), 0L);
        }
        return row;
    }

    static Row flinkRow(View view, String tenant, long version, Map<String, Long> measures) {
        @Nullable Object[] row = row(view, tenant, "1d", "all", measures);
        row[6] = version;
        return Row.of(row);
    }
}
