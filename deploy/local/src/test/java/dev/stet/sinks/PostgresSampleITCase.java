package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.SampleRow;
import dev.stet.contract.Stratum;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.rows.SampleCells;
import dev.stet.wire.CodecType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
            write(access, row("a"), row("b"), row("c"), SampleRow.erased("acme", "c", 0));
            assertThat(ids(access)).containsExactly("a", "b");
            write(access, SampleRow.erased("acme", "a", 0), SampleRow.erased("x", "b", 0));
            assertThat(ids(access)).containsExactly("b");
            assertThat(
                            texts(
                                    access,
                                    "SELECT concat_ws(' ', day_start AT TIME ZONE 'UTC', strata,"
                                            + " inclusion_probability, sample_probability,"
                                            + " version) FROM review_sample"))
                    .containsExactly("1970-01-02 00:00:00 random|flagged 0.25 0.5 7");
            assertThat(
                            texts(
                                    access,
                                    "SELECT privilege_type FROM"
                                            + " information_schema.role_table_grants WHERE"
                                            + " table_name = 'review_sample' AND grantee ="
                                            + " 'stet_reader'"))
                    .containsExactly("SELECT");
        }
    }

    private static void write(PostgresAccess access, SampleRow... rows) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        PostgresKpiSink sink = new PostgresKpiSink(access);
        sink.add(
                TABLE,
                env.fromData(
                        List.of(rows), CodecType.of(SampleRow.class, SampleRow.WireCodec.class)),
                SampleCells.cells());
        sink.attach();
        env.execute();
    }

    private static List<String> ids(PostgresAccess access) throws Exception {
        return texts(access, "SELECT interaction_id FROM review_sample ORDER BY 1");
    }

    private static List<String> texts(PostgresAccess access, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
