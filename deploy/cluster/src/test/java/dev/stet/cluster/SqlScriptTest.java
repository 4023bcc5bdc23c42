package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.views.TargetViews;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlScriptTest {

    private static final String SET =
            "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT INTO b SELECT 2; END";

    private static final String INIT =
            InitScript.text("localhost:9092", "sql", TargetViews.defaults(), "reviews");

    @Test
    void keepsHints() {
        String query = "SELECT * FROM t /*+ OPTIONS('a'='b;c') */";
        assertThat(SqlScript.statements(query + " /* a comment */;")).containsExactly(query);
    }

    @Test
    void separatesStatements() {
        assertThat(
                        SqlScript.statements(
                                """
                                -- it's a comment; with a semicolon
                                SELECT 'a;b', `c;d` FROM t; SELECT 4 / 2 - 1
                                  FROM u /* another; one */;
                                ;
                                SELECT 'it''s';
                                """))
                .containsExactly(
                        "SELECT 'a;b', `c;d` FROM t",
                        "SELECT 4 / 2 - 1\n  FROM u",
                        "SELECT 'it''s'");
    }

    @Test
    void keepsAStatementSetWhole() {
        assertThat(SqlScript.statements(SET + ";\nSELECT 1;")).containsExactly(SET, "SELECT 1");
    }

    @Test
    void readsAViewOfOneDatabaseWithNothingElse() {
        List<String> needed = needed("SELECT COUNT(*) FROM suggestion_kpi_final");
        assertThat(created(needed))
                .containsExactly(
                        "TABLE suggestion_kpi",
                        "TABLE suggestion_kpi",
                        "VIEW suggestion_kpi_final");
        assertThat(needed).anyMatch(statement -> statement.contains("connector-kafka.jar"));
        assertThat(needed).noneMatch(statement -> statement.contains("stet-udfs.jar"));
    }

    @Test
    void readsWhatAScriptNames() {
        assertThat(
                        created(
                                needed(
                                        "use LIVE; select wilson_lower(read, 2) from"
                                                + " ingest_kpi_current")))
                .containsExactly(
                        "SYSTEM FUNCTION WILSON_LOWER",
                        "TABLE ingest_kpi",
                        "VIEW ingest_kpi_current",
                        "TABLE ingest_kpi",
                        "VIEW ingest_kpi_current");
        assertThat(needed("SELECT WILSON_LOWER(1, 2)"))
                .anyMatch(statement -> statement.contains("stet-udfs.jar"))
                .noneMatch(statement -> statement.contains("connector-kafka.jar"));
        assertThat(created(needed("SELECT `wilson_lower` (1, 2), wilson_upper FROM t")))
                .containsExactly("SYSTEM FUNCTION WILSON_LOWER");
        assertThat(created(needed("SELECT 1 -- of suggestion_kpi"))).isEmpty();
    }

    /** Not what that is written from. */
    @Test
    void readsAReviewFromItsTable() {
        assertThat(created(needed("SELECT * FROM worst_segments")))
                .contains("TABLE kpi_week_change", "VIEW worst_segments")
                .doesNotContain("TABLE suggestion_kpi", "VIEW kpi_week_now", "VIEW target");
        assertThat(
                        created(
                                needed(
                                        "INSERT OVERWRITE kpi_week_change SELECT * FROM"
                                                + " kpi_week_change_now")))
                .containsSubsequence(
                        "TABLE suggestion_kpi",
                        "VIEW metric",
                        "TABLE kpi_week",
                        "VIEW latest_week",
                        "VIEW kpi_week_change_now",
                        "TABLE kpi_week_change");
    }

    @Test
    void aSessionThatIsTypedIntoBeginsWithoutReviews() {
        assertThat(created(SqlScript.statements(InitScript.text("k:9092", "sql"))))
                .contains("VIEW kpi_total")
                .doesNotContain("VIEW kpi_week_now", "VIEW daily_review");
    }

    @Test
    void putsTheTablesOfReviewsIntoTheirFolder() {
        assertThat(InitScript.text("k:9092", "sql", TargetViews.defaults(), "s3://o'neil/kpi"))
                .contains("'path' = 's3://o''neil/kpi/kpi_week'")
                .doesNotContain("'reviews/");
    }

    @Test
    void keepsTheOrderAndEverySetting() {
        List<String> all = SqlScript.statements(INIT);
        List<String> needed = needed("SELECT * FROM question_kpi_current");
        assertThat(all).containsSubsequence(needed);
        assertThat(needed.stream().filter(statement -> statement.matches("(?s)(SET|USE) .*")))
                .containsExactlyElementsOf(
                        all.stream().filter(one -> one.matches("(?s)(SET|USE) .*")).toList());
    }

    @Test
    void listsEverything() {
        assertThat(needed("SHOW VIEWS")).isEqualTo(SqlScript.statements(INIT));
        assertThat(needed("SELECT * FROM question_kpi_current ORDER BY grain DESC"))
                .isEqualTo(needed("SELECT * FROM question_kpi_current"));
    }

    private static List<String> needed(String script) {
        return InitScript.neededBy(script, INIT);
    }

    private static List<String> created(List<String> statements) {
        return statements.stream()
                .filter(statement -> statement.startsWith("CREATE TEMPORARY"))
                .map(one -> one.replaceFirst("CREATE TEMPORARY ((SYSTEM )?\\w+ \\w+)(?s).*", "$1"))
                .toList();
    }
}
