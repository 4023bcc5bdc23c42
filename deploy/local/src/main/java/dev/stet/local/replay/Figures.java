package dev.stet.local.replay;

import dev.stet.contract.Measure;
import dev.stet.local.statistics.MetricBuckets;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Metric;
import dev.stet.metrics.MetricColumns;
import dev.stet.metrics.Metrics;
import dev.stet.udf.HistogramQuantile;
import dev.stet.udf.SurvivalAt;
import dev.stet.udf.SurvivalLower;
import dev.stet.udf.SurvivalUpper;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metrics of the registry, of the sums of a replay. */
final class Figures {

    private static final HistogramQuantile QUANTILE = new HistogramQuantile();
    private static final SurvivalAt SURVIVAL = new SurvivalAt();
    private static final SurvivalLower SURVIVAL_LOWER = new SurvivalLower();
    private static final SurvivalUpper SURVIVAL_UPPER = new SurvivalUpper();

    private final Summary.Sums sums;

    Figures(Summary.Sums sums) {
        this.sums = sums;
    }

    /** Empty where nothing was counted: the denominator is 0, or the sum itself. */
    Optional<Figure> of(Metric metric) {
        Formula formula = metric.formula();
        if (formula.corrected() != null) {
            return corrected(metric, formula.corrected());
        }
        if (formula.quantile() != null) {
            return quantile(metric, formula.quantile());
        }
        if (formula.survival() != null) {
            return survival(metric, formula.survival());
        }
        BigDecimal numerator = value(metric, formula.numerator());
        if (formula.denominator() == null) {
            return numerator.signum() == 0
                    ? Optional.empty()
                    : Optional.of(new Figure(metric, numerator.doubleValue(), null, null, ""));
        }
        BigDecimal denominator = value(metric, formula.denominator());
        if (denominator.signum() == 0) {
            return Optional.empty();
        }
        double value =
                numerator.doubleValue() / metric.unit().divisor() / denominator.doubleValue();
        String counted =
                formula.kind().hasInterval()
                        ? "%s of %s".formatted(number(numerator), counted(denominator, formula))
                        : "of " + counted(denominator, formula);
        return Optional.of(
                new Figure(
                        metric,
                        value,
                        interval(metric, numerator, denominator),
                        formula.sample(expression -> value(metric, expression)),
                        counted));
    }

    private Optional<Figure> quantile(Metric metric, BigDecimal q) {
        Formula formula = metric.formula();
        String above = formula.above();
        Long value =
                QUANTILE.eval(
                        sums.histogram(metric.view(), formula.numerator()),
                        q,
                        above == null ? 0 : value(metric, above).longValueExact());
        if (value == null) {
            return Optional.empty();
        }
        BigDecimal trials = value(metric, Objects.requireNonNull(formula.denominator()));
        return Optional.of(
                new Figure(
                        metric,
                        (double) value / metric.unit().divisor(),
                        null,
                        trials,
                        "of " + counted(trials, formula)));
    }

    private Optional<Figure> survival(Metric metric, Formula.Survival survival) {
        Formula formula = metric.formula();
        BigDecimal trials = value(metric, Objects.requireNonNull(formula.denominator()));
        String changes = sums.histogram(metric.view(), formula.numerator());
        String censored = sums.histogram(metric.view(), survival.censored());
        long count = trials.longValueExact();
        long seconds = survival.seconds();
        Double value = SURVIVAL.eval(changes, censored, count, seconds);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Figure(
                        metric,
                        value,
                        Interval.between(
                                SURVIVAL_LOWER.eval(changes, censored, count, seconds),
                                SURVIVAL_UPPER.eval(changes, censored, count, seconds)),
                        trials,
                        "of " + counted(trials, formula)));
    }

    private Optional<Figure> corrected(Metric metric, String name) {
        Double value = Interval.corrected(column -> number(metric, name, column), 0);
        if (value == null) {
            return Optional.empty();
        }
        Formula formula = metric.formula();
        BigDecimal weight = value(metric, Objects.requireNonNull(formula.denominator()));
        return Optional.of(
                new Figure(
                        metric,
                        value,
                        Interval.corrected(column -> number(metric, name, column)),
                        weight,
                        "of " + counted(weight, formula)));
    }

    private double number(Metric metric, String name, String column) {
        return value(metric, name + '_' + column).doubleValue();
    }

    private @Nullable Interval interval(
            Metric metric, BigDecimal numerator, BigDecimal denominator) {
        Formula formula = metric.formula();
        if (formula.weightSquared() != null) {
            return Interval.ofWeights(
                    numerator.doubleValue(),
                    denominator.doubleValue(),
                    value(metric, formula.weightSquared()).doubleValue());
        }
        if (!formula.kind().hasInterval()) {
            return null;
        }
        Interval ofUsers =
                Interval.ofUsers(
                        MetricBuckets.of(metric, name -> sums.clusters(metric.view(), name)));
        return ofUsers == null
                ? Interval.of(numerator.longValueExact(), denominator.longValueExact())
                : ofUsers;
    }

    private BigDecimal value(Metric metric, String expression) {
        return columns(metric).value(expression);
    }

    private MetricColumns columns(Metric metric) {
        return new MetricColumns(metric.view(), name -> sums.of(metric.view(), name));
    }

    private static String counted(BigDecimal number, Formula formula) {
        return number(number) + ' ' + formula.denominator();
    }

    private static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** What stands beside a metric: the value of its counter-metric, or that it has no data. */
    String counter(Metric metric) {
        String counter = metric.goal().counter();
        return Metrics.find(counter)
                .map(found -> of(found).map(Figure::text).orElse("no data"))
                .map(text -> counter + ' ' + text)
                .orElseGet(() -> counter + ' ' + number(columns(metric).column(counter)));
    }

    /** Whether a metric counts distinct users, which do not add up over windows. */
    static boolean isOfUsers(Metric metric) {
        return metric.view().distinct().stream()
                .map(Measure::column)
                .anyMatch(Arithmetic.names(metric.formula().text())::contains);
    }
}
