package dev.stet.metrics;

import dev.stet.contract.Target;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a metric says, held against its levels. As {@code status} of the view {@code
 * kpi}: a level is crossed by the whole interval where there is one.
 */
public enum Status {
    OK,
    WARN,
    CRITICAL,
    /** The sample, as {@link Formula#sample} says it, is below the smallest one. */
    TOO_FEW,
    /** There is no value. */
    NO_DATA;

    /**
     * The ends of an interval.
     *
     * @param low in the unit of the metric; the value itself where there is no interval
     * @param high as {@code low}
     */
    public record Range(double low, double high) {}

    /**
     * @param range where the value lies; null for no value
     * @param sample what the value rests on; null for a sum, which is never of too few
     */
    public static Status of(
            Goal.Direction good,
            @Nullable Range range,
            @Nullable BigDecimal sample,
            Target target) {
        if (range == null) {
            return NO_DATA;
        }
        if (sample != null && sample.compareTo(target.minimumSample()) < 0) {
            return TOO_FEW;
        }
        if (crosses(good, range, target.critical())) {
            return CRITICAL;
        }
        return crosses(good, range, target.warn()) ? WARN : OK;
    }

    private static boolean crosses(Goal.Direction good, Range range, @Nullable BigDecimal level) {
        if (level == null) {
            return false;
        }
        return switch (good) {
            case MORE -> range.high < level.doubleValue();
            case LESS -> range.low > level.doubleValue();
            case NEITHER -> false;
        };
    }

    /** As in SQL: {@code too_few}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
