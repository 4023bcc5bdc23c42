package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses how long the windows of an answer are: as long as asked for, or longer where a time has
 * more of them than an answer holds. No window between two others is left out.
 */
final class WindowChoice {

    /** Two places in an index. */
    private static final String ENDS =
            """
            SELECT '%1$s' AS wanted, '%3$s' AS own, min(window_start) AS first,
                max(window_start) AS last
            FROM %2$s
            WHERE tenant_id = ? AND grain = '%3$s' AND window_start >= ? AND window_start < ?
            """;

    private final KpiDatabase database;

    /**
     * What was chosen.
     *
     * @param asked the length of window that was asked for
     * @param scope the scope in windows of the length chosen
     * @param most so many windows are read, the newest
     * @param isCut whether this time has more of them
     */
    record Chosen(Grain asked, Scope scope, int most, boolean isCut) {

        /** For the page, which says so: {@code asked}, {@code grain}, {@code cut}. */
        void describe(Map<String, Object> answer) {
            answer.put("asked", asked.label());
            answer.put("grain", scope.grain().label());
            answer.put("cut", isCut);
        }
    }

    WindowChoice(KpiDatabase database) {
        this.database = database;
    }

    /**
     * For lines of metrics.
     *
     * @param tables the metrics by their table
     */
    Chosen choose(Map<View, List<Metric>> tables, Scope scope) {
        int metrics = tables.values().stream().mapToInt(List::size).sum();
        return choose(tables.keySet(), SeriesQuery.mostWindows(metrics), scope);
    }

    /**
     * The shortest windows, from the length asked for, of which this time has no more than an
     * answer holds. Where there are no rows of windows that long, the longest that there are.
     *
     * @param views the tables of the answer
     * @param most windows that it holds
     * @throws ConsoleException where this time has more days than that
     */
    Chosen choose(Collection<View> views, int most, Scope scope) {
        if (scope.from() == null) {
            return new Chosen(scope.grain(), scope, scope.usualWindows(), false);
        }
        Map<Grain, Long> windows = windows(views, scope);
        Grain longest = scope.grain();
        for (Map.Entry<Grain, Long> each : windows.entrySet()) {
            if (each.getValue() > most) {
                longest = each.getKey();
            } else if (each.getValue() > 0 || each.getKey() == scope.grain()) {
                return new Chosen(scope.grain(), scope.in(each.getKey()), most, false);
            }
        }
        if (longest == Grain.DAY) {
            throw ConsoleException.badRequest(
                    "this time has more than %,d days, which are too many for one answer: ask for a shorter time"
                            .formatted(most));
        }
        return new Chosen(scope.grain(), scope.in(longest), most, true);
    }

    /**
     * How many windows there may be between the first and the last row, of the fullest table, by
     * the length wanted. A table without windows that short has those of its own.
     */
    private Map<Grain, Long> windows(Collection<View> views, Scope scope) {
        Map<Grain, Long> windows = new EnumMap<>(Grain.class);
        List<String> queries = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (Grain grain : Grain.values()) {
            if (grain.compareTo(scope.grain()) >= 0) {
                windows.put(grain, 0L);
                for (View view : views) {
                    Scope own = OverviewQuery.inGrainOf(view, scope.in(grain));
                    queries.add(ENDS.formatted(grain.label(), view.table(), own.grain().label()));
                    arguments.add(scope.tenant());
                    arguments.add(scope.start());
                    arguments.add(scope.end());
                }
            }
        }
        database.query(
                String.join("UNION ALL ", queries),
                arguments,
                row -> {
                    Timestamp first = row.getTimestamp("first");
                    Timestamp last = row.getTimestamp("last");
                    if (first == null || last == null) {
                        return 0L;
                    }
                    long width = Grain.of(row.getString("own")).millis();
                    long there = (last.getTime() - first.getTime()) / width + 1;
                    return windows.merge(Grain.of(row.getString("wanted")), there, Math::max);
                });
        return windows;
    }
}
