package dev.stet.local.demo;

import dev.stet.metrics.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the registry as the screen shows it.
 *
 * @param now in the window that all are shown of; null where there is no row
 * @param finished of the newest day whose row is final; null while there is none
 * @param days its values by day, the earliest first, the present day last
 */
record CoreMetric(
        Metric metric, @Nullable Reading now, @Nullable Reading finished, List<Double> days) {

    /**
     * A window.
     *
     * @param grain {@code 1h} or {@code 1d}
     * @param startMillis epoch milliseconds
     */
    record Window(String grain, long startMillis) {}

    /**
     * One row of {@code kpi} beside what was planted, in the unit of the metric; NaN for NULL, and
     * where nothing was planted.
     *
     * @param status as the view says it: ok, warn, critical, too_few or no_data
     */
    record Reading(
            Window window,
            double value,
            double low,
            double high,
            double planted,
            double counter,
            double counterPlanted,
            String status,
            boolean last) {}
}
