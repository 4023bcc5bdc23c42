package dev.stet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.KpiRow;
import dev.stet.oracle.KpiOracle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.testutils.junit.SharedReference;

/**
 * Keeps every row that jobs in this JVM write, over several jobs; those of one cell in their order.
 */
public final class CollectedRows implements Sink<KpiRow> {

    private static final long serialVersionUID = 1L;

    private final SharedReference<Queue<KpiRow>> rows;

    public CollectedRows(SharedReference<Queue<KpiRow>> rows) {
        this.rows = rows;
    }

    @Override
    public SinkWriter<KpiRow> createWriter(WriterInitContext context) {
        Queue<KpiRow> here = rows.get();
        return new SinkWriter<>() {
            @Override
            public void write(KpiRow row, Context ofRow) {
                here.add(row);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }

    /** Of each cell: versions grow, and nothing follows the final row. */
    public static void assertNoReaderGoesBack(Collection<KpiRow> rows) {
        Map<KpiOracle.Cell, KpiRow> latest = new HashMap<>();
        for (KpiRow row : List.copyOf(rows)) {
            KpiRow before = latest.put(KpiRowMaps.cell(row), row);
            if (before != null) {
                assertThat(before.last()).as("%s follows the final row", row).isFalse();
                assertThat(row.version()).isGreaterThan(before.version());
            }
        }
    }
}
