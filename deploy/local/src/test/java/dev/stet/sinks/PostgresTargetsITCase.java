package dev.stet.sinks;

import static dev.stet.sinks.ReviewDatabase.MONDAY;
import static dev.stet.sinks.ReviewDatabase.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Targets;
import dev.stet.targets.TargetsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What targets and objectives make of the reviews, over few rows. */
final class PostgresTargetsITCase {

    @RegisterExtension private static final ReviewDatabase DATABASE = new ReviewDatabase();

    @Test
    void tellsTheHealthOfAFeatureTheWorstFirst() throws Exception {
        targets(
                """
                metrics:
                  task_completion_rate: {warn: 0.4}
                  cost_per_task_usd: {critical: 0.01}
                  cost_per_successful_outcome_usd: {critical: 0.01}
                """);
        DATABASE.week("t", MONDAY, "feature", "search", 100, 50);
        DATABASE.row(
                "quality_kpi",
                "t",
                MONDAY,
                "feature",
                "search",
                "final",
                "hallucination_weight, hallucination_weight_squared, hallucination_flagged",
                "1000, 1000, 40");
        DATABASE.row("quality_kpi", "t", SUNDAY, "all", "all", "final", "interactions", "0");

        assertThat(
                        DATABASE.texts(
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
                        DATABASE.texts(
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
                        DATABASE.texts(
                                "SELECT concat_ws(': ', tenant_id, status) FROM objective WHERE"
                                        + " objective_id = 'lasting' AND tenant_id LIKE 'reversed%'"
                                        + " ORDER BY 1"))
                .containsExactly("reversed more: guard_broken", "reversed: on_track");
        assertThat(
                        DATABASE.texts(
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
                        DATABASE.texts(
                                "SELECT concat_ws(' ', topic, objective_id, value, status) FROM"
                                    + " monthly_review WHERE tenant_id = 'met' AND topic_no = 5"))
                .contains("objective more done 0.7 met");
    }

    @Test
    void theLevelOfASegmentBeatsThatOfTheMetric() throws Exception {
        DATABASE.week("t", MONDAY, "all", "all", 1_000, 500);
        DATABASE.week("t", MONDAY, "workflow", "support", 1_000, 500);
        DATABASE.week("t", MONDAY, "workflow", "code", 1_000, 500);
        DATABASE.week("t", MONDAY, "workflow", "chat", 100, 50);
        String statuses =
                "SELECT segment || ' ' || status FROM kpi_week WHERE metric_id ="
                        + " 'task_completion_rate' AND window_start = '2026-01-12Z' ORDER BY 1";
        assertThat(DATABASE.texts(statuses))
                .containsExactly("all ok", "chat ok", "code ok", "support warn");

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

        assertThat(DATABASE.texts(statuses))
                .containsExactly("all warn", "chat too_few", "code ok", "support ok");
        assertThat(
                        DATABASE.texts(
                                "SELECT concat_ws(' ', segment, warn, minimum_sample, owner,"
                                    + " is_given) FROM target WHERE metric_id ="
                                    + " 'task_completion_rate' AND segment IN ('all', 'support',"
                                    + " 'chat', 'code') ORDER BY 1"))
                .containsExactly(
                        "all 0.7 50 product t",
                        "chat 0.7 101 product t",
                        "code 0.4 50 product t",
                        "support 0.3 50 product t");

        DATABASE.execute(PostgresTables.migration());
        assertThat(DATABASE.texts(statuses)).contains("support ok");

        targets("metrics: {}");
        assertThat(DATABASE.texts(statuses)).contains("support warn");
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
        DATABASE.row(
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
}
