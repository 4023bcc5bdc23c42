package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;

final class KpiTableTest {

    private static final List<Column> NEEDED =
            List.of(
                    Column.physical("tenant_id", DataTypes.STRING().notNull()),
                    Column.physical("grain", DataTypes.VARCHAR(2)),
                    Column.physical("window_start", DataTypes.TIMESTAMP_LTZ(3)),
                    Column.physical("segment_by", DataTypes.STRING()),
                    Column.physical("segment", DataTypes.STRING()),
                    Column.physical("version", DataTypes.BIGINT()),
                    Column.physical("maturity", DataTypes.STRING()));

    private static KpiTable table(Column... more) {
        return KpiTable.of(
                "suggestion_kpi",
                ResolvedSchema.of(Stream.concat(NEEDED.stream(), Stream.of(more)).toList()));
    }

    @Test
    void overwritesAProvisionalRowByAFinalOneAndElseOnlyAnOlderVersion() {
        assertThat(table(Column.physical("shown", DataTypes.BIGINT())).upsertStatement())
                .isEqualTo(
                        "INSERT INTO \"suggestion_kpi\" (\"tenant_id\", \"grain\","
                                + " \"window_start\", \"segment_by\", \"segment\", \"version\","
                                + " \"maturity\", \"shown\") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON"
                                + " CONFLICT (\"tenant_id\", \"grain\", \"window_start\","
                                + " \"segment_by\", \"segment\") DO UPDATE SET \"version\" ="
                                + " excluded.\"version\", \"maturity\" = excluded.\"maturity\","
                                + " \"shown\" = excluded.\"shown\" WHERE CASE WHEN"
                                + " (excluded.\"maturity\" IS DISTINCT FROM 'final') ="
                                + " (\"suggestion_kpi\".\"maturity\" IS DISTINCT FROM 'final') THEN"
                                + " excluded.\"version\" > \"suggestion_kpi\".\"version\" ELSE"
                                + " excluded.\"maturity\" = 'final' END");
    }

    @Test
    void refusesWhatItCannotStore() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> table(Column.physical("odd", DataTypes.INTERVAL(DataTypes.DAY()))))
                .withMessageContaining("odd")
                .withMessageContaining("INTERVAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(Column.physical("x\"; DROP", DataTypes.BIGINT())))
                .withMessageContaining("identifier");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                KpiTable.of(
                                        "suggestion_kpi", ResolvedSchema.of(NEEDED.subList(0, 5))))
                .withMessageContaining("version");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().key(Row.of("t", "1m", Instant.EPOCH, "all", null, 1L)))
                .withMessageContaining("segment");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(new PostgresAccess("jdbc:postgresql://h/d", "me", "hunter2").toString())
                .contains("jdbc:postgresql://h/d", "me")
                .doesNotContain("hunter2");
    }
}
