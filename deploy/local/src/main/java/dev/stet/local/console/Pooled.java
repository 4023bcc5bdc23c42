package dev.stet.local.console;

import dev.stet.local.statistics.MetricBuckets;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Metric;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric over several windows: the quotient of their sums.
 *
 * @param numerator null where the metric has none that can be added, as a quantile has none
 * @param denominator null of a sum, and where there is nothing
 * @param value null where there is nothing to divide by
 * @param low lower end of the 95 % interval; null for no proportion
 * @param high upper end of the same interval
 * @param buckets of users; null where they are not asked for
 */
record Pooled(
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable MetricBuckets buckets) {

    private static final WilsonLower LOWER = new WilsonLower();
    private static final WilsonUpper UPPER = new WilsonUpper();

    private static final Pooled NOTHING = new Pooled(null, null, null, null, null, null);

    /**
     * The sums of a series, over the windows in which both are known.
     *
     * @param columns as {@link SeriesQuery} gives them for one metric
     */
    static Pooled of(Metric metric, Map<?, ?> columns) {
        List<?> numerators = (List<?>) columns.get("n");
        List<?> denominators = (List<?>) columns.get("d");
        List<?> values = (List<?>) columns.get("v");
        if (numerators == null || denominators == null || values == null) {
            return NOTHING;
        }
        if (values.stream().filter(Objects::nonNull).count() > 1 && isOfUsers(metric)) {
            return NOTHING;
        }
        return metric.formula().kind() == Formula.Kind.SUM
                ? sum(values)
                : quotient(metric, numerators, denominators);
    }

    /** Whether it counts distinct users: who comes in two windows would be added twice. */
    private static boolean isOfUsers(Metric metric) {
        Set<String> names = metric.formula().columns();
        return metric.view().distinct().stream().anyMatch(each -> names.contains(each.column()));
    }

    /** Why two of a metric may have no difference. */
    static String withoutDifference(Metric metric) {
        Formula formula = metric.formula();
        if (formula.kind() == Formula.Kind.QUANTILE) {
            return "quantiles of several windows have no sums to pool.";
        }
        if (formula.kind() == Formula.Kind.SURVIVAL) {
            return "a survival of several windows has no sums to pool: the page Funnel has its"
                    + " curve.";
        }
        if (formula.corrected() != null) {
            return "a rate that a sample corrects has no sums to pool.";
        }
        return isOfUsers(metric)
                ? "users of several windows do not add up, for many come in more than one."
                : "one of the two has no value.";
    }

    /** Why the difference of two of a metric may have no interval. */
    static String withoutInterval(Metric metric) {
        return metric.formula().kind().hasInterval()
                ? "Weighted shares have an interval in each window, but none over several."
                : "Values of this kind have no interval.";
    }

    private static Pooled sum(List<?> values) {
        double sum = 0;
        boolean found = false;
        for (Object value : values) {
            if (value instanceof Double number) {
                sum += number;
                found = true;
            }
        }
        return found ? new Pooled(sum, null, sum, null, null, null) : NOTHING;
    }

    private static Pooled quotient(Metric metric, List<?> numerators, List<?> denominators) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < numerators.size(); i++) {
            if (numerators.get(i) instanceof Double numerator
                    && denominators.get(i) instanceof Double denominator) {
                above += numerator;
                below += denominator;
            }
        }
        return below == 0 ? NOTHING : quotient(metric, above, below);
    }

    private static Pooled quotient(Metric metric, double above, double below) {
        Formula formula = metric.formula();
        boolean counted =
                (formula.kind() == Formula.Kind.PROPORTION || formula.kind() == Formula.Kind.BOUND)
                        && formula.weightSquared() == null;
        long hits = Math.round(above);
        long trials = Math.round(below);
        return new Pooled(
                above,
                below,
                above / below,
                counted ? LOWER.eval(hits, trials) : null,
                counted ? UPPER.eval(hits, trials) : null,
                null);
    }

    /** The same, its interval that of users where it is known how far they differ. */
    Pooled of(MetricBuckets ofUsers) {
        Double lowest = ofUsers.low();
        Double highest = ofUsers.high();
        return value == null || lowest == null || highest == null
                ? this
                : new Pooled(numerator, denominator, value, lowest, highest, ofUsers);
    }

    /**
     * What this is more than another.
     *
     * @return {@code difference}, {@code low}, {@code high}: the 95 % interval by Newcombe, of
     *     buckets of users where both have them, else from the two intervals as they are; null for
     *     no proportion. {@code basis}: {@code clustered} where the spread between users is in the
     *     interval, {@code independent} where it takes events as independent; null without an
     *     interval
     */
    Map<String, @Nullable Object> minus(Pooled other) {
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        words.put("difference", null);
        words.put("low", null);
        words.put("high", null);
        words.put("basis", null);
        if (value == null || other.value == null) {
            return words;
        }
        double difference = value - other.value;
        words.put("difference", difference);
        MetricBuckets.Difference ofUsers =
                buckets == null || other.buckets == null ? null : buckets.difference(other.buckets);
        if (ofUsers != null) {
            words.put("low", ofUsers.low());
            words.put("high", ofUsers.high());
            words.put("basis", ofUsers.basis());
        } else if (low != null && high != null && other.low != null && other.high != null) {
            words.put("low", difference - Math.hypot(value - low, other.high - other.value));
            words.put("high", difference + Math.hypot(high - value, other.value - other.low));
            words.put("basis", "independent");
        }
        return words;
    }
}
