package dev.stet.views;

import dev.stet.contract.Clusters;
import dev.stet.contract.KpiRow;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.util.Collector;

/**
 * The rows of one {@link View} as a table: {@code suggestion_rollup}, {@code question_rollup},
 * {@code ingest_rollup}.
 *
 * <p>Columns: the key ({@code tenant_id, grain, window_start, window_end, segment_by, segment}),
 * then {@code maturity} ({@code provisional} or {@code final}), {@code version}, {@code
 * watermark_millis} (NULL before the first watermark and once the input has ended), every number of
 * {@link View#columns()}, one {@code <name>_sketch} per {@link View#distinct()}, one {@code
 * <name>_histogram} per {@link View#histograms()}, as text, and one {@code <name>_clusters} per
 * measure of {@link Clustered}, which is NULL in a row without.
 *
 * <p>Rows are made in the planner's own form, so that they cross into SQL without a conversion.
 */
final class RollupTable {

    private static final LogicalType STRING = new VarCharType(false, VarCharType.MAX_LENGTH);
    private static final LogicalType BIGINT = new BigIntType(false);
    private static final LogicalType BYTES = new VarBinaryType(false, VarBinaryType.MAX_LENGTH);
    private static final LogicalType TIME = new LocalZonedTimestampType(false, 3);

    private final View view;

    RollupTable(View view) {
        this.view = view;
    }

    String name() {
        return view.noun() + "_rollup";
    }

    /**
     * Of the view's rows alone, in their order; chained to the operator that makes {@code rows}.
     */
    DataStream<RowData> select(DataStream<KpiRow> rows) {
        return rows.flatMap(new Selection(view), type())
                .setParallelism(rows.getParallelism())
                .uid("views." + view.noun() + "-rows")
                .name("Select " + view.noun() + " rows");
    }

    private TypeInformation<RowData> type() {
        List<RowType.RowField> fields = new ArrayList<>();
        fields.add(new RowType.RowField("tenant_id", STRING));
        fields.add(new RowType.RowField("grain", STRING));
        fields.add(new RowType.RowField("window_start", TIME));
        fields.add(new RowType.RowField("window_end", TIME));
        fields.add(new RowType.RowField("segment_by", STRING));
        fields.add(new RowType.RowField("segment", STRING));
        fields.add(new RowType.RowField("maturity", STRING));
        fields.add(new RowType.RowField("version", BIGINT));
        fields.add(new RowType.RowField("watermark_millis", new BigIntType(true)));
        view.columns().forEach(name -> fields.add(new RowType.RowField(name, BIGINT)));
        view.distinct()
                .forEach(
                        count ->
                                fields.add(
                                        new RowType.RowField(count.column() + "_sketch", BYTES)));
        view.histograms()
                .forEach(
                        each ->
                                fields.add(
                                        new RowType.RowField(
                                                each.column() + "_histogram", STRING)));
        Clustered.measures(view)
                .forEach(
                        each ->
                                fields.add(
                                        new RowType.RowField(
                                                each.column() + Clustered.SUFFIX,
                                                new VarBinaryType(
                                                        true, VarBinaryType.MAX_LENGTH))));
        return InternalTypeInfo.of(new RowType(false, fields));
    }

    /** Hands on the rows of one view; holds nothing. */
    private static final class Selection implements FlatMapFunction<KpiRow, RowData> {

        private static final long serialVersionUID = 1L;

        private final View view;
        private final int[] clustered;

        Selection(View view) {
            this.view = view;
            clustered = Clustered.indices(view);
        }

        @Override
        public void flatMap(KpiRow row, Collector<RowData> out) {
            if (row.view() == view) {
                out.collect(toRowData(row, clustered));
            }
        }
    }

    /**
     * @param clustered the measures that have a column of clusters
     */
    private static RowData toRowData(KpiRow row, int[] clustered) {
        long[] values = row.values();
        List<byte[]> sketches = row.sketches();
        int histograms = row.view().histograms().size();
        int length = 9 + values.length + sketches.size() + histograms + clustered.length;
        GenericRowData data = new GenericRowData(length);
        int field = 0;
        data.setField(field++, StringData.fromString(row.tenant()));
        data.setField(field++, StringData.fromString(row.grain().label()));
        data.setField(field++, TimestampData.fromEpochMillis(row.windowStartMillis()));
        data.setField(field++, TimestampData.fromEpochMillis(row.windowEndMillis()));
        data.setField(field++, StringData.fromString(row.segmentBy()));
        data.setField(field++, StringData.fromString(row.segment()));
        data.setField(field++, StringData.fromString(row.last() ? "final" : "provisional"));
        data.setField(field++, row.version());
        data.setField(field++, isKnown(row.watermarkMillis()) ? row.watermarkMillis() : null);
        for (long value : values) {
            data.setField(field++, value);
        }
        for (byte[] sketch : sketches) {
            data.setField(field++, sketch);
        }
        for (int i = 0; i < histograms; i++) {
            String text = row.sums().histogram(i).toString();
            data.setField(field++, StringData.fromString(text));
        }
        PackedClusters packed = row.sums().clusters();
        Clusters clusters = packed == null ? null : packed.unpack();
        for (int measure : clustered) {
            byte[] column = clusters == null ? null : clusters.column(measure, values[measure]);
            data.setField(field++, column);
        }
        return data;
    }

    private static boolean isKnown(long watermarkMillis) {
        return watermarkMillis != Long.MIN_VALUE && watermarkMillis != Long.MAX_VALUE;
    }
}
