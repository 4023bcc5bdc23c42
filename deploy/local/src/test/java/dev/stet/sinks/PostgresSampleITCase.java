package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.SampleRow;
import dev.stet.contract.Stratum;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.rows.SampleCells;
import dev.stet.wire.CodecType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The review sample in the table that the migration makes, and out of it. */
final class PostgresSampleITCase {

    private static final KpiTable TABLE = KpiTable.of(SampleCells.LAYOUT);

    private static SampleRow row(String id) {
        int strata = Stratum.RANDOM.bit() | Stratum.FLAGGED.bit();
        return new SampleRow("acme", id, 0, 86_400_000, 604_800_000, strata, 0.25, 0.5, 7);
    }

    @Test
    void anErasedRowIsDeleted() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            PostgresAccess access = new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
            PostgresTables tables = new PostgresTables(access);
            tables.migrate();
            assertThat(tables.obstacle(TABLE)).isEmpty();
            RowsWritten<SampleRow> written =
                    new RowsWritten<>(
                            access,
                            TABLE,
                            CodecType.of(SampleRow.class, SampleRow.WireCodec.class),
                            SampleCells.cells());
            written.write(row("a"), row("b"), row("c"), SampleRow.erased("acme", "c", 0));
            assertThat(ids(written)).containsExactly("a", "b");
            written.write(SampleRow.erased("acme", "a", 0), SampleRow.erased("x", "b", 0));
            assertThat(ids(written)).containsExactly("b");
            assertThat(
                            written.texts(
                                    "SELECT concat_ws(' ', day_start AT TIME ZONE 'UTC', strata,"
                                            + " inclusion_probability, sample_probability,"
                                            + " version) FROM review_sample"))
                    .containsExactly("1970-01-02 00:00:00 random|flagged 0.25 0.5 7");
            assertThat(written.privilegesOfReaders()).containsExactly("SELECT");
        }
    }

    private static List<String> ids(RowsWritten<SampleRow> written) throws Exception {
        return written.texts("SELECT interaction_id FROM review_sample ORDER BY 1");
    }
}
