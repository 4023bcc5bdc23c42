package dev.stet.sinks;

import dev.stet.sinks.rows.Layout;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;

/** Lets the final rows of a KPI view through: what is appended cannot be taken back. */
final class FinalRows implements FilterFunction<Row> {

    private static final long serialVersionUID = 1L;

    private final int maturity;

    private FinalRows(int maturity) {
        this.maturity = maturity;
    }

    /**
     * @param sink names the sink in the step's uid
     */
    static DataStream<Row> of(DataStream<Row> rows, Layout layout, String sink) {
        return rows.filter(new FinalRows(layout.index("maturity")))
                .uid("sinks.%s-%s-final".formatted(sink, layout.name()))
                .name("Keep final rows of " + layout.name());
    }

    @Override
    public boolean filter(Row row) {
        return "final".equals(row.getField(maturity));
    }
}
