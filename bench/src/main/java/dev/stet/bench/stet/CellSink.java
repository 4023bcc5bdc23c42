package dev.stet.bench.stet;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.ContestColumn;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Takes every row, and keeps what the contest asks for of the final ones. */
final class CellSink implements Sink<KpiRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<KpiRow> createWriter(WriterInitContext context) {
        return new Writer(StetRun.current().cells());
    }

    private static final class Writer implements SinkWriter<KpiRow> {

        private final ContestCells cells;
        private final Map<View, Map<ContestColumn, Integer>> places = new EnumMap<>(View.class);

        Writer(ContestCells cells) {
            this.cells = cells;
            for (View view : View.values()) {
                Map<ContestColumn, Integer> found = new EnumMap<>(ContestColumn.class);
                for (ContestColumn column : ContestColumn.values()) {
                    int place = view.columns().indexOf(column.column());
                    if (place >= 0) {
                        found.put(column, place);
                    }
                }
                places.put(view, found);
            }
        }

        @Override
        public void write(KpiRow row, Context context) {
            if (row.last() && row.grain() == Grain.MINUTE && row.segmentBy().equals("feature")) {
                places.getOrDefault(row.view(), Map.of())
                        .forEach(
                                (column, place) ->
                                        cells.put(
                                                row.windowStartMillis(),
                                                row.segment(),
                                                column,
                                                row.values()[place]));
            }
        }

        @Override
        public void flush(boolean endOfInput) {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
