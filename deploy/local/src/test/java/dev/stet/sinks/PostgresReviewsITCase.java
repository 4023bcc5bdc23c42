package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Targets;
import dev.stet.targets.TargetsFile;
import dev.stet.udf.ThetaSketches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reviews, targets and objectives that the migration gives, over few rows. */
final class PostgresReviewsITCase {

    /** A Monday and its Sunday; the week before begins on 2026-01-05. */
    private static final String MONDAY = "2026-01-12";

    private static final String SUNDAY = "2026-01-18";
    private static final String MONDAY_BEFORE = "2026-01-05";

    @RegisterExtension private static final MigratedDatabase DATABASE = new MigratedDatabase();

    @BeforeAll
    static void migrate() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE default_target AS TABLE target");
        }
    }

    /** As the migration, which takes a second, leaves what tests fill. */
    @BeforeEach
    void empty() throws Exception {
        execute(
                "TRUNCATE task_kpi, question_kpi, generation_kpi, quality_kpi, signal_kpi,"
                        + " conversation_kpi, experiment_kpi, target, failure_mode_owner,"
                        + " objective_goal");
        execute("UPDATE day_zone SET zone = 'UTC'");
        execute("INSERT INTO target SELECT * FROM default_target");
    }

    @Test
    void poolsDaysIntoWeeksAndMonths() throws Exception {
        tasks("t", MONDAY, "all", "all", 100, 10, 1);
        tasks("t", SUNDAY, "all", "all", 300, 290, 3);
        tasks("t", "2026-01-31", "all", "all", 0, 0, 0);
        row(
                "generation_kpi",
                "t",
                MONDAY,
                "all",
                "all",
                "final",
                "generations, timed, latency_histogram",
                "90, 90, '400:90'");
        row(
                "generation_kpi",
                "t",
                SUNDAY,
                "all",
                "all",
                "final",
                "generations, timed, latency_histogram",
                "10, 10, '500:10'");

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', grain, CAST(window_start AS date),
                                    CAST(window_end AS date), numerator, denominator, value,
                                    low = wilson_lower(300, 400), maturity, status)
                                FROM (SELECT * FROM kpi_week UNION ALL SELECT * FROM kpi_month) k
                                WHERE metric_id = 'task_completion_rate' AND value IS NOT NULL
                                ORDER BY grain DESC
                                """))
                .containsExactly(
                        "1w 2026-01-12 2026-01-19 300 400 0.75 t final ok",
                        "1mo 2026-01-01 2026-02-01 300 400 0.75 t final ok");
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', metric_id, value) FROM kpi_week
                                WHERE metric_id IN ('latency_p50_ms', 'latency_p95_ms')
                                ORDER BY 1
                                """))
                .containsExactly("latency_p50_ms 76", "latency_p95_ms 227");
    }

    /** Its days begin at 18:30 UTC of the day before; the last one here is a Sunday there. */
    @Test
    void weeksAndMonthsAreThoseOfTheDayZone() throws Exception {
        execute("UPDATE day_zone SET zone = 'Asia/Kolkata'");
        tasks("t", "2025-12-31T18:30:00", "all", "all", 50, 5, 1);
        tasks("t", "2026-01-11T18:30:00", "all", "all", 100, 10, 1);
        tasks("t", "2026-01-17T18:30:00", "all", "all", 300, 290, 3);

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', grain, window_start AT TIME ZONE 'UTC',
                                    window_end AT TIME ZONE 'UTC', numerator, denominator, maturity)
                                FROM (SELECT * FROM kpi_week UNION ALL SELECT * FROM kpi_month) k
                                WHERE metric_id = 'task_completion_rate' AND value IS NOT NULL
                                ORDER BY grain DESC, window_start DESC
                                """))
                .containsExactly(
                        "1w 2026-01-11 18:30:00 2026-01-18 18:30:00 300 400 final",
                        "1w 2025-12-28 18:30:00 2026-01-04 18:30:00 5 50 final",
                        "1mo 2025-12-31 18:30:00 2026-01-31 18:30:00 305 450 provisional");
        assertThat(
                        texts(
                                "SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC',"
                                    + " window_before AT TIME ZONE 'UTC') FROM latest_week WHERE"
                                    + " tenant_id = 't' AND family = 'task_kpi'"))
                .containsExactly("2026-01-11 18:30:00 2026-01-04 18:30:00");
    }

    /** The Sunday of 23 hours, and the day before it. */
    @Test
    void aDayMayHaveAnotherLength() throws Exception {
        execute("UPDATE day_zone SET zone = 'America/New_York'");
        tasks("t", "2024-03-09T05:00:00", "all", "all", 100, 10, 1);
        tasks("t", "2024-03-10T05:00:00", "all", "all", 100, 10, 1);
        tasks("t", "2024-03-11T04:00:00", "all", "all", 100, 10, 1);

        assertThat(
                        texts(
                                "SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC',"
                                        + " window_before AT TIME ZONE 'UTC') FROM latest_day WHERE"
                                        + " tenant_id = 't' AND family = 'task_kpi'"))
                .containsExactly("2024-03-11 04:00:00 2024-03-10 05:00:00");
        assertThat(
                        texts(
                                "SELECT maturity FROM kpi_week WHERE metric_id ="
                                        + " 'task_completion_rate' AND segment_by = 'all' AND"
                                        + " window_start = '2024-03-04T05:00:00Z'"))
                .containsExactly("final");
    }

    /** Clocks go back at midnight, at one to midnight, and forward at midnight. */
    @ParameterizedTest
    @CsvSource({
        "America/Havana,  2025-11-02 04:00:00, 2025-11-03 05:00:00",
        "Atlantic/Azores, 2025-10-26 00:00:00, 2025-10-27 01:00:00",
        "America/Havana,  2025-03-09 05:00:00, 2025-03-10 04:00:00",
    })
    void aDayBeginsAtItsFirstMidnight(String zone, String day, String next) throws Exception {
        execute("UPDATE day_zone SET zone = '%s'".formatted(zone));
        tasks("t", day.replace(' ', 'T'), "all", "all", 100, 10, 1);
        tasks("t", next.replace(' ', 'T'), "all", "all", 100, 10, 1);

        assertThat(
                        texts(
                                "SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC',"
                                        + " window_before AT TIME ZONE 'UTC') FROM latest_day WHERE"
                                        + " tenant_id = 't' AND family = 'task_kpi'"))
                .containsExactly(next + " " + day);
        assertThat(
                        texts(
                                "SELECT concat_ws(' ', numerator_before, denominator_before) FROM"
                                    + " kpi_day_change WHERE metric_id = 'task_completion_rate' AND"
                                    + " segment_by = 'all'"))
                .containsExactly("10 100");
    }

    /** The years are past, so that PostgreSQL and Java know the same of every zone. */
    @Test
    void aDayBeginsWhereJavaSaysInEveryZone() throws Exception {
        Map<String, ZoneId> zones = new TreeMap<>();
        for (String name : texts("SELECT name FROM pg_timezone_names WHERE name LIKE '%/%'")) {
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                zones.put(name, ZoneId.of(name));
            }
        }
        assertThat(zones).hasSizeGreaterThan(400);

        List<String> wrong = new ArrayList<>();
        zones.forEach((name, zone) -> wrong.addAll(daysThatDiffer(name, zone)));
        assertThat(wrong).isEmpty();
    }

    private static List<String> daysThatDiffer(String name, ZoneId zone) {
        try {
            List<String> found =
                    texts(
                            """
                            SELECT concat_ws(' ', day::date, extract(epoch FROM
                                first_instant(day, '%s'))::bigint)
                            FROM generate_series(timestamp '2021-01-01', '2022-12-31', '1 day') day
                            """
                                    .formatted(name));
            return found.stream()
                    .filter(
                            row -> {
                                LocalDate day = LocalDate.parse(row.substring(0, 10));
                                long seconds = day.atStartOfDay(zone).toEpochSecond();
                                return !row.equals(day + " " + seconds);
                            })
                    .map(row -> name + " " + row)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

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
                        texts(
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
        row(
                "generation_kpi",
                tenant,
                day,
                segmentBy,
                segment,
                "final",
                "generations",
                Long.toString(count));
    }

    @Test
    void aUserOfTwoDaysIsOneOfTheWeek() throws Exception {
        users(MONDAY, sketch(0, 100), sketch(0, 30));
        users(SUNDAY, sketch(50, 150), sketch(20, 45));

        assertThat(
                        texts(
                                "SELECT concat_ws(' ', numerator, denominator, value) FROM kpi_week"
                                        + " WHERE metric_id = 'repeat_user_rate'"))
                .containsExactly("45 150 0.3");
    }

    @Test
    void aWeekIsFinalOnceEveryDayOfItIs() throws Exception {
        tasks("open", MONDAY, "all", "all", 100, 10, 1);
        tasks("partly", MONDAY, "all", "all", 100, 10, 1);
        row(
                "task_kpi",
                "partly",
                SUNDAY,
                "all",
                "all",
                "provisional",
                "started, successes",
                "1, 1");
        tasks("over", MONDAY, "all", "all", 100, 10, 1);
        row("task_kpi", "over", "2026-01-20", "all", "all", "final", "started", "1");
        tasks("ahead", MONDAY, "all", "all", 100, 10, 1);
        row("task_kpi", "ahead", "2026-01-20", "all", "all", "provisional", "started", "1");

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', tenant_id, maturity) FROM kpi_week
                                WHERE metric_id = 'task_completion_rate'
                                    AND window_start = '2026-01-12Z'
                                ORDER BY 1
                                """))
                .containsExactly(
                        "ahead provisional",
                        "open provisional",
                        "over final",
                        "partly provisional");
        assertThat(texts("SELECT tenant_id || ' ' || family FROM latest_week"))
                .containsExactly("over task_kpi");
    }

    /** Both segments stay as they are, but the good one has become the smaller one. */
    @Test
    void splitsAChangeIntoMixAndWithin() throws Exception {
        week("t", MONDAY_BEFORE, "all", "all", 1_000, 600);
        week("t", MONDAY_BEFORE, "workflow", "code", 500, 400);
        week("t", MONDAY_BEFORE, "workflow", "support", 500, 200);
        week("t", MONDAY_BEFORE, "variant", "old", 1_000, 600);
        week("t", MONDAY, "all", "all", 1_000, 480);
        week("t", MONDAY, "workflow", "code", 200, 160);
        week("t", MONDAY, "workflow", "support", 800, 320);
        week("t", MONDAY, "variant", "new", 1_000, 480);

        assertThat(
                        texts(
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
                        texts(
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
        week("t", MONDAY_BEFORE, "workflow", "code", 100, 50);
        week("t", MONDAY, "workflow", "code", 100, 80);
        week("t", MONDAY_BEFORE, "workflow", "chat", 10, 1);
        week("t", MONDAY, "workflow", "chat", 10, 9);
        for (String[] day : new String[][] {{MONDAY_BEFORE, "10"}, {MONDAY, "60"}, {SUNDAY, "0"}}) {
            row(
                    "quality_kpi",
                    "t",
                    day[0],
                    "all",
                    "all",
                    "final",
                    "hallucination_weight, hallucination_weight_squared, hallucination_flagged",
                    day[0].equals(SUNDAY) ? "0, 0, 0" : "1000, 1000, " + day[1]);
            row(
                    "signal_kpi",
                    "t",
                    day[0],
                    "failure_mode",
                    "bad_citation",
                    "final",
                    "reports",
                    day[1]);
            row("signal_kpi", "t", day[0], "reason", "wrong", "final", "regenerations", day[1]);
            row("signal_kpi", "t", day[0], "reason", "tone", "final", "regenerations", "7");
            row("signal_kpi", "t", day[0], "all", "all", "final", "regenerations", "9");
        }
        for (String[] cost : new String[][] {{"large", "9.5"}, {"small", "2.25"}}) {
            row(
                    "generation_kpi",
                    "t",
                    MONDAY,
                    "model",
                    cost[0],
                    "final",
                    "cost_usd, priced",
                    cost[1] + ", 100");
        }
        row("generation_kpi", "t", SUNDAY, "all", "all", "final", "cost_usd, priced", "0, 0");
        execute("INSERT INTO failure_mode_owner VALUES ('bad_citation', 'search team')");

        assertThat(
                        texts(
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
        week("t", MONDAY_BEFORE, "all", "all", 100, 0);
        week("t", MONDAY_BEFORE, "workflow", "code", 100, 0);
        week("t", MONDAY, "all", "all", 100, 10);
        week("t", MONDAY, "workflow", "code", 100, 10);

        assertThat(
                        texts(
                                "SELECT segment_by FROM weekly_split WHERE metric_id IN"
                                        + " ('reversal_rate', 'task_completion_rate')"))
                .containsExactly("workflow");
        assertThat(texts("SELECT question FROM weekly_review")).isNotEmpty();
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
            row(
                    "signal_kpi",
                    "t",
                    count[0],
                    "failure_mode",
                    count[1],
                    "final",
                    "reports",
                    count[2]);
        }
        row("signal_kpi", "new", "2026-01-14", "failure_mode", "harmful", "final", "reports", "4");
        row("signal_kpi", "new", SUNDAY, "failure_mode", "harmful", "final", "reports", "4");

        assertThat(
                        texts(
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
        week("t", MONDAY, "all", "all", 1_000, 500);
        week("t", MONDAY, "workflow", "large", 1_000, 300);
        week("t", MONDAY, "workflow", "middle", 40, 11);
        week("t", MONDAY, "workflow", "small", 29, 0);

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', segment_rank, segment, value, overall_value)
                                FROM worst_segments WHERE metric_id = 'task_completion_rate'
                                """))
                .containsExactly("1 large 0.3 0.5", "2 middle 0.275 0.5");
    }

    @Test
    void looksAtTheLatestFinalDay() throws Exception {
        execute(
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
                        texts(
                                """
                                SELECT concat_ws(' ', reason, segment, CAST(window_start AS date),
                                    value, value_before, verdict, status, status_before)
                                FROM daily_review WHERE metric_id = 'task_completion_rate'
                                """))
                .containsExactly(
                        "core metric all 2026-01-13 0.5 0.7 worse ok ok",
                        "crossed a level support 2026-01-13 0.5 0.7 worse warn ok");
    }

    @Test
    void tellsTheHealthOfAFeatureTheWorstFirst() throws Exception {
        targets(
                """
                metrics:
                  task_completion_rate: {warn: 0.4}
                  cost_per_task_usd: {critical: 0.01}
                  cost_per_successful_outcome_usd: {critical: 0.01}
                """);
        week("t", MONDAY, "feature", "search", 100, 50);
        row(
                "quality_kpi",
                "t",
                MONDAY,
                "feature",
                "search",
                "final",
                "hallucination_weight, hallucination_weight_squared, hallucination_flagged",
                "1000, 1000, 40");
        row("quality_kpi", "t", SUNDAY, "all", "all", "final", "interactions", "0");

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', condition_rank, condition, status, metric_id)
                                FROM feature_health WHERE feature = 'search'
                                """))
                .containsExactly(
                        "1 cost viable critical cost_per_successful_outcome_usd",
                        "2 quality within its bars warn hallucination_rate",
                        "3 trust calibrated no_data calibration_error",
                        "4 latency fits no_data latency_p95_ms",
                        "5 support burden understood no_data escalation_rate",
                        "6 valuable work completed ok task_completion_rate");
    }

    /** The example of Newcombe's method 10: 56/70 against 48/80 differs by .0524 to .3339. */
    @Test
    void comparesWithTheHumanBaseline() throws Exception {
        row(
                "task_kpi",
                "t",
                MONDAY,
                "handled_by",
                "ai",
                "final",
                "started, succeeded, reversed, successes",
                "70, 56, 0, 56");
        row(
                "task_kpi",
                "t",
                MONDAY,
                "handled_by",
                "human",
                "final",
                "started, succeeded, reversed, successes",
                "80, 48, 0, 48");
        row(
                "task_kpi",
                "t",
                MONDAY,
                "handled_by",
                "assisted",
                "final",
                "started, succeeded, reversed, successes",
                "80, 48, 0, 48");
        row("task_kpi", "t", "2026-01-31", "all", "all", "final", "started", "0");

        assertThat(
                        texts(
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
    void judgesObjectivesByTheirIntervals() throws Exception {
        targets(
                """
                objectives:
                  more done:
                    increase: task_completion_rate
                    from: 0.45
                    to: 0.65
                    since: 2026-01-01
                    by: 2026-02-10
                    while: {metric: cost_per_task_usd, below: 0.15}
                  overdue:
                    increase: task_completion_rate
                    from: 0.45
                    to: 0.75
                    by: 2026-01-10
                  lasting:
                    increase: task_completion_rate
                    from: 0.3
                    to: 0.9
                    by: 2026-02-10
                    while: {metric: reversal_rate, below: 0.05}
                """);
        objective("met", 1_000, 700, 0, "100");
        objective("above, not sure", 100, 66, 0, "10");
        objective("on the line", 100, 54, 0, "10");
        objective("below the line", 1_000, 539, 0, "10");
        objective("at the limit", 1_000, 539, 0, "150");
        objective("too dear", 1_000, 700, 0, "151");
        objective("few", 20, 20, 0, "1");
        objective("reversed", 1_000, 600, 36, "1");
        objective("reversed more", 1_000, 600, 48, "1");

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(': ', tenant_id, status) FROM objective
                                WHERE objective_id = 'more done' AND tenant_id NOT LIKE 'reversed%'
                                ORDER BY 1
                                """))
                .containsExactly(
                        "above, not sure: on_track",
                        "at the limit: behind",
                        "below the line: behind",
                        "few: too_few",
                        "met: met",
                        "on the line: on_track",
                        "too dear: guard_broken");
        assertThat(
                        texts(
                                "SELECT concat_ws(': ', tenant_id, status) FROM objective WHERE"
                                        + " objective_id = 'lasting' AND tenant_id LIKE 'reversed%'"
                                        + " ORDER BY 1"))
                .containsExactly("reversed more: guard_broken", "reversed: on_track");
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', objective_id, now, round(share_of_way::numeric, 3),
                                    share_of_time, days_left, guard_value, status)
                                FROM objective WHERE tenant_id = 'met' ORDER BY objective_id
                                """))
                .containsExactly(
                        "lasting 0.7 0.667 22 0 on_track",
                        "more done 0.7 1.250 0.45 22 0.1 met",
                        "overdue 0.7 0.833 -9 behind");
        assertThat(
                        texts(
                                "SELECT concat_ws(' ', topic, objective_id, value, status) FROM"
                                    + " monthly_review WHERE tenant_id = 'met' AND topic_no = 5"))
                .contains("objective more done 0.7 met");
    }

    @Test
    void theLevelOfASegmentBeatsThatOfTheMetric() throws Exception {
        week("t", MONDAY, "all", "all", 1_000, 500);
        week("t", MONDAY, "workflow", "support", 1_000, 500);
        week("t", MONDAY, "workflow", "code", 1_000, 500);
        week("t", MONDAY, "workflow", "chat", 100, 50);
        String statuses =
                "SELECT segment || ' ' || status FROM kpi_week WHERE metric_id ="
                        + " 'task_completion_rate' AND window_start = '2026-01-12Z' ORDER BY 1";
        assertThat(texts(statuses)).containsExactly("all ok", "chat ok", "code ok", "support warn");

        targets(
                """
                metrics:
                  task_completion_rate:
                    warn: 0.7
                    minimum_sample: 50
                    owner: product
                    by:
                      workflow:
                        support: {warn: 0.3}
                        chat: {minimum_sample: 101}
                """);

        assertThat(texts(statuses))
                .containsExactly("all warn", "chat too_few", "code ok", "support ok");
        assertThat(
                        texts(
                                "SELECT concat_ws(' ', segment, warn, minimum_sample, owner,"
                                    + " is_given) FROM target WHERE metric_id ="
                                    + " 'task_completion_rate' AND segment IN ('all', 'support',"
                                    + " 'chat', 'code') ORDER BY 1"))
                .containsExactly(
                        "all 0.7 50 product t",
                        "chat 0.7 101 product t",
                        "code 0.4 50 product t",
                        "support 0.3 50 product t");

        execute(PostgresTables.migration());
        assertThat(texts(statuses)).contains("support ok");

        targets("metrics: {}");
        assertThat(texts(statuses)).contains("support warn");
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
        week("t", MONDAY_BEFORE, "all", "all", 100, 50);
        week("t", MONDAY, "all", "all", 100, 90);

        assertThat(queries).hasSizeGreaterThan(8);
        for (String query : queries) {
            texts(query);
        }
        assertThat(texts("SELECT question FROM weekly_review WHERE question_no = 5"))
                .contains("which metric moved most");
    }

    private static void targets(String text) throws Exception {
        Path file = Files.createTempFile("targets", ".yaml");
        Targets targets;
        try {
            targets = TargetsFile.read(Files.writeString(file, text));
        } finally {
            Files.delete(file);
        }
        try (Connection connection = DATABASE.connect()) {
            connection.setAutoCommit(false);
            PostgresTargets.replace(connection, targets);
            connection.commit();
        }
    }

    /** One tenant with a week of tasks, each of which has a known cost. */
    private static void objective(
            String tenant, int started, int succeeded, int reversed, String costUsd)
            throws Exception {
        row(
                "task_kpi",
                tenant,
                SUNDAY,
                "all",
                "all",
                "final",
                "started, succeeded, reversed, successes, failed, costed, cost_usd",
                "%1$d, %2$d, %3$d, %2$d - %3$d, 0, %1$d, %4$s"
                        .formatted(started, succeeded, reversed, costUsd));
    }

    private static void week(
            String tenant,
            String monday,
            String segmentBy,
            String segment,
            int started,
            int successes)
            throws Exception {
        tasks(tenant, monday, segmentBy, segment, started, successes, 1);
        if (!monday.equals(MONDAY_BEFORE)) {
            execute(
                    "INSERT INTO task_kpi (tenant_id, grain, window_start, segment_by, segment,"
                            + " version, maturity, started, succeeded, reversed, failed, costed,"
                            + " costed_successes, cost_usd) VALUES ('%s', '1d', '%sZ', 'all', 'all',"
                                    .formatted(tenant, SUNDAY)
                            + " 1, 'final', 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING");
        }
    }

    private static void tasks(
            String tenant,
            String day,
            String segmentBy,
            String segment,
            int started,
            int successes,
            int costUsd)
            throws Exception {
        row(
                "task_kpi",
                tenant,
                day,
                segmentBy,
                segment,
                "final",
                "started, succeeded, reversed, successes, failed, costed, costed_successes,"
                        + " cost_usd",
                "%1$d, %2$d, 0, %2$d, 0, %1$d, %2$d, %3$d".formatted(started, successes, costUsd));
    }

    private static void users(String day, byte[] asking, byte[] repeating) throws Exception {
        try (Connection connection = DATABASE.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO question_kpi (tenant_id, grain, window_start,"
                                        + " segment_by, segment, version, maturity, queries,"
                                        + " asking_users_sketch, repeat_users_sketch) VALUES ('t',"
                                        + " '1d', CAST(? AS timestamptz), 'all', 'all', 1, 'final',"
                                        + " 1, ?, ?)")) {
            insert.setString(1, day + "Z");
            insert.setBytes(2, asking);
            insert.setBytes(3, repeating);
            insert.executeUpdate();
        }
    }

    private static byte[] sketch(long from, long to) {
        UpdateSketch sketch =
                UpdateSketch.builder()
                        .setLogNominalEntries(ThetaSketches.LOG_NOMINAL_ENTRIES)
                        .build();
        LongStream.range(from, to).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }

    /** The proportions of GrowthBook's test_tests.py; the same rows as in ExperimentEffectTest. */
    @Test
    void comparesVariantsOfAnExperiment() throws Exception {
        conversions("e|control", MONDAY, "final", 1_000, 400);
        conversions("e|control", SUNDAY, "final", 2_000, 996);
        conversions("e|treatment", MONDAY, "final", 3_000, 2_000);
        conversions("e|treatment", SUNDAY, "provisional", 461, 422);
        conversions("e|a", MONDAY, "final", 99, 30);

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', treatment, control, users, control_users,
                                    exposed_users, crossovers, maturity, verdict, guardrail_id,
                                    guardrail_verdict, round(CAST(relative_effect AS numeric), 5),
                                    round(CAST(relative_low AS numeric), 3),
                                    round(CAST(relative_high AS numeric), 3),
                                    effect_low < effect AND effect < effect_high,
                                    sample_ratio_p < 1e-5)
                                FROM experiment_effect WHERE metric_id = 'conversion'
                                ORDER BY treatment
                                """))
                .containsExactly(
                        "a control 99 3000 99 9 final too_few retry no_data -0.34879 t",
                        "treatment control 3461 3000 3461 12 provisional better retry no_data"
                                + " 0.50386 0.401 0.607 t t");
    }

    /** Squares that are too small for their sums: there is no error, and so no verdict. */
    @Test
    void saysTooFewWithoutAnError() throws Exception {
        conversions("e|A", MONDAY, "final", 1_000, 300);
        conversions("e|B", MONDAY, "final", 1_000, 900);
        execute(
                "UPDATE experiment_kpi SET conversion_nn = 0, conversion_dd = 0 WHERE segment ="
                        + " 'e|B'");

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', verdict, effect_low)
                                FROM experiment_effect WHERE metric_id = 'conversion'
                                """))
                .containsExactly("too_few");
    }

    /** As Flink compares them, whatever the collation of the database, which few have as C. */
    @Test
    void takesTheControlByCodePoints() throws Exception {
        conversions("e|a", MONDAY, "final", 1_000, 300);
        conversions("e|B", MONDAY, "final", 1_000, 900);

        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', treatment, control, verdict)
                                FROM experiment_effect WHERE metric_id = 'conversion'
                                """))
                .containsExactly("a B worse");
        assertThat(texts("SELECT pg_get_viewdef('experiment_effect'::regclass)"))
                .singleElement()
                .asString()
                .contains("COLLATE \"C\"");
    }

    private static void conversions(
            String segment, String day, String maturity, long users, long converted)
            throws Exception {
        row(
                "experiment_kpi",
                "t",
                day,
                "experiment|variant",
                segment,
                maturity,
                "exposed_users, crossovers, conversion_users, conversion_n, conversion_d,"
                        + " conversion_nn, conversion_dd, conversion_nd",
                "%1$d, 3, %1$d, %2$d, %1$d, %2$d, %1$d, %2$d".formatted(users, converted));
    }

    /** Figures of SequentialTest and ShareDifferenceTest. */
    @Test
    void functionsForExperimentsAgreeWithThoseOfFlink() throws Exception {
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', round(CAST(sequential_z(100, 100) AS numeric), 6),
                                    round(CAST(log_gamma(10.5) AS numeric), 9),
                                    round(CAST(sample_ratio_sequential_p(ARRAY[9, 0], ARRAY[1, 1])
                                        AS numeric), 9),
                                    ratio_variance(2, 2, 2, 2, 2, 2), ratio_variance(1, 1, 1, 1, 1, 1),
                                    sample_ratio_sequential_p(ARRAY[1], ARRAY[1]))
                                """))
                .containsExactly("3.035209 13.940625219 0.019531250 0");
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', round(CAST(low AS numeric), 4),
                                    round(CAST(high AS numeric), 4), distinguishable)
                                FROM (VALUES (56, 70, 48, 80), (5, 56, 0, 29), (1, 0, 1, 1))
                                    AS counts (a, b, c, d), proportion_difference(a, b, c, d)
                                """))
                .containsExactly("0.0524 0.3339 t", "-0.0381 0.1926 f", "");
    }

    @Test
    void sampleRatiosThatAreNoneAreNull() throws Exception {
        assertThat(
                        texts(
                                """
                                SELECT concat_ws(' ', sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[0, 1]),
                                    sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[0, 0]),
                                    sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[1, -1]),
                                    sample_ratio_sequential_p(ARRAY[-9, 2], ARRAY[1, 1]),
                                    sample_ratio_sequential_p(ARRAY[1, NULL], ARRAY[1, 1]),
                                    sample_ratio_sequential_p(ARRAY[1, 2], ARRAY[1]),
                                    sample_ratio_sequential_p(ARRAY[0, 0], ARRAY[1, 1]),
                                    sample_ratio_sequential_p('{}', '{}'))
                                """))
                .containsExactly("");
    }

    private static void row(
            String table,
            String tenant,
            String day,
            String segmentBy,
            String segment,
            String maturity,
            String columns,
            String values)
            throws Exception {
        execute(
                "INSERT INTO %s (tenant_id, grain, window_start, segment_by, segment, version, maturity, %s) VALUES ('%s', '1d', '%sZ', '%s', '%s', 1, '%s', %s)"
                        .formatted(
                                table, columns, tenant, day, segmentBy, segment, maturity, values));
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
