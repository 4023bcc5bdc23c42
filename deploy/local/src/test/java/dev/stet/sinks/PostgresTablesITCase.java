package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.local.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The migration against a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresTablesITCase {

    private static final String ROW =
            """
            INSERT INTO suggestion_kpi (tenant_id, grain, window_start, segment_by, segment, version,
                window_end, maturity, acceptance_rate, acceptance_rate_low, acceptance_rate_high)
            VALUES ('default', '1h', '2026-03-02T10:00:00Z', 'all', '%s', 1, '2026-03-02T11:00:00Z',
                '%s', 0.5, 0.4, 0.6)
            """;

    private final EmbeddedDatabase database;
    private final PostgresTables tables;

    PostgresTablesITCase() throws IOException {
        database = EmbeddedDatabase.start();
        tables = new PostgresTables(new PostgresAccess(database.url(), EmbeddedDatabase.USER, ""));
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void migrate() throws Exception {
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
        tables.migrate();
    }

    @Test
    void mayRunAgainAndKeepsRows() throws Exception {
        execute(ROW.formatted("a", "final"));
        tables.migrate();
        assertThat(texts("SELECT segment FROM suggestion_kpi")).containsExactly("a");
    }

    /** A zone that PostgreSQL does not know changes nothing. */
    @Test
    void keepsTheDayZoneOfTheLastJob() throws Exception {
        assertThat(texts("SELECT zone FROM day_zone")).containsExactly("UTC");
        assertThat(tables.replaceDayZone("Asia/Kolkata")).isEmpty();
        tables.migrate();
        assertThat(texts("SELECT zone FROM day_zone")).containsExactly("Asia/Kolkata");
        assertThatThrownBy(() -> tables.replaceDayZone("Asia/Nowhere"))
                .hasMessageContaining("time zone \"Asia/Nowhere\" not recognized");
        assertThat(texts("SELECT zone FROM day_zone")).containsExactly("Asia/Kolkata");
        execute("DROP TABLE day_zone CASCADE");
        assertThat(tables.replaceDayZone("UTC"))
                .hasValueSatisfying(
                        obstacle ->
                                assertThat(obstacle).startsWith("the table day_zone is missing"));
    }

    @Test
    void addsTheColumnsThatAnOlderTableLacks() throws Exception {
        execute("DROP TABLE suggestion_kpi CASCADE");
        execute(
                """
                CREATE TABLE suggestion_kpi (
                    tenant_id text, grain text, window_start timestamptz, segment_by text,
                    segment text, version bigint NOT NULL, shown bigint,
                    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment))
                """);
        tables.migrate();
        execute(ROW.formatted("a", "final"));
        assertThat(texts("SELECT segment FROM suggestion_kpi_final")).containsExactly("a");
    }

    @Test
    void saysWhatEverythingMeans() throws Exception {
        String undescribed =
                """
                SELECT c.relname || coalesce('.' || a.attname, '')
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                    AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'v')
                    AND (obj_description(c.oid) IS NULL OR col_description(c.oid, a.attnum) IS NULL)
                """;
        assertThat(texts(undescribed)).isEmpty();
        assertThat(
                        texts(
                                "SELECT relname FROM pg_class WHERE relname LIKE '%kpi%' AND"
                                        + " relkind = 'v'"))
                .containsExactlyInAnyOrder(
                        "suggestion_kpi_current",
                        "suggestion_kpi_final",
                        "question_kpi_current",
                        "question_kpi_final",
                        "ingest_kpi_current",
                        "ingest_kpi_final",
                        "task_kpi_current",
                        "task_kpi_final",
                        "decision_kpi_current",
                        "decision_kpi_final",
                        "signal_kpi_current",
                        "signal_kpi_final",
                        "conversation_kpi_current",
                        "conversation_kpi_final",
                        "feedback_kpi_current",
                        "feedback_kpi_final",
                        "generation_kpi_current",
                        "generation_kpi_final",
                        "quality_kpi_current",
                        "quality_kpi_final",
                        "support_kpi_current",
                        "support_kpi_final",
                        "usage_kpi_current",
                        "usage_kpi_final",
                        "retention_kpi_current",
                        "retention_kpi_final",
                        "economics_kpi_current",
                        "economics_kpi_final",
                        "adoption_kpi_current",
                        "adoption_kpi_final",
                        "experiment_kpi_current",
                        "experiment_kpi_final",
                        "kpi_current",
                        "kpi_final",
                        "kpi_total",
                        "kpi",
                        "kpi_week",
                        "kpi_month",
                        "kpi_day_change",
                        "kpi_week_change",
                        "kpi_month_change");
    }

    @Test
    void showsFinalRowsAndAllOfThem() throws Exception {
        execute(ROW.formatted("a", "final"));
        execute(ROW.formatted("b", "provisional"));
        assertThat(texts("SELECT segment FROM suggestion_kpi_current ORDER BY 1"))
                .containsExactly("a", "b");
        assertThat(texts("SELECT segment FROM suggestion_kpi_final")).containsExactly("a");
        String rate =
                "SELECT segment || ' ' || family || ' ' || value || ' ' || low || ' ' || high FROM"
                        + " %s WHERE metric_id = 'acceptance_rate' ORDER BY 1";
        assertThat(texts(rate.formatted("kpi_final")))
                .containsExactly("a suggestion_kpi 0.5 0.4 0.6");
        assertThat(texts(rate.formatted("kpi_current"))).hasSize(2);
        assertThat(texts(rate.formatted("kpi_total"))).as("an hour").isEmpty();
        execute(ROW.formatted("c", "provisional").replace("'1h'", "'1d'"));
        assertThat(texts(rate.formatted("kpi_total")))
                .containsExactly("c suggestion_kpi 0.5 0.4 0.6");
    }

    @Test
    void letsTheReaderReadAndNothingElse() throws Exception {
        execute(ROW.formatted("a", "final"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE stet_reader");
            for (String relation :
                    List.of("suggestion_kpi", "question_kpi_final", "kpi_total", "kpi", "metric")) {
                statement.execute("SELECT * FROM " + relation);
            }
            assertThatThrownBy(() -> statement.execute("DELETE FROM suggestion_kpi"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
