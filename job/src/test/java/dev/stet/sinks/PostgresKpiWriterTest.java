package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresKpiWriterTest {

    private static final KpiTable TABLE =
            new KpiTable(
                    "suggestion_kpi",
                    List.of(
                            new KpiTable.Field("tenant_id", KpiTable.Type.TEXT),
                            new KpiTable.Field("grain", KpiTable.Type.TEXT),
                            new KpiTable.Field("window_start", KpiTable.Type.INSTANT),
                            new KpiTable.Field("segment_by", KpiTable.Type.TEXT),
                            new KpiTable.Field("segment", KpiTable.Type.TEXT),
                            new KpiTable.Field("version", KpiTable.Type.BIGINT),
                            new KpiTable.Field("maturity", KpiTable.Type.TEXT)));

    private static final SinkWriter.Context NO_CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return Long.MIN_VALUE;
                }

                @Override
                public Long timestamp() {
                    return Long.MIN_VALUE;
                }
            };

    private final Recorder recorder = new Recorder();
    private final TestProcessingTimeService clock = new TestProcessingTimeService();
    private final PostgresKpiWriter writer = new PostgresKpiWriter(recorder, TABLE, clock);

    private static final class Recorder implements PostgresKpiWriter.Target {

        private final List<List<Row>> batches = new ArrayList<>();
        private boolean fails;

        @Override
        public void write(Collection<Row> rows) throws SQLException {
            if (fails) {
                throw new SQLException("no database", "08006");
            }
            batches.add(List.copyOf(rows));
        }

        @Override
        public void close() {}
    }

    private static Row row(String segment, long version) {
        return Row.of("default", "1m", Instant.EPOCH, "model", segment, version, "provisional");
    }

    @BeforeEach
    void startTheClock() throws Exception {
        clock.setCurrentTime(0);
    }

    @Test
    void writesTheNewestRowOfEachKeyInKeyOrder() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (long version = 1; version <= 5; version++) {
            for (String segment : List.of("a", "b", "c", "d")) {
                rows.add(row(segment, version));
            }
        }
        Collections.shuffle(rows, new Random(20260101));
        for (Row row : rows) {
            writer.write(row, NO_CONTEXT);
        }
        writer.flush(false);

        assertThat(recorder.batches)
                .containsExactly(List.of(row("a", 5), row("b", 5), row("c", 5), row("d", 5)));
    }

    @Test
    void waitsForABatchOrForItsAge() throws Exception {
        for (int i = 0; i < PostgresKpiSink.BATCH_ROWS - 1; i++) {
            writer.write(row("s" + i, 1), NO_CONTEXT);
        }
        assertThat(recorder.batches).isEmpty();

        writer.write(row("the last", 1), NO_CONTEXT);
        assertThat(recorder.batches).hasSize(1);

        clock.setCurrentTime(PostgresKpiSink.BATCH_AGE.toMillis());
        writer.write(row("alone", 1), NO_CONTEXT);
        clock.setCurrentTime(2 * PostgresKpiSink.BATCH_AGE.toMillis() - 1);
        assertThat(recorder.batches).hasSize(1);

        clock.setCurrentTime(2 * PostgresKpiSink.BATCH_AGE.toMillis());
        assertThat(recorder.batches).hasSize(2);
    }

    @Test
    void keepsNoReferenceToARowThatIsReused() throws Exception {
        Row reused = row("a", 1);
        writer.write(reused, NO_CONTEXT);
        reused.setField(4, "b");
        writer.write(reused, NO_CONTEXT);
        writer.flush(true);

        assertThat(recorder.batches).containsExactly(List.of(row("a", 1), row("b", 1)));
    }

    @Test
    void failsTheCheckpointWhenRowsCannotBeWritten() throws Exception {
        writer.write(row("a", 1), NO_CONTEXT);
        recorder.fails = true;

        assertThatThrownBy(() -> writer.flush(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("suggestion_kpi");

        recorder.fails = false;
        writer.flush(false);
        assertThat(recorder.batches).as("nothing was let go").hasSize(1);
    }
}
