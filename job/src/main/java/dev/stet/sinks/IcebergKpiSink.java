package dev.stet.sinks;

import dev.stet.sinks.rows.Layout;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.Row;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;
import org.apache.iceberg.types.Types;

/**
 * Appends the final rows of a KPI view to a table of Iceberg, exactly once: files are committed
 * with the checkpoint that they belong to, and each snapshot tells by which job and checkpoint, so
 * that a commit that is tried again after a failure changes nothing. Rows of one day go through one
 * writer, so that a commit adds one file a day.
 *
 * @param table as {@link IcebergTables#open} gives it, without an {@link IcebergTables#obstacle}
 * @param loader opens the table wherever rows are written
 */
public record IcebergKpiSink(Table table, TableLoader loader, Layout layout) {

    /**
     * Writes the final ones among these rows.
     *
     * @param rows with the fields of the layout in its order
     */
    public DataStreamSink<RowData> attach(DataStream<Row> rows) {
        RowType type = FlinkSchemaUtil.convert(table.schema());
        List<String> columns =
                table.schema().columns().stream().map(Types.NestedField::name).toList();
        String uid = "sinks.iceberg-" + layout.name();
        DataStream<RowData> written =
                FinalRows.of(rows, layout, "iceberg")
                        .map(new IcebergRows(layout, columns))
                        .returns(FlinkCompatibilityUtil.toTypeInfo(type))
                        .uid(uid + "-rows")
                        .name("Shape rows of " + layout.name() + " for Iceberg");
        return IcebergSink.forRowData(written)
                .table(table)
                .tableLoader(loader)
                .distributionMode(DistributionMode.HASH)
                // Whatever the table's properties say: what is final replaces nothing.
                .upsert(false)
                .overwrite(false)
                .uidSuffix(uid)
                .append();
    }
}
