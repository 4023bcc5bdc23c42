package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stet.StetTopology;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.SampleRow;
import dev.stet.contract.View;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.OutcomeCells;
import dev.stet.sinks.rows.SampleCells;
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
    void deletesTheRowOfAKey() {
        KpiTable sample = KpiTable.of(SampleCells.LAYOUT);
        assertThat(sample.deleteStatement())
                .isEqualTo(
                        "DELETE FROM \"review_sample\" WHERE \"tenant_id\" = ? AND"
                                + " \"interaction_id\" = ?");
        Row row = sampled(new SampleRow("t", "i", 0, 0, 0, 1, 0.5, 0.5, 7));
        Row erased = sampled(SampleRow.erased("t", "i", 0));
        assertThat(sample.isDeletion(erased)).isTrue();
        assertThat(sample.isDeletion(row)).isFalse();
        assertThat(sample.key(erased)).isEqualTo(sample.key(row));
        assertThat(sample.replaces(erased, row)).isTrue();
        assertThat(sample.replaces(row, erased)).as("said again by another run").isTrue();
        assertThat(sample.replaces(row, row)).isFalse();
    }

    /** It can be final, and its user be erased afterwards. */
    @Test
    void deletesAnOutcomeWhateverItsMaturity() {
        OutcomeTable suggestions = StetTopology.outcomeTables().get(0);
        Cells<Outcome> cells = OutcomeCells.cells(suggestions, OutcomeCells.EVERY);
        KpiTable table = KpiTable.of(OutcomeCells.layout(suggestions, OutcomeCells.EVERY));
        Row last = Row.of(cells.of(outcome(true, 3)));
        Row erased = Row.of(cells.of(Outcome.erased("t", List.of("s"), null, 0, 3)));
        assertThat(table.deletions(List.of(last, erased))).containsExactly(erased);
        assertThat(table.key(erased)).isEqualTo(table.key(last));
        assertThat(table.replaces(erased, last)).isTrue();
        assertThat(table.replaces(Row.of(cells.of(outcome(false, 4))), last)).isFalse();
        assertThat(table.replaces(last, Row.of(cells.of(outcome(false, 4))))).isTrue();
    }

    private static Outcome outcome(boolean last, long version) {
        return new Outcome(
                "t",
                List.of("s"),
                null,
                new long[] {0, Outcome.NEVER},
                List.of("pending"),
                Dimensions.NONE,
                new long[View.SUGGESTION.measures().size()],
                last,
                version);
    }

    private static Row sampled(SampleRow row) {
        return Row.of(SampleCells.cells().of(row));
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
