package dev.stet.alerts;

import dev.stet.contract.AlertKind;
import dev.stet.contract.Target;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Status;
import dev.stet.udf.ShareDifference;
import java.util.List;
import java.util.function.Consumer;

/**
 * A rate lies more than 5 points below that of the same weekdays of the last four weeks, and the
 * interval of the difference excludes 0. The weekdays are pooled: it is the rate of all their
 * things together. Both variances are greater than those of independent things by as much as days
 * have varied around their weekdays.
 */
final class DropRule implements Rule {

    /** Whose drop raises an alert. */
    static final List<String> METRICS = List.of("task_completion_rate");

    private static final double POINTS = 0.05;

    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        if (!each.isDay()) {
            return;
        }
        for (Metric metric : each.policy().remembered(each.view())) {
            if (METRICS.contains(metric.id())) {
                each.estimate(metric).ifPresent(now -> judge(each, now, findings));
            }
        }
    }

    private static void judge(Case each, Estimate now, Consumer<Finding> findings) {
        Metric metric = now.metric();
        Series series = each.history().of(metric.id());
        List<Series.Point> weekdays = series.sameWeekdays(each.startMillis());
        double hits = weekdays.stream().mapToDouble(Series.Point::numerator).sum();
        double trials = weekdays.stream().mapToDouble(Series.Point::denominator).sum();
        LookRow row = each.row();
        Target target = each.policy().target(metric.id(), row.segmentBy(), row.segment());
        double least = target.minimumSample().doubleValue();
        if (weekdays.size() < Series.FEWEST_WEEKS || trials < least || now.denominator() < least) {
            return;
        }
        Series.Dispersion dispersion = each.dispersion(metric);
        double total = now.trials() / dispersion.factor();
        double before = trials / dispersion.factor();
        ShareDifference difference =
                ShareDifference.of(now.value() * total, total, hits / trials * before, before);
        if (difference == null) {
            return;
        }
        boolean holds = difference.difference() < -POINTS && difference.high() < 0;
        double pooled = (now.value() * total + hits / dispersion.factor()) / (total + before);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / total + 1 / before));
        double p =
                Math.max(
                        Chance.ofDifference(-difference.difference() / error, dispersion.freedom()),
                        Chance.ofAtMost(
                                now.value() * total, total, hits / dispersion.factor(), before));
        double mean = hits / trials;
        Status.Range range = now.range(dispersion.factor());
        findings.accept(
                new Finding(
                        AlertKind.DROP,
                        metric.id(),
                        row,
                        holds,
                        holds,
                        p,
                        null,
                        null,
                        Words.numbers(each, now, range, mean),
                        target.owner(),
                        Words.drop(each, now, mean, difference.low(), difference.high())));
    }
}
