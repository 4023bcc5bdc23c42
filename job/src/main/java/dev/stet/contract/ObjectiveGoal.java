package dev.stet.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An objective: a metric that should move, until a day, while another does not suffer.
 *
 * @param segmentBy a dimension, or several joined by {@code |}; {@code all} for all rows
 * @param segment the values of these dimensions; {@code all} for all rows
 * @param start where the metric comes from, in its unit
 * @param goal where it should go; another number than {@code start}
 * @param since when it stood at {@code start}, UTC; null if nobody says
 * @param due when it should be at {@code goal}, UTC
 * @param guard the metric that must not suffer; null for none
 * @param owner who answers for it; null for nobody
 */
public record ObjectiveGoal(
        String id,
        String metricId,
        String segmentBy,
        String segment,
        BigDecimal start,
        BigDecimal goal,
        @Nullable LocalDate since,
        LocalDate due,
        @Nullable Guard guard,
        @Nullable String owner)
        implements Serializable {

    /**
     * @param isCeiling whether the metric must stay below the limit; else above
     * @param limit in the unit of the metric
     */
    public record Guard(String metricId, boolean isCeiling, BigDecimal limit)
            implements Serializable {}
}
