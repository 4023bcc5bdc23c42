package dev.stet.metrics;

import dev.stet.contract.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the tables of targets for PostgreSQL, with the levels of the registry as first rows. */
final class TargetSql {

    static final List<String> TABLES = List.of("target", "failure_mode_owner", "objective_goal");

    private static final String DEFINITIONS =
            """
            CREATE TABLE IF NOT EXISTS target (
                metric_id text NOT NULL,
                segment_by text NOT NULL,
                segment text NOT NULL,
                warn double precision,
                critical double precision,
                minimum_sample double precision NOT NULL,
                owner text,
                is_given boolean NOT NULL,
                PRIMARY KEY (metric_id, segment_by, segment)
            );
            COMMENT ON TABLE target IS 'The levels that status is judged by: of a segment, else of the metric';
            COMMENT ON COLUMN target.metric_id IS 'the metric, as in the view metric';
            COMMENT ON COLUMN target.segment_by IS 'a dimension, or all for the metric itself';
            COMMENT ON COLUMN target.segment IS 'a value of it, or all';
            COMMENT ON COLUMN target.warn IS 'a level, in the unit of the metric; NULL for none';
            COMMENT ON COLUMN target.critical IS 'a level, in the unit of the metric; NULL for none';
            COMMENT ON COLUMN target.minimum_sample IS 'a smaller denominator, of a lift a smaller group, has the status too_few';
            COMMENT ON COLUMN target.owner IS 'who answers for it; NULL for nobody';
            COMMENT ON COLUMN target.is_given IS 'whether it is from the file of targets; else a default';

            CREATE TABLE IF NOT EXISTS failure_mode_owner (
                failure_mode text PRIMARY KEY,
                owner text NOT NULL
            );
            COMMENT ON TABLE failure_mode_owner IS 'Who answers for failures of a kind, from the file of targets';
            COMMENT ON COLUMN failure_mode_owner.failure_mode IS 'a value of the dimension failure_mode';
            COMMENT ON COLUMN failure_mode_owner.owner IS 'who answers for it';

            CREATE TABLE IF NOT EXISTS objective_goal (
                objective_id text PRIMARY KEY,
                metric_id text NOT NULL,
                segment_by text NOT NULL,
                segment text NOT NULL,
                start_value double precision NOT NULL,
                goal_value double precision NOT NULL,
                since date,
                due date NOT NULL,
                guard_metric_id text,
                guard_side text,
                guard_limit double precision,
                owner text
            );
            COMMENT ON TABLE objective_goal IS 'The objectives of the file of targets; the view objective measures them';
            COMMENT ON COLUMN objective_goal.objective_id IS 'its name in the file';
            COMMENT ON COLUMN objective_goal.metric_id IS 'the metric that should move';
            COMMENT ON COLUMN objective_goal.segment_by IS 'a dimension, or all';
            COMMENT ON COLUMN objective_goal.segment IS 'a value of it, or all';
            COMMENT ON COLUMN objective_goal.start_value IS 'where it comes from, in the unit of the metric';
            COMMENT ON COLUMN objective_goal.goal_value IS 'where it should go, in the unit of the metric';
            COMMENT ON COLUMN objective_goal.since IS 'when it stood at start_value; NULL where the file does not say';
            COMMENT ON COLUMN objective_goal.due IS 'when it should be at goal_value';
            COMMENT ON COLUMN objective_goal.guard_metric_id IS 'the metric that must not suffer; NULL for none';
            COMMENT ON COLUMN objective_goal.guard_side IS 'on which side of guard_limit it must stay: below or above';
            COMMENT ON COLUMN objective_goal.guard_limit IS 'what it must not pass, in its own unit';
            COMMENT ON COLUMN objective_goal.owner IS 'who answers for it; NULL for nobody';
            """;

    private TargetSql() {}

    /** What is from a file stays, until a job writes its targets again. */
    static String tables() {
        return DEFINITIONS
                + "\nDELETE FROM target WHERE NOT is_given;\nINSERT INTO target\nVALUES\n"
                + TargetLevels.defaults().stream()
                        .map(TargetSql::row)
                        .collect(Collectors.joining(",\n"))
                + "\nON CONFLICT DO NOTHING;\n";
    }

    private static String row(Target target) {
        return "    (%s, %s, %s, %s, %s, %s, NULL, FALSE)"
                .formatted(
                        Text.quoted(target.metricId()),
                        Text.quoted(target.segmentBy()),
                        Text.quoted(target.segment()),
                        number(target.warn()),
                        number(target.critical()),
                        target.minimumSample().toPlainString());
    }

    private static String number(@Nullable BigDecimal level) {
        return level == null ? "NULL" : level.toPlainString();
    }
}
