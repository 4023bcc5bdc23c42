package dev.stet.local.replay;

import dev.stet.contract.Target;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Status;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of one metric over a whole replay.
 *
 * @param value in the unit of the metric
 * @param interval the ends of its 95 % interval; null if it has none
 * @param trials its denominator, of a difference the smaller group; null for a sum
 * @param counted what it is made of: {@code 6,403 of 8,623 shown}; empty for a sum
 */
record Figure(
        Metric metric,
        double value,
        @Nullable Interval interval,
        @Nullable BigDecimal trials,
        String counted) {

    /** Held against its levels. */
    Status status(Target target) {
        Status.Range range =
                interval == null
                        ? new Status.Range(value, value)
                        : new Status.Range(interval.low(), interval.high());
        return Status.of(metric.goal().direction(), range, trials, target);
    }

    /** {@code 74.25 %}, {@code 0.057143 USD}, {@code 1,510 ms}. */
    String text() {
        return metric.unit().text(value);
    }

    /** {@code 73.32 to 75.17 %}; empty without an interval. */
    String range() {
        return interval == null
                ? ""
                : format("%.2f to %.2f %%", 100 * interval.low(), 100 * interval.high());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
