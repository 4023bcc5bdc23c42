package dev.stet.integrations.grafana;

import dev.stet.integrations.Tree;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Levels.Level;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Grafana shows numbers: units, levels, and what single series look like. */
final class Fields {

    private static final String GOOD = "green";
    private static final String WARN = "orange";
    private static final String CRITICAL = "red";

    private static final String LINES =
            """
            {"drawStyle": "line", "lineWidth": 2, "fillOpacity": 0, "showPoints": "auto",
             "spanNulls": false}
            """;

    private static final String CHART_OPTIONS =
            """
            {"legend": {"displayMode": "list", "placement": "bottom", "showLegend": true,
                        "calcs": []},
             "tooltip": {"mode": "multi", "sort": "none"}}
            """;

    private static final String PROVISIONAL =
            """
            {"matcher": {"id": "byName", "options": "provisional"},
             "properties": [
               {"id": "color", "value": {"mode": "fixed", "fixedColor": "blue"}},
               {"id": "custom.lineStyle", "value": {"fill": "dash", "dash": [6, 6]}}]}
            """;

    private static final String LOW =
            """
            {"matcher": {"id": "byName", "options": "low"},
             "properties": [
               {"id": "color", "value": {"mode": "fixed", "fixedColor": "blue"}},
               {"id": "custom.lineWidth", "value": 0},
               {"id": "custom.showPoints", "value": "never"},
               {"id": "custom.hideFrom",
                "value": {"legend": true, "tooltip": false, "viz": false}}]}
            """;

    private static final String HIGH =
            """
            {"matcher": {"id": "byName", "options": "high"},
             "properties": [
               {"id": "color", "value": {"mode": "fixed", "fixedColor": "blue"}},
               {"id": "custom.lineWidth", "value": 0},
               {"id": "custom.showPoints", "value": "never"},
               {"id": "custom.fillBelowTo", "value": "low"},
               {"id": "custom.fillOpacity", "value": 15},
               {"id": "custom.hideFrom",
                "value": {"legend": true, "tooltip": false, "viz": false}}]}
            """;

    private static final String STATUS =
            """
            {"matcher": {"id": "byName", "options": "status"},
             "properties": [
               {"id": "custom.cellOptions", "value": {"type": "color-text"}},
               {"id": "mappings", "value": [{"type": "value", "options": {
                 "ok": {"index": 0, "color": "green", "text": "● ok"},
                 "warn": {"index": 1, "color": "orange", "text": "▲ warn"},
                 "critical": {"index": 2, "color": "red", "text": "■ critical"},
                 "too_few": {"index": 3, "color": "blue", "text": "◌ too few"},
                 "no_data": {"index": 4, "color": "text", "text": "○ no data"}}}]}]}
            """;

    private Fields() {}

    /** Grafana's name of a unit. */
    static String unit(Unit unit) {
        return switch (unit) {
            case SHARE -> "percentunit";
            case USD -> "currencyUSD";
            case MILLISECONDS -> "ms";
            case SECONDS -> "s";
            case MINUTES -> "m";
            case RATIO, COUNT, CHARACTERS, LINES, TOKENS, RATING -> "short";
        };
    }

    /** Of a column that is no metric. */
    static String unitOfColumn(String name) {
        if (name.endsWith("_ms")) {
            return "ms";
        }
        return name.endsWith("_usd") ? "currencyUSD" : "short";
    }

    /**
     * The levels of a metric as Grafana's thresholds, the lowest first; of a metric without levels,
     * or without a better side, one step.
     */
    static List<Map<String, Object>> steps(Metric metric) {
        Level level = metric.levels().general();
        boolean more = metric.goal().direction() == Goal.Direction.MORE;
        if (metric.goal().direction() == Goal.Direction.NEITHER || !hasLines(metric)) {
            return List.of(step(GOOD, null));
        }
        // From the best to the worst side: each level begins a worse colour.
        List<Map.Entry<String, BigDecimal>> crossed = new ArrayList<>();
        if (level.warn() != null) {
            crossed.add(Map.entry(WARN, new BigDecimal(level.warn())));
        }
        if (level.critical() != null) {
            crossed.add(Map.entry(CRITICAL, new BigDecimal(level.critical())));
        }
        List<Map<String, Object>> steps = new ArrayList<>();
        if (!more) {
            steps.add(step(GOOD, null));
            crossed.forEach(each -> steps.add(step(each.getKey(), each.getValue())));
            return steps;
        }
        // More is better: a colour begins where the next worse one ends.
        Collections.reverse(crossed);
        steps.add(step(crossed.get(0).getKey(), null));
        for (int i = 0; i < crossed.size(); i++) {
            String above = i + 1 < crossed.size() ? crossed.get(i + 1).getKey() : GOOD;
            steps.add(step(above, crossed.get(i).getValue()));
        }
        return steps;
    }

    /** Whether a level can be crossed. */
    static boolean hasLines(Metric metric) {
        Level level = metric.levels().general();
        return metric.goal().direction() != Goal.Direction.NEITHER
                && (level.warn() != null || level.critical() != null);
    }

    /**
     * @param from where the colour begins; null for the lowest
     */
    static Map<String, Object> step(String color, @Nullable BigDecimal from) {
        return Tree.of("color", color, "value", from == null ? Tree.NULL : from);
    }

    /**
     * What one series looks like.
     *
     * @param properties ids and values in turns
     */
    static Map<String, Object> override(String series, Object... properties) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < properties.length; i += 2) {
            list.add(Tree.of("id", properties[i], "value", properties[i + 1]));
        }
        return Tree.of("matcher", Tree.of("id", "byName", "options", series), "properties", list);
    }

    static Map<String, Object> fixed(String color) {
        return Tree.of("mode", "fixed", "fixedColor", color);
    }

    /** The value, the provisional part dashed, and the interval as a band. */
    static List<Map<String, Object>> ofSeries(String value) {
        List<Map<String, Object>> overrides = new ArrayList<>();
        overrides.add(override(value, "color", fixed("blue")));
        for (String json : List.of(PROVISIONAL, LOW, HIGH)) {
            overrides.add(Tree.parse(json));
        }
        return overrides;
    }

    /** A level that is a series, as a line of dots. */
    static Map<String, Object> ofLevel(String series, String color) {
        return override(
                series,
                "color",
                fixed(color),
                "custom.showPoints",
                "never",
                "custom.lineStyle",
                Tree.of("fill", "dash", "dash", List.of(2, 6)));
    }

    /** Words for values of {@code status}, each with a colour. */
    static Map<String, Object> ofStatus() {
        return Tree.parse(STATUS);
    }

    /**
     * Of a chart of lines.
     *
     * @param levels how levels are drawn: {@code off}, {@code dashed}
     */
    static Map<String, Object> lines(String unit, List<Map<String, Object>> steps, String levels) {
        Map<String, Object> custom = Tree.parse(LINES);
        custom.put("thresholdsStyle", Tree.of("mode", levels));
        Map<String, Object> fields = Tree.of("unit", unit);
        fields.put("color", Tree.of("mode", "palette-classic"));
        fields.put("thresholds", thresholds(steps));
        fields.put("mappings", List.of());
        fields.put("custom", custom);
        return fields;
    }

    /** A legend below, and all values at the mouse. */
    static Map<String, Object> chartOptions() {
        return Tree.parse(CHART_OPTIONS);
    }

    static Map<String, Object> thresholds(List<Map<String, Object>> steps) {
        return Tree.of("mode", "absolute", "steps", steps);
    }
}
