package dev.stet.sinks;

import static dev.stet.sinks.ReviewDatabase.MONDAY;
import static dev.stet.sinks.ReviewDatabase.MONDAY_BEFORE;
import static dev.stet.sinks.ReviewDatabase.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reviews that the migration gives, over few rows. */
final class PostgresReviewsITCase {

    @RegisterExtension private static final ReviewDatabase DATABASE = new ReviewDatabase();

    /** A part of another tenant, day or set of segments is none of it. */
    @Test
    void sharesGenerationsAmongModelsAndRoutes() throws Exception {
        generations("t", MONDAY, "all", "all", 40);
        generations("t", MONDAY, "model", "small", 30);
        generations("t", MONDAY, "model", "large", 10);
        generations("t", MONDAY, "route", "cheap", 40);
        generations("t", MONDAY, "feature", "search", 40);
        generations("t", SUNDAY, "model", "small", 5);
        generations("u", MONDAY, "all", "all", 80);

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', tenant_id, CAST(window_start AS date),
                                    segment_by, segment, generations, all_generations, routing_ratio)
                                FROM routing_ratio ORDER BY segment_by, segment
                                """))
                .containsExactly(
                        "t 2026-01-12 model large 10 40 0.25",
                        "t 2026-01-12 model small 30 40 0.75",
                        "t 2026-01-12 route cheap 40 40 1");
    }

    private static void generations(
            String tenant, String day, String segmentBy, String segment, long count)
            throws Exception {
        DATABASE.row(
                "generation_kpi",
                tenant,
                day,
                segmentBy,
                segment,
                "final",
                "generations",
                Long.toString(count));
    }

    /** Both segments stay as they are, but the good one has become the smaller one. */
    @Test
    void splitsAChangeIntoMixAndWithin() throws Exception {
        DATABASE.week("t", MONDAY_BEFORE, "all", "all", 1_000, 600);
        DATABASE.week("t", MONDAY_BEFORE, "workflow", "code", 500, 400);
        DATABASE.week("t", MONDAY_BEFORE, "workflow", "support", 500, 200);
        DATABASE.week("t", MONDAY_BEFORE, "variant", "old", 1_000, 600);
        DATABASE.week("t", MONDAY, "all", "all", 1_000, 480);
        DATABASE.week("t", MONDAY, "workflow", "code", 200, 160);
        DATABASE.week("t", MONDAY, "workflow", "support", 800, 320);
        DATABASE.week("t", MONDAY, "variant", "new", 1_000, 480);

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', segment_by, round(change::numeric, 9),
                                    round(mix_change::numeric, 9), round(within_change::numeric, 9))
                                FROM weekly_split WHERE metric_id = 'task_completion_rate'
                                ORDER BY segment_by
                                """))
                .containsExactly(
                        "variant -0.120000000 -0.120000000 0.000000000",
                        "workflow -0.120000000 -0.120000000 0.000000000");
        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', question_no, value, value_before, verdict,
                                    counter_id, split_by, round(mix_change::numeric, 9))
                                FROM weekly_review WHERE metric_id = 'task_completion_rate'
                                """))
                .containsExactly(
                        "5 0.48 0.6 worse cost_per_successful_outcome_usd variant -0.120000000");
    }

    @Test
    void answersTheFiveQuestionsOfTheWeek() throws Exception {
        DATABASE.week("t", MONDAY_BEFORE, "workflow", "code", 100, 50);
        DATABASE.week("t", MONDAY, "workflow", "code", 100, 80);
        DATABASE.week("t", MONDAY_BEFORE, "workflow", "chat", 10, 1);
        DATABASE.week("t", MONDAY, "workflow", "chat", 10, 9);
        for (String[] day : new String[][] {{MONDAY_BEFORE, "10"}, {MONDAY, "60"}, {SUNDAY, "0"}}) {
            DATABASE.row(
                    "quality_kpi",
                    "t",
                    day[0],
                    "all",
                    "all",
                    "final",
                    "hallucination_weight, hallucination_weight_squared, hallucination_flagged",
                    day[0].equals(SUNDAY) ? "0, 0, 0" : "1000, 1000, " + day[1]);
            DATABASE.row(
                    "signal_kpi",
                    "t",
                    day[0],
                    "failure_mode",
                    "bad_citation",
                    "final",
                    "reports",
                    day[1]);
            DATABASE.row(
                    "signal_kpi", "t", day[0], "reason", "wrong", "final", "regenerations", day[1]);
            DATABASE.row(
                    "signal_kpi", "t", day[0], "reason", "tone", "final", "regenerations", "7");
            DATABASE.row("signal_kpi", "t", day[0], "all", "all", "final", "regenerations", "9");
        }
        for (String[] cost : new String[][] {{"large", "9.5"}, {"small", "2.25"}}) {
            DATABASE.row(
                    "generation_kpi",
                    "t",
                    MONDAY,
                    "model",
                    cost[0],
                    "final",
                    "cost_usd, priced",
                    cost[1] + ", 100");
        }
        DATABASE.row(
                "generation_kpi", "t", SUNDAY, "all", "all", "final", "cost_usd, priced", "0, 0");
        DATABASE.execute("INSERT INTO failure_mode_owner VALUES ('bad_citation', 'search team')");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', question_no, question_rank, metric_id, segment,
                                    round(amount::numeric, 6), verdict, owner)
                                FROM weekly_review WHERE question_no < 5
                                """))
                .containsExactly(
                        "1 1 task_completion_rate code 0.300000 better",
                        "1 2 task_completion_rate chat 0.800000 too_few",
                        "2 1 hallucination_rate all 50.000000 worse",
                        "2 2 reports bad_citation 50.000000 changed search team",
                        "3 1 regenerations wrong 60.000000 changed",
                        "3 2 regenerations tone 14.000000 changed",
                        "4 1 cost_per_inference_usd large 9.500000 no_data",
                        "4 2 cost_per_inference_usd small 2.250000 no_data");
    }

    /** A ratio of nothing to nothing has no split, and stops no other row. */
    @Test
    void aMetricOfNothingStopsNoReview() throws Exception {
        DATABASE.week("t", MONDAY_BEFORE, "all", "all", 100, 0);
        DATABASE.week("t", MONDAY_BEFORE, "workflow", "code", 100, 0);
        DATABASE.week("t", MONDAY, "all", "all", 100, 10);
        DATABASE.week("t", MONDAY, "workflow", "code", 100, 10);

        assertThat(
                        DATABASE.texts(
                                "SELECT segment_by FROM weekly_split WHERE metric_id IN"
                                        + " ('reversal_rate', 'task_completion_rate')"))
                .containsExactly("workflow");
        assertThat(DATABASE.texts("SELECT question FROM weekly_review")).isNotEmpty();
    }

    /** Where a reason was not given before, or no more, it was given no times. */
    @Test
    void aSumWithoutARowIsZeroInAKnownWeek() throws Exception {
        for (String[] count :
                new String[][] {
                    {MONDAY_BEFORE, "wrong_tone", "3"},
                    {MONDAY, "harmful", "40"},
                    {SUNDAY, "wrong_tone", "0"}
                }) {
            DATABASE.row(
                    "signal_kpi",
                    "t",
                    count[0],
                    "failure_mode",
                    count[1],
                    "final",
                    "reports",
                    count[2]);
        }
        DATABASE.row(
                "signal_kpi",
                "new",
                "2026-01-14",
                "failure_mode",
                "harmful",
                "final",
                "reports",
                "4");
        DATABASE.row(
                "signal_kpi", "new", SUNDAY, "failure_mode", "harmful", "final", "reports", "4");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', tenant_id, segment, value, value_before, verdict)
                                FROM kpi_week_change WHERE metric_id = 'reports' ORDER BY 1
                                """))
                .containsExactly(
                        "new harmful 8 no_data",
                        "t harmful 40 0 changed",
                        "t wrong_tone 0 3 changed");
    }

    @Test
    void namesTheWorstSegmentsThatHaveEnoughData() throws Exception {
        DATABASE.week("t", MONDAY, "all", "all", 1_000, 500);
        DATABASE.week("t", MONDAY, "workflow", "large", 1_000, 300);
        DATABASE.week("t", MONDAY, "workflow", "middle", 40, 11);
        DATABASE.week("t", MONDAY, "workflow", "small", 29, 0);

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', segment_rank, segment, value, overall_value)
                                FROM worst_segments WHERE metric_id = 'task_completion_rate'
                                """))
                .containsExactly("1 large 0.3 0.5", "2 middle 0.275 0.5");
    }

    @Test
    void looksAtTheLatestFinalDay() throws Exception {
        DATABASE.execute(
                "INSERT INTO task_kpi (tenant_id, grain, window_start, segment_by, segment,"
                    + " version, maturity, started, successes, task_completion_rate,"
                    + " task_completion_rate_low, task_completion_rate_high) VALUES ('t', '1d',"
                    + " '2026-01-12Z', 'all', 'all', 1, 'final', 100, 70, 0.7, 0.6, 0.78), ('t',"
                    + " '1d', '2026-01-13Z', 'all', 'all', 1, 'final', 100, 50, 0.5, 0.4, 0.6),"
                    + " ('t', '1d', '2026-01-12Z', 'workflow', 'support', 1, 'final', 100, 70, 0.7,"
                    + " 0.6, 0.78), ('t', '1d', '2026-01-13Z', 'workflow', 'support', 1, 'final',"
                    + " 100, 50, 0.5, 0.4, 0.59), ('t', '1d', '2026-01-14Z', 'all', 'all', 1,"
                    + " 'provisional', 9, 1, 0.1, 0.0, 0.4)");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', reason, segment, CAST(window_start AS date),
                                    value, value_before, verdict, status, status_before)
                                FROM daily_review WHERE metric_id = 'task_completion_rate'
                                """))
                .containsExactly(
                        "core metric all 2026-01-13 0.5 0.7 worse ok ok",
                        "crossed a level support 2026-01-13 0.5 0.7 worse warn ok");
    }

    /** The example of Newcombe's method 10: 56/70 against 48/80 differs by .0524 to .3339. */
    @Test
    void comparesWithTheHumanBaseline() throws Exception {
        DATABASE.row(
                "task_kpi",
                "t",
                MONDAY,
                "handled_by",
                "ai",
                "final",
                "started, succeeded, reversed, successes",
                "70, 56, 0, 56");
        DATABASE.row(
                "task_kpi",
                "t",
                MONDAY,
                "handled_by",
                "human",
                "final",
                "started, succeeded, reversed, successes",
                "80, 48, 0, 48");
        DATABASE.row(
                "task_kpi",
                "t",
                MONDAY,
                "handled_by",
                "assisted",
                "final",
                "started, succeeded, reversed, successes",
                "80, 48, 0, 48");
        DATABASE.row("task_kpi", "t", "2026-01-31", "all", "all", "final", "started", "0");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', ai_value, assisted_value, human_value,
                                    round(ai_minus_human::numeric, 4),
                                    round(ai_minus_human_low::numeric, 4),
                                    round(ai_minus_human_high::numeric, 4),
                                    assisted_minus_human, verdict)
                                FROM baseline WHERE metric_id = 'task_completion_rate'
                                """))
                .containsExactly("0.8 0.6 0.6 0.2000 0.0524 0.3339 0 better");
    }

    @Test
    void theQueriesOfThePageRun() throws Exception {
        String page =
                Files.readString(
                        Path.of(System.getProperty("stet.docs", "../../docs"), "analysts.md"));
        List<String> queries =
                Pattern.compile("`(SELECT [^`]+)`")
                        .matcher(page.substring(page.indexOf("## Reviews")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        DATABASE.week("t", MONDAY_BEFORE, "all", "all", 100, 50);
        DATABASE.week("t", MONDAY, "all", "all", 100, 90);

        assertThat(queries).hasSizeGreaterThan(8);
        for (String query : queries) {
            DATABASE.texts(query);
        }
        assertThat(DATABASE.texts("SELECT question FROM weekly_review WHERE question_no = 5"))
                .contains("which metric moved most");
    }
}
