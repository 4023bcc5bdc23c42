package dev.stet.views;

import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.ObjectiveGoal.Guard;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.metrics.TargetLevels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Targets as views of a session of Flink SQL, with the columns of the tables of PostgreSQL. A
 * session has no table to write them into.
 */
public final class TargetViews {

    private static final String TEXT = "STRING";
    private static final String NUMBER = "DOUBLE";
    private static final String DAY = "DATE";

    private final String name;
    private final String columns;
    private final List<String> types;
    private final List<String> rows = new ArrayList<>();

    private TargetViews(String name, String columns, String... types) {
        this.name = name;
        this.columns = columns;
        this.types = List.of(types);
    }

    /** Those of the registry of metrics, without owners and objectives. */
    public static Targets defaults() {
        return new Targets(TargetLevels.defaults(), Map.of(), List.of());
    }

    /**
     * Statements that create {@code target}, {@code failure_mode_owner}, {@code objective_goal}.
     */
    public static List<String> statements(Targets targets) {
        return List.of(
                levels(targets.levels()),
                owners(targets.failureModeOwners()),
                goals(targets.objectives()));
    }

    private static String levels(List<Target> levels) {
        TargetViews view =
                new TargetViews(
                        "target",
                        "metric_id, segment_by, segment, warn, critical, minimum_sample, owner,"
                                + " is_given",
                        TEXT,
                        TEXT,
                        TEXT,
                        NUMBER,
                        NUMBER,
                        NUMBER,
                        TEXT,
                        "BOOLEAN");
        for (Target level : levels) {
            view.add(
                    level.metricId(),
                    level.segmentBy(),
                    level.segment(),
                    level.warn(),
                    level.critical(),
                    level.minimumSample(),
                    level.owner(),
                    level.isGiven());
        }
        return view.statement();
    }

    private static String owners(Map<String, String> owners) {
        TargetViews view = new TargetViews("failure_mode_owner", "failure_mode, owner", TEXT, TEXT);
        new TreeMap<>(owners).forEach(view::add);
        return view.statement();
    }

    private static String goals(List<ObjectiveGoal> goals) {
        TargetViews view =
                new TargetViews(
                        "objective_goal",
                        "objective_id, metric_id, segment_by, segment, start_value, goal_value,"
                                + " since, due, guard_metric_id, guard_side, guard_limit, owner",
                        TEXT,
                        TEXT,
                        TEXT,
                        TEXT,
                        NUMBER,
                        NUMBER,
                        DAY,
                        DAY,
                        TEXT,
                        TEXT,
                        NUMBER,
                        TEXT);
        for (ObjectiveGoal goal : goals) {
            Guard guard = goal.guard();
            view.add(
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
        return view.statement();
    }

    private void add(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add("CAST(%s AS %s)".formatted(literal(cells[i]), types.get(i)));
        }
        rows.add("    (" + String.join(", ", row) + ')');
    }

    private static String literal(@Nullable Object cell) {
        return cell instanceof BigDecimal number
                ? number.toPlainString()
                : cell instanceof String || cell instanceof LocalDate
                        ? '\'' + cell.toString().replace("'", "''") + '\''
                        : cell == null ? "NULL" : cell.toString();
    }

    /** Where there is no row, a view of one that is left out gives the columns their types. */
    private String statement() {
        boolean empty = rows.isEmpty();
        if (empty) {
            add(new @Nullable Object[types.size()]);
        }
        return "CREATE TEMPORARY VIEW %s AS\nSELECT %s\nFROM (VALUES\n%s\n) AS given (%s)%s"
                .formatted(
                        name,
                        columns,
                        String.join(",\n", rows),
                        columns,
                        empty ? "\nWHERE FALSE" : "");
    }
}
