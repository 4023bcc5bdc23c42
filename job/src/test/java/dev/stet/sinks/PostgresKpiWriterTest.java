package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresKpiWriterTest {

    private static final KpiTable TABLE = table("suggestion_kpi");
    private static final KpiTable OTHER = table("question_kpi");

    private static KpiTable table(String name) {
        return new KpiTable(
                name,
                List.of(
                        new KpiTable.Field("tenant_id", KpiTable.Type.TEXT),
                        new KpiTable.Field("grain", KpiTable.Type.TEXT),
                        new KpiTable.Field("window_start", KpiTable.Type.INSTANT),
                        new KpiTable.Field("segment_by", KpiTable.Type.TEXT),
                        new KpiTable.Field("segment", KpiTable.Type.TEXT),
                        new KpiTable.Field("version", KpiTable.Type.BIGINT),
                        new KpiTable.Field("maturity", KpiTable.Type.TEXT)));
    }

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
    private final PostgresKpiWriter writer =
            new PostgresKpiWriter(recorder, List.of(TABLE, OTHER), clock);

    private static final class Recorder implements PostgresKpiWriter.Target {

        private final List<List<Row>> batches = new ArrayList<>();
        private final List<String> tables = new ArrayList<>();
        private int transactions;
        private boolean fails;

        @Override
        public void write(List<PostgresKpiWriter.Batch> written) throws SQLException {
            if (fails) {
                throw new SQLException("no database", "08006");
            }
            transactions++;
            for (PostgresKpiWriter.Batch batch : written) {
                tables.add(batch.table().name());
                batches.add(List.copyOf(batch.rows()));
            }
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
            writer.write(new TableRow(0, row), NO_CONTEXT);
        }
        writer.flush(false);

        assertThat(recorder.batches)
                .containsExactly(List.of(row("a", 5), row("b", 5), row("c", 5), row("d", 5)));
    }

    /** In one order of tables and keys, whoever writes: two writers cannot block each other. */
    @Test
    void writesTheTablesOneAfterTheOtherInOneTransaction() throws Exception {
        writer.write(new TableRow(1, row("b", 1)), NO_CONTEXT);
        writer.write(new TableRow(0, row("b", 2)), NO_CONTEXT);
        writer.write(new TableRow(1, row("a", 3)), NO_CONTEXT);
        writer.flush(false);
        writer.write(new TableRow(1, row("c", 4)), NO_CONTEXT);
        writer.flush(false);

        assertThat(recorder.transactions).isEqualTo(2);
        assertThat(recorder.tables)
                .containsExactly("suggestion_kpi", "question_kpi", "question_kpi");
        assertThat(recorder.batches)
                .containsExactly(
                        List.of(row("b", 2)),
                        List.of(row("a", 3), row("b", 1)),
                        List.of(row("c", 4)));
    }

    @Test
    void theBatchIsOfAllTablesTogether() throws Exception {
        for (int i = 0; i < PostgresKpiSink.BATCH_ROWS; i++) {
            assertThat(recorder.batches).isEmpty();
            writer.write(new TableRow(i % 2, row("s" + i, 1)), NO_CONTEXT);
        }
        assertThat(recorder.batches).hasSize(2);
    }

    @Test
    void waitsForABatchOrForItsAge() throws Exception {
        for (int i = 0; i < PostgresKpiSink.BATCH_ROWS - 1; i++) {
            writer.write(new TableRow(0, row("s" + i, 1)), NO_CONTEXT);
        }
        assertThat(recorder.batches).isEmpty();

        writer.write(new TableRow(0, row("the last", 1)), NO_CONTEXT);
        assertThat(recorder.batches).hasSize(1);

        clock.setCurrentTime(PostgresKpiSink.BATCH_AGE.toMillis());
        writer.write(new TableRow(0, row("alone", 1)), NO_CONTEXT);
        clock.setCurrentTime(2 * PostgresKpiSink.BATCH_AGE.toMillis() - 1);
        assertThat(recorder.batches).hasSize(1);

        clock.setCurrentTime(2 * PostgresKpiSink.BATCH_AGE.toMillis());
        assertThat(recorder.batches).hasSize(2);
    }

    @Test
    void keepsNoReferenceToARowThatIsReused() throws Exception {
        Row reused = row("a", 1);
        writer.write(new TableRow(0, reused), NO_CONTEXT);
        reused.setField(4, "b");
        writer.write(new TableRow(0, reused), NO_CONTEXT);
        writer.flush(true);

        assertThat(recorder.batches).containsExactly(List.of(row("a", 1), row("b", 1)));
    }

    @Test
    void failsTheCheckpointWhenRowsCannotBeWritten() throws Exception {
        writer.write(new TableRow(0, row("a", 1)), NO_CONTEXT);
        recorder.fails = true;

        assertThatThrownBy(() -> writer.flush(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("suggestion_kpi");

        recorder.fails = false;
        writer.flush(false);
        assertThat(recorder.batches).as("nothing was let go").hasSize(1);
    }
}
