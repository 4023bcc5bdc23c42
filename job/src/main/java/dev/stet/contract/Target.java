package dev.stet.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The levels that the status of a metric is judged by, for all rows or for those of one segment.
 *
 * @param segmentBy a dimension, or several joined by {@code |}; {@link #ALL} for the metric itself
 * @param segment the values of these dimensions; {@link #ALL} for the metric itself
 * @param warn in the unit of the metric; null for none
 * @param critical in the unit of the metric; null for none
 * @param minimumSample a smaller denominator says too little; of a difference a smaller group
 * @param owner who answers for it; null for nobody
 * @param isGiven whether somebody has said so; else a default of the registry
 */
public record Target(
        String metricId,
        String segmentBy,
        String segment,
        @Nullable BigDecimal warn,
        @Nullable BigDecimal critical,
        BigDecimal minimumSample,
        @Nullable String owner,
        boolean isGiven)
        implements Serializable {

    public static final String ALL = "all";
}
