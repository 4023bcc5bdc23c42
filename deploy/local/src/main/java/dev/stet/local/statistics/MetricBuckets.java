package dev.stet.local.statistics;

import dev.stet.metrics.BucketArithmetic;
import dev.stet.metrics.Clustered;
import dev.stet.metrics.Metric;
import dev.stet.udf.ClusterAdd;
import dev.stet.udf.ClusterSubtract;
import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.ProportionDifference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * The numerator and the denominator of a metric by bucket of users, over any number of rows, and
 * the intervals that follow. Each is null where the buckets are not known.
 */
public final class MetricBuckets {

    private static final ClusterAdd ADD = new ClusterAdd();
    private static final ClusterSubtract SUBTRACT = new ClusterSubtract();
    private static final ClusteredLow LOW = new ClusteredLow();
    private static final ClusteredHigh HIGH = new ClusteredHigh();
    private static final ProportionDifference DIFFERENCE = new ProportionDifference();

    private final byte @Nullable [] above;
    private final byte @Nullable [] below;

    private MetricBuckets(byte @Nullable [] above, byte @Nullable [] below) {
        this.above = above;
        this.below = below;
    }

    /** The buckets of a measure, in the form of its column. */
    private record Buckets(byte @Nullable [] bytes) {

        private Buckets plus(Buckets more) {
            return new Buckets(ADD.eval(bytes, more.bytes));
        }

        private Buckets minus(Buckets less) {
            return new Buckets(SUBTRACT.eval(bytes, less.bytes));
        }
    }

    /** Gives the buckets of a measure. */
    @FunctionalInterface
    public interface Columns {

        /** Null where they are not known. */
        byte @Nullable [] of(String measure);
    }

    /**
     * @param columns for each measure its sum over the rows, by bucket of users
     */
    public static MetricBuckets of(Metric metric, Columns columns) {
        String denominator = metric.formula().denominator();
        if (denominator == null || !Clustered.isClustered(metric)) {
            return new MetricBuckets(null, null);
        }
        Function<String, Buckets> column = name -> new Buckets(columns.of(name));
        BucketArithmetic<Buckets> arithmetic =
                new BucketArithmetic<>(metric.view(), column, Buckets::plus, Buckets::minus);
        return new MetricBuckets(
                arithmetic.of(metric.formula().numerator()).bytes(),
                arithmetic.of(denominator).bytes());
    }

    /**
     * Of a share that is no metric.
     *
     * @param above the hits, in the form of a column; null where they are not known
     * @param below the trials, likewise
     */
    public static MetricBuckets of(byte @Nullable [] above, byte @Nullable [] below) {
        return new MetricBuckets(above, below);
    }

    /** The measures that a clustered metric is made of. */
    public static List<String> measures(Metric metric) {
        BinaryOperator<Set<String>> both =
                (one, other) -> {
                    Set<String> all = new TreeSet<>(one);
                    all.addAll(other);
                    return all;
                };
        BucketArithmetic<Set<String>> names =
                new BucketArithmetic<>(metric.view(), Set::of, both, both);
        String denominator = Objects.requireNonNull(metric.formula().denominator());
        return List.copyOf(
                both.apply(names.of(metric.formula().numerator()), names.of(denominator)));
    }

    /** The lower end of the 95 % interval. */
    public @Nullable Double low() {
        return LOW.eval(above, below);
    }

    /** The upper end of the 95 % interval. */
    public @Nullable Double high() {
        return HIGH.eval(above, below);
    }

    /**
     * The 95 % interval of this share less another.
     *
     * @param basis {@code clustered} or {@code independent}, as {@link ProportionDifference} says
     */
    public record Difference(double low, double high, String basis) {}

    /** This share less another. */
    public @Nullable Difference difference(MetricBuckets other) {
        Row found = DIFFERENCE.eval(above, below, other.above, other.below);
        return found == null
                ? null
                : new Difference(
                        (Double) Objects.requireNonNull(found.getField(1)),
                        (Double) Objects.requireNonNull(found.getField(2)),
                        (String) Objects.requireNonNull(found.getField(4)));
    }
}
