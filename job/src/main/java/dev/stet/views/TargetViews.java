package dev.stet.views;

import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.ObjectiveGoal.Guard;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.metrics.TargetLevels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Targets as views of a session of Flink SQL, with the columns of the tables of PostgreSQL. Their
 * rows are literals only, which get their types once for all rows: Flink makes a source of each row
 * that has a cast.
 */
public final class TargetViews {

    /** A column. An empty text in its rows stands for NULL. */
    private record Column(String name, String type) {

        private String selected() {
            return "CAST(NULLIF(%1$s, '') AS %2$s) AS %1$s".formatted(name, type);
        }
    }

    private static final String TEXT = "STRING";
    private static final String NUMBER = "DOUBLE";
    private static final String DAY = "DATE";

    /** Rows of one VALUES: what Flink compiles of it must not exceed 64 KB. */
    private static final int ROWS = 200;

    private final String name;
    private final List<Column> columns;
    private final List<String> rows = new ArrayList<>();

    private TargetViews(String name, Column... columns) {
        this.name = name;
        this.columns = List.of(columns);
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
                        new Column("metric_id", TEXT),
                        new Column("segment_by", TEXT),
                        new Column("segment", TEXT),
                        new Column("warn", NUMBER),
                        new Column("critical", NUMBER),
                        new Column("minimum_sample", NUMBER),
                        new Column("owner", TEXT),
                        new Column("is_given", "BOOLEAN"));
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
        TargetViews view =
                new TargetViews(
                        "failure_mode_owner",
                        new Column("failure_mode", TEXT),
                        new Column("owner", TEXT));
        new TreeMap<>(owners).forEach(view::add);
        return view.statement();
    }

    private static String goals(List<ObjectiveGoal> goals) {
        TargetViews view =
                new TargetViews(
                        "objective_goal",
                        new Column("objective_id", TEXT),
                        new Column("metric_id", TEXT),
                        new Column("segment_by", TEXT),
                        new Column("segment", TEXT),
                        new Column("start_value", NUMBER),
                        new Column("goal_value", NUMBER),
                        new Column("since", DAY),
                        new Column("due", DAY),
                        new Column("guard_metric_id", TEXT),
                        new Column("guard_side", TEXT),
                        new Column("guard_limit", NUMBER),
                        new Column("owner", TEXT));
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
        for (@Nullable Object cell : cells) {
            row.add('\'' + text(cell).replace("'", "''") + '\'');
        }
        rows.add("    (" + String.join(", ", row) + ')');
    }

    private static String text(@Nullable Object cell) {
        return cell instanceof BigDecimal number
                ? number.toPlainString()
                : cell == null ? "" : cell.toString();
    }

    /** Where there is no row, a view of one that is left out gives the columns their types. */
    private String statement() {
        boolean empty = rows.isEmpty();
        if (empty) {
            add(new @Nullable Object[columns.size()]);
        }
        List<String> values = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            values.add(
                    "VALUES\n"
                            + String.join(
                                    ",\n", rows.subList(from, Math.min(rows.size(), from + ROWS))));
        }
        return "CREATE TEMPORARY VIEW %s AS\nSELECT\n    %s\nFROM (\n%s\n) AS given (%s)%s"
                .formatted(
                        name,
                        columns.stream()
                                .map(Column::selected)
                                .collect(Collectors.joining(",\n    ")),
                        String.join("\nUNION ALL\n", values),
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                        empty ? "\nWHERE FALSE" : "");
    }
}
