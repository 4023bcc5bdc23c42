package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.metrics.Clustered;
import dev.stet.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one metric of two segments, side by side. */
final class CompareQuery {

    private final SeriesQuery series;
    private final LevelsQuery levels;
    private final WindowChoice windows;

    CompareQuery(KpiDatabase database) {
        windows = new WindowChoice(database);
        series = new SeriesQuery(database);
        levels = new LevelsQuery(database);
    }

    /**
     * Both, and b minus a, in the windows that the metric itself is shown in; {@code buckets}:
     * where the rows can have sums by bucket of users, which are {@code rows}, {@code longer_rows}
     * or {@code none}.
     *
     * @param by the segment set
     * @param a null for none
     * @param b null for none
     */
    Map<String, @Nullable Object> read(
            Metric metric, Scope asked, String by, @Nullable String a, @Nullable String b) {
        Scope scope = windows.choose(OverviewQuery.byView(List.of(metric)), asked).scope();
        Pooled ofA = null;
        Pooled ofB = null;
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("a", null);
        all.put("b", null);
        if (a != null) {
            Map<String, Object> read = read(metric, scope.ofSegment(by, a));
            ofA = pooled(metric, scope.ofSegment(by, a), read);
            all.put("a", side(metric, a, read, ofA));
        }
        if (b != null) {
            Map<String, Object> read = read(metric, scope.ofSegment(by, b));
            ofB = pooled(metric, scope.ofSegment(by, b), read);
            all.put("b", side(metric, b, read, ofB));
        }
        if (ofA != null && ofB != null) {
            all.putAll(ofB.minus(ofA));
            all.put("withoutDifference", Pooled.withoutDifference(metric));
            all.put("withoutInterval", Pooled.withoutInterval(metric));
            all.put("buckets", buckets(metric, scope));
        }
        return all;
    }

    private Map<String, Object> read(Metric metric, Scope scope) {
        return series.read(
                metric.view(),
                List.of(metric),
                scope,
                levels.read(scope.segmentBy(), scope.segment()));
    }

    private static Map<?, ?> columns(Metric metric, Map<String, Object> read) {
        return read.get("metrics") instanceof Map<?, ?> byMetric
                        && byMetric.get(metric.id()) instanceof Map<?, ?> columns
                ? columns
                : Map.of();
    }

    private Pooled pooled(Metric metric, Scope scope, Map<String, Object> read) {
        Pooled pooled = Pooled.of(metric, columns(metric, read));
        return buckets(metric, scope).equals("rows")
                ? pooled.of(series.buckets(metric, scope))
                : pooled;
    }

    private static String buckets(Metric metric, Scope scope) {
        if (!Clustered.isClustered(metric)) {
            return "none";
        }
        return scope.grain() == Grain.MINUTE ? "longer_rows" : "rows";
    }

    private static Map<String, @Nullable Object> side(
            Metric metric, String segment, Map<String, Object> read, Pooled pooled) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        columns(metric, read).forEach((name, list) -> drawn.put(String.valueOf(name), list));
        for (String name : List.of("start", "end", "final", "version")) {
            drawn.put(name, read.getOrDefault(name, List.of()));
        }
        Map<String, @Nullable Object> side = new LinkedHashMap<>();
        side.put("segment", segment);
        side.put("numerator", pooled.numerator());
        side.put("denominator", pooled.denominator());
        side.put("value", pooled.value());
        side.put("low", pooled.low());
        side.put("high", pooled.high());
        side.put("series", drawn);
        return side;
    }
}
