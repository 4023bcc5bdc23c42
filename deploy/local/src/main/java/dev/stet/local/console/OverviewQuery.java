package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads metrics of several tables, each with its counter-metric. */
final class OverviewQuery {

    private final SeriesQuery series;
    private final LevelsQuery levels;
    private final WindowChoice windows;

    OverviewQuery(KpiDatabase database) {
        windows = new WindowChoice(database);
        series = new SeriesQuery(database);
        levels = new LevelsQuery(database);
    }

    /** The metrics to start with. */
    static List<Metric> core() {
        return Metrics.all().stream().filter(metric -> metric.place().core()).toList();
    }

    /**
     * The metrics of one section of the dashboard.
     *
     * @throws ConsoleException if there is no such section
     */
    static List<Metric> ofSection(String label) {
        List<Metric> metrics =
                Metrics.all().stream()
                        .filter(metric -> metric.place().section().label().equals(label))
                        .toList();
        if (metrics.isEmpty()) {
            throw ConsoleException.notFound("there is no section '%s'".formatted(label));
        }
        return metrics;
    }

    /**
     * These metrics and their counter-metrics.
     *
     * @return {@code asked}, {@code grain} and {@code cut} of {@link WindowChoice.Chosen}; {@code
     *     series} by table as {@link SeriesQuery} gives them, each with its own {@code grain},
     *     which is longer where the table has no rows of that grain, and {@code levels} by metric
     */
    Map<String, Object> read(List<Metric> metrics, Scope scope) {
        Map<String, TargetLevel> held = levels.read(scope.segmentBy(), scope.segment());
        Map<String, Object> byTable = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        Map<View, List<Metric>> tables = byView(metrics);
        WindowChoice.Chosen chosen = windows.choose(tables, scope);
        tables.forEach(
                (view, some) -> {
                    Scope own = inGrainOf(view, chosen.scope());
                    Map<String, Object> read = series.read(view, some, own, held, chosen.most());
                    read.put("grain", own.grain().label());
                    byTable.put(view.table(), read);
                    some.forEach(metric -> ids.add(metric.id()));
                });
        held.keySet().retainAll(ids);
        Map<String, Object> all = new LinkedHashMap<>();
        chosen.describe(all);
        all.put("metrics", metrics.stream().map(Metric::id).toList());
        all.put("series", byTable);
        all.put("levels", held);
        return all;
    }

    /** The same in the finest windows of a table where it has none as short as asked for. */
    static Scope inGrainOf(View view, Scope scope) {
        Grain finest = view.finest();
        return finest.compareTo(scope.grain()) > 0 ? scope.in(finest) : scope;
    }

    /** These metrics and their counter-metrics, by table. */
    static Map<View, List<Metric>> byView(List<Metric> metrics) {
        Set<Metric> all = new LinkedHashSet<>(metrics);
        metrics.forEach(metric -> Metrics.find(metric.goal().counter()).ifPresent(all::add));
        Map<View, List<Metric>> byView = new EnumMap<>(View.class);
        all.forEach(
                metric ->
                        byView.computeIfAbsent(metric.view(), view -> new ArrayList<>())
                                .add(metric));
        return byView;
    }
}
