package dev.stet.alerts;

import dev.stet.contract.AlertKind;
import dev.stet.contract.Target;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A metric has passed a level of its target, as {@code status} of the view {@code kpi} says it.
 *
 * <p>To be raised it must be more than chance, too. What has no chance to speak of, as a cost per
 * success, must have crossed in the window before as well; so must whatever is looked at by the
 * hour, but for what {@link #isTakenBack}.
 */
final class LevelRule implements Rule {

    private static final String UNOPENED = "unopened_rate";

    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        LookRow row = each.row();
        for (Metric metric : each.policy().levelled(each.view())) {
            Target target = each.policy().target(metric.id(), row.segmentBy(), row.segment());
            if (metric.goal().direction() != Goal.Direction.NEITHER
                    && (target.warn() != null || target.critical() != null)) {
                each.estimate(metric)
                        .filter(estimate -> isEnough(estimate, target.minimumSample()))
                        .ifPresent(estimate -> findings.accept(finding(each, estimate, target)));
            }
        }
    }

    /**
     * Whether a metric of ingest gets better by what arrives later: an opening takes back what came
     * before it. While one partition is read ahead of another, most of what is read is such. So the
     * metric says nothing before its row is final, and is sure at once then, as others are before.
     */
    static boolean isTakenBack(String metricId) {
        return metricId.equals(UNOPENED);
    }

    static boolean isEnough(Estimate estimate, BigDecimal minimumSample) {
        return Double.isNaN(estimate.sample()) || estimate.sample() >= minimumSample.doubleValue();
    }

    private static Finding finding(Case each, Estimate estimate, Target target) {
        Finding critical =
                target.critical() == null
                        ? null
                        : finding(
                                each, estimate, target, Finding.CRITICAL, target.critical(), null);
        if (target.warn() == null) {
            return Objects.requireNonNull(critical, "no level");
        }
        Finding worse = critical != null && critical.holds() ? critical : null;
        Finding warn = finding(each, estimate, target, Finding.WARN, target.warn(), worse);
        return worse == null || warn.holds() ? warn : worse;
    }

    private static Finding finding(
            Case each,
            Estimate estimate,
            Target target,
            String name,
            BigDecimal level,
            @Nullable Finding worse) {
        Metric metric = estimate.metric();
        double at = level.doubleValue();
        LevelCheck check =
                LevelCheck.of(estimate, metric.goal().direction(), at, each.dispersion(metric));
        String id = metric.id() + '/' + name;
        boolean ready =
                check.crosses() && (isSureAtOnce(each, metric, check) || crossedBefore(each, id));
        remember(each, id, check.crosses());
        return new Finding(
                AlertKind.LEVEL,
                metric.id(),
                each.row(),
                check.crosses(),
                ready,
                check.p(),
                worse,
                name,
                Words.numbers(each, estimate, check.range(), at),
                target.owner(),
                Words.level(each, estimate, check.range(), name, at));
    }

    private static boolean isSureAtOnce(Case each, Metric metric, LevelCheck check) {
        return each.isDay()
                ? !Double.isNaN(check.p())
                : isTakenBack(metric.id()) && check.p() <= Watch.PROVISIONAL;
    }

    private static boolean crossedBefore(Case each, String id) {
        return each.history().crossedUntil(id, each.startMillis());
    }

    private static void remember(Case each, String id, boolean crosses) {
        if (crosses) {
            each.history().crosses(id, each.row().windowEndMillis());
        } else {
            each.history().crossesNot(id);
        }
    }
}
