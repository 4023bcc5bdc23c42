package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTopology;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.rows.OutcomeCells;
import dev.stet.wire.CodecType;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Outcome rows in the tables that the migration makes, and out of them. */
final class PostgresOutcomesITCase {

    private static final Key128 USER = new Key128(1, 2);

    private static Outcome row(OutcomeTable table, String id, boolean last, long version) {
        return new Outcome(
                "acme",
                table.ids().stream().map(name -> id).toList(),
                USER,
                table.moments().stream().mapToLong(moment -> 1_000).toArray(),
                table.labels().stream().map(label -> "any").toList(),
                Dimensions.NONE,
                new long[table.view().measures().size()],
                last,
                version);
    }

    private static Outcome erased(OutcomeTable table, String id) {
        return Outcome.erased(
                "acme", table.ids().stream().map(name -> id).toList(), USER, 1_000, 0);
    }

    @Test
    void aLastRowStaysUntilItsUserIsErased() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            PostgresAccess access = new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
            PostgresTables tables = new PostgresTables(access);
            tables.migrate();
            for (OutcomeTable table : StetTopology.outcomeTables()) {
                KpiTable stored = KpiTable.of(OutcomeCells.layout(table, OutcomeCells.EVERY));
                assertThat(tables.obstacle(stored)).isEmpty();
                RowsWritten<Outcome> written =
                        new RowsWritten<>(
                                access,
                                stored,
                                CodecType.of(Outcome.class, Outcome.WireCodec.class),
                                OutcomeCells.cells(table, OutcomeCells.EVERY));
                String rows =
                        "SELECT concat_ws(' ', %s, maturity, version) FROM %s ORDER BY 1"
                                .formatted(
                                        table.ids().stream().collect(Collectors.joining(", ")),
                                        table.name());
                written.write(row(table, "a", true, 1), row(table, "b", false, 1));
                written.write(row(table, "a", false, 2), row(table, "b", false, 2));
                String twice = table.ids().size() > 1 ? "%1$s %1$s" : "%1$s";
                assertThat(written.texts(rows))
                        .containsExactly(
                                twice.formatted("a") + " final 1",
                                twice.formatted("b") + " provisional 2");
                written.write(erased(table, "a"));
                assertThat(written.texts(rows))
                        .containsExactly(twice.formatted("b") + " provisional 2");
                assertThat(written.privilegesOfReaders()).containsExactly("SELECT");
            }
        }
    }
}
