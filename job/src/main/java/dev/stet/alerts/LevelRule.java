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
 * hour.
 */
final class LevelRule implements Rule {

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

    static boolean isEnough(Estimate estimate, BigDecimal minimumSample) {
        return Double.isNaN(estimate.denominator())
                || estimate.denominator() >= minimumSample.doubleValue();
    }

    private static Finding finding(Case each, Estimate estimate, Target target) {
        LevelCheck warn = check(each, estimate, target.warn());
        LevelCheck critical = check(each, estimate, target.critical());
        boolean isCritical = critical != null && critical.crosses();
        BigDecimal level = isCritical || warn == null ? target.critical() : target.warn();
        LevelCheck mildest = warn == null || isCritical && !warn.crosses() ? critical : warn;
        if (level == null || mildest == null) {
            throw new IllegalArgumentException(target.metricId() + " has no level");
        }
        boolean crosses = isCritical || mildest.crosses();
        String id = estimate.metric().id();
        boolean ready = crosses && (isSureAtOnce(each, mildest) || crossedBefore(each, id));
        remember(each, id, crosses);
        String name = isCritical || warn == null ? Finding.CRITICAL : Finding.WARN;
        return new Finding(
                AlertKind.LEVEL,
                id,
                each.row(),
                crosses,
                ready,
                mildest.p(),
                isCritical ? (Double) Objects.requireNonNull(critical).p() : null,
                name,
                Words.numbers(each, estimate, mildest.range(), level.doubleValue()),
                target.owner(),
                Words.level(each, estimate, mildest.range(), name, level.doubleValue()));
    }

    private static @Nullable LevelCheck check(
            Case each, Estimate estimate, @Nullable BigDecimal level) {
        Metric metric = estimate.metric();
        return level == null
                ? null
                : LevelCheck.of(
                        estimate,
                        metric.goal().direction(),
                        level.doubleValue(),
                        each.dispersion(metric));
    }

    private static boolean isSureAtOnce(Case each, LevelCheck check) {
        return each.isDay() && !Double.isNaN(check.p());
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
