package dev.stet.local.demo;

import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;

/**
 * A metric that crossed a level, in the segment that matters most.
 *
 * @param segmentBy dimensions, or {@code all}
 * @param status warn or critical
 * @param crossed the level, in the unit of the metric
 * @param others in how many more segments it crossed one
 */
record Crossing(
        Metric metric,
        String segmentBy,
        String segment,
        double value,
        double low,
        double high,
        String status,
        double crossed,
        int others) {

    private static final String CRITICAL = "critical";

    /** The metric, and in which segments. */
    String title() {
        String where = segmentBy.equals("all") ? "" : ", %s %s".formatted(segmentBy, segment);
        return metric.id() + where + (others == 0 ? "" : " and %d more".formatted(others));
    }

    boolean isCritical() {
        return status.equals(CRITICAL);
    }

    /** How many dimensions its segment has; 0 for all. */
    int dimensions() {
        long bars = segmentBy.chars().filter(character -> character == '|').count();
        return segmentBy.equals("all") ? 0 : 1 + (int) bars;
    }

    Crossing andOthers(int more) {
        return new Crossing(metric, segmentBy, segment, value, low, high, status, crossed, more);
    }

    /** What was crossed: {@code below 60.0 %}. */
    String level() {
        boolean more = metric.goal().direction() == Goal.Direction.MORE;
        return (more ? "below " : "above ") + Shown.number(metric, crossed).strip();
    }
}
