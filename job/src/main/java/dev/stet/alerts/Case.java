package dev.stet.alerts;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row as a rule sees it.
 *
 * @param history of its segment, this row included
 * @param memory of the other segments and views of the same scope
 */
record Case(
        Look look,
        Grain grain,
        LookRow row,
        SegmentHistory history,
        Memory memory,
        Policy policy,
        Map<String, Optional<Estimate>> estimates) {

    Case(
            Look look,
            Grain grain,
            LookRow row,
            SegmentHistory history,
            Memory memory,
            Policy policy) {
        this(look, grain, row, history, memory, policy, new HashMap<>());
    }

    View view() {
        return look.view();
    }

    /** The start of its window. */
    long startMillis() {
        return look.windowStartMillis();
    }

    boolean isDay() {
        return grain == Grain.DAY;
    }

    /** A metric of its view; empty where it has no data. */
    Optional<Estimate> estimate(Metric metric) {
        return estimates.computeIfAbsent(metric.id(), id -> Estimate.of(metric, row.sums()));
    }

    /** Of days, how much more a share varies than that of independent things would. */
    Series.Dispersion dispersion(Metric metric) {
        return isDay() ? history.of(metric.id()).ofShares(startMillis()) : Series.Dispersion.NONE;
    }
}
