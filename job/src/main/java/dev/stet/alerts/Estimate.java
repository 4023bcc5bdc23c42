package dev.stet.alerts;

import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Measure;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Metric;
import dev.stet.metrics.MetricColumns;
import dev.stet.metrics.Status;
import dev.stet.metrics.Unit;
import dev.stet.udf.HistogramQuantile;
import dev.stet.udf.ShareDifference;
import dev.stet.udf.Survival;
import dev.stet.udf.WilsonLowerWeighted;
import dev.stet.udf.WilsonUpperWeighted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric of one row, with what is needed to say how sure it is.
 *
 * @param value in the unit of the metric
 * @param denominator NaN of a sum
 * @param sample what is compared with {@code minimum_sample}; NaN of a sum
 * @param trials how many independent things the value is a share of; NaN if it is no share
 * @param spread of a quantile the histogram; null of every other kind
 * @param above of a quantile how many numbers are greater than all of the histogram
 * @param groups of a difference between two shares these; null of every other kind
 */
record Estimate(
        Metric metric,
        double value,
        double numerator,
        double denominator,
        double sample,
        double trials,
        @Nullable ExponentialHistogram spread,
        long above,
        @Nullable Groups groups) {

    /** The two shares of which the value is the difference: of each the hits, and of how many. */
    record Groups(double hits, double trials, double otherHits, double otherTrials) {

        private static @Nullable Groups of(Formula formula, MetricColumns columns) {
            if (formula.groups().isEmpty() || formula.groups().get(0).hits() == null) {
                return null;
            }
            List<Formula.Group> both = formula.groups();
            return new Groups(
                    hits(both.get(0), columns),
                    columns.value(both.get(0).size()).doubleValue(),
                    hits(both.get(1), columns),
                    columns.value(both.get(1).size()).doubleValue());
        }

        private static double hits(Formula.Group group, MetricColumns columns) {
            return columns.value(Objects.requireNonNull(group.hits())).doubleValue();
        }

        /** The other way round, for a difference whose better side is the lower one. */
        Groups swapped() {
            return new Groups(otherHits, otherTrials, hits, trials);
        }
    }

    private static final WilsonLowerWeighted LOWER = new WilsonLowerWeighted();
    private static final HistogramQuantile QUANTILE = new HistogramQuantile();
    private static final WilsonUpperWeighted UPPER = new WilsonUpperWeighted();

    /**
     * Empty where nothing was counted; and for a rate that a sample corrects, which has no test.
     */
    static Optional<Estimate> of(Metric metric, Sums sums) {
        View view = metric.view();
        Formula formula = metric.formula();
        MetricColumns columns = new MetricColumns(view, name -> number(view, sums, name));
        if (formula.corrected() != null) {
            return Optional.empty();
        }
        if (formula.survival() != null) {
            return ofSurvival(metric, formula.survival(), sums, columns);
        }
        if (formula.quantile() != null) {
            return ofQuantile(metric, sums, columns);
        }
        double numerator = columns.value(formula.numerator()).doubleValue();
        if (formula.denominator() == null) {
            return Optional.of(
                    new Estimate(
                            metric,
                            numerator,
                            numerator,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            null,
                            0,
                            null));
        }
        double denominator = columns.value(formula.denominator()).doubleValue();
        if (denominator == 0) {
            return Optional.empty();
        }
        double trials = denominator;
        if (formula.weightSquared() != null) {
            double squares = columns.value(formula.weightSquared()).doubleValue();
            trials = denominator * denominator / squares;
        } else if (!formula.kind().hasInterval() && metric.unit() != Unit.RATING) {
            trials = Double.NaN;
        }
        return Optional.of(
                new Estimate(
                        metric,
                        numerator / metric.unit().divisor() / denominator,
                        numerator,
                        denominator,
                        Objects.requireNonNull(formula.sample(columns::value)).doubleValue(),
                        trials,
                        null,
                        0,
                        Groups.of(formula, columns)));
    }

    private static Optional<Estimate> ofQuantile(Metric metric, Sums sums, MetricColumns columns) {
        Formula formula = metric.formula();
        int index = names(metric.view().histograms()).indexOf(formula.numerator());
        ExponentialHistogram spread = sums.histogram(index);
        long above = formula.above() == null ? 0 : columns.value(formula.above()).longValueExact();
        Long value = QUANTILE.eval(spread.toString(), formula.quantile(), above);
        if (value == null) {
            return Optional.empty();
        }
        double natural = (double) value / metric.unit().divisor();
        long numbers = spread.count() + above;
        return Optional.of(
                new Estimate(
                        metric,
                        natural,
                        natural,
                        numbers,
                        numbers,
                        Double.NaN,
                        spread,
                        above,
                        null));
    }

    /** A share of as many things as would have its standard error, were the fate of all known. */
    private static Optional<Estimate> ofSurvival(
            Metric metric, Formula.Survival of, Sums sums, MetricColumns columns) {
        Formula formula = metric.formula();
        List<String> names = names(metric.view().histograms());
        double things = columns.value(Objects.requireNonNull(formula.denominator())).doubleValue();
        Survival survival =
                Survival.at(
                        sums.histogram(names.indexOf(formula.numerator())).toString(),
                        sums.histogram(names.indexOf(of.censored())).toString(),
                        (long) things,
                        (long) of.seconds());
        return survival == null
                ? Optional.empty()
                : Optional.of(
                        new Estimate(
                                metric,
                                survival.share(),
                                survival.share() * things,
                                things,
                                things,
                                survival.trials(),
                                null,
                                0,
                                null));
    }

    private static List<String> names(List<Measure> measures) {
        return measures.stream().map(Measure::column).toList();
    }

    static long number(View view, Sums sums, String column) {
        int index = view.columns().indexOf(column);
        int measures = view.measures().size();
        return index < measures ? sums.measures()[index] : sums.distinct()[index - measures];
    }

    /** The value where the scale of the metric begins. */
    private static double least(Metric metric) {
        return metric.unit() == Unit.RATING ? 1 : 0;
    }

    /** How long that scale is: a mean of ratings lies as far from certain as a share, at most. */
    private static double span(Metric metric) {
        return metric.unit() == Unit.RATING ? 4 : 1;
    }

    /** A value as a share of the scale, for a metric that has {@link #trials}. */
    double share(double of) {
        return (of - least(metric)) / span(metric);
    }

    boolean isShare() {
        double share = share(value);
        return trials > 0 && share >= 0 && share <= 1;
    }

    /**
     * The 95 % interval; the value itself where there is none.
     *
     * @param dispersion by which the variance is greater than that of independent things
     */
    Status.Range range(double dispersion) {
        if (groups != null) {
            ShareDifference difference =
                    ShareDifference.of(
                            groups.hits, groups.trials, groups.otherHits, groups.otherTrials);
            return difference == null
                    ? new Status.Range(value, value)
                    : new Status.Range(difference.low(), difference.high());
        }
        if (!isShare()) {
            return new Status.Range(value, value);
        }
        double total = trials / dispersion;
        double hits = Math.min(total, share(value) * total);
        Double low = LOWER.eval(hits, total, total);
        Double high = UPPER.eval(hits, total, total);
        return low == null || high == null
                ? new Status.Range(value, value)
                : new Status.Range(
                        least(metric) + span(metric) * low, least(metric) + span(metric) * high);
    }

    /** Of a quantile how many numbers are certainly greater than one, in the metric's unit. */
    long beyond(double level) {
        return spread == null
                ? 0
                : above + spread.countAbove((long) Math.floor(level * metric.unit().divisor()));
    }

    /** What is remembered of it; {@link #value(Metric, Series.Point)} gives its value again. */
    Series.Point point(long startMillis) {
        if (isShare()) {
            return new Series.Point(startMillis, share(value) * trials, trials);
        }
        return spread == null && !Double.isNaN(denominator)
                ? new Series.Point(startMillis, numerator / metric.unit().divisor(), denominator)
                : new Series.Point(startMillis, value, Double.NaN);
    }

    /** The value of a metric on a day that is remembered. */
    static double value(Metric metric, Series.Point point) {
        return value(metric, point.numerator(), point.denominator());
    }

    /** The same of sums over days or segments. */
    static double value(Metric metric, double numerator, double denominator) {
        if (Double.isNaN(denominator)) {
            return numerator;
        }
        double share = numerator / denominator;
        return least(metric) + span(metric) * share;
    }
}
