package dev.stet.sinks;

import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.ObjectiveGoal.Guard;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes targets into their tables. */
final class PostgresTargets {

    private static final String TARGET =
            "INSERT INTO target (metric_id, segment_by, segment, warn, critical, minimum_sample,"
                    + " owner, is_given) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String OWNER =
            "INSERT INTO failure_mode_owner (failure_mode, owner) VALUES (?, ?)";

    private static final String GOAL =
            "INSERT INTO objective_goal (objective_id, metric_id, segment_by, segment, start_value,"
                    + " goal_value, since, due, guard_metric_id, guard_side, guard_limit, owner)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private PostgresTargets() {}

    static void replace(Connection connection, Targets targets) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Two jobs that are submitted at once write one after the other.
            statement.execute("LOCK TABLE target IN SHARE ROW EXCLUSIVE MODE");
            statement.execute("DELETE FROM target");
            statement.execute("DELETE FROM failure_mode_owner");
            statement.execute("DELETE FROM objective_goal");
        }
        try (PreparedStatement insert = connection.prepareStatement(TARGET)) {
            for (Target target : targets.levels()) {
                add(
                        insert,
                        target.metricId(),
                        target.segmentBy(),
                        target.segment(),
                        target.warn(),
                        target.critical(),
                        target.minimumSample(),
                        target.owner(),
                        target.isGiven());
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(OWNER)) {
            for (Map.Entry<String, String> owner : targets.failureModeOwners().entrySet()) {
                add(insert, owner.getKey(), owner.getValue());
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(GOAL)) {
            for (ObjectiveGoal goal : targets.objectives()) {
                Guard guard = goal.guard();
                add(
                        insert,
                        goal.id(),
                        goal.metricId(),
                        goal.segmentBy(),
                        goal.segment(),
                        goal.start(),
                        goal.goal(),
                        goal.since(),
                        goal.due(),
                        guard == null ? null : guard.metricId(),
                        guard == null ? null : guard.isCeiling() ? "below" : "above",
                        guard == null ? null : guard.limit(),
                        goal.owner());
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
