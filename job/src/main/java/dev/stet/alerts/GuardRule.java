package dev.stet.alerts;

import dev.stet.contract.AlertKind;
import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.Target;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What must not suffer for an objective has passed its limit on a day before it is due. */
final class GuardRule implements Rule {

    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        if (!each.isDay()) {
            return;
        }
        LookRow row = each.row();
        Map<String, Finding> byMetric = new LinkedHashMap<>();
        for (Policy.Guarded guarded :
                each.policy().guards(each.view(), row.segmentBy(), row.segment(), day(each))) {
            Metric metric = guarded.metric();
            Target target = each.policy().target(metric.id(), row.segmentBy(), row.segment());
            each.estimate(metric)
                    .filter(estimate -> LevelRule.isEnough(estimate, target.minimumSample()))
                    .ifPresent(
                            estimate ->
                                    byMetric.merge(
                                            metric.id(),
                                            finding(each, guarded, estimate),
                                            GuardRule::broken));
        }
        byMetric.values().forEach(findings);
    }

    /** A floor and a ceiling have one alert: at most one of both is broken. */
    private static Finding broken(Finding one, Finding other) {
        return other.holds() ? other : one;
    }

    /** In Greenwich at the middle of the window: the day of most zones, whose offset is unknown. */
    private static LocalDate day(Case each) {
        long middle = each.startMillis() + (each.row().windowEndMillis() - each.startMillis()) / 2;
        return LocalDate.ofInstant(Instant.ofEpochMilli(middle), ZoneOffset.UTC);
    }

    private static Finding finding(Case each, Policy.Guarded guarded, Estimate estimate) {
        ObjectiveGoal goal = guarded.goal();
        double limit = guarded.guard().limit().doubleValue();
        Goal.Direction good =
                guarded.guard().isCeiling() ? Goal.Direction.LESS : Goal.Direction.MORE;
        Metric metric = guarded.metric();
        LevelCheck check = LevelCheck.of(estimate, good, limit, each.dispersion(metric));
        String id = goal.id() + '/' + metric.id();
        boolean before = each.history().crossedUntil(id, each.startMillis());
        if (check.crosses()) {
            each.history().crosses(id, each.row().windowEndMillis());
        } else {
            each.history().crossesNot(id);
        }
        return new Finding(
                AlertKind.GUARD,
                metric.id(),
                each.row(),
                check.crosses(),
                check.crosses() && (!Double.isNaN(check.p()) || before),
                check.p(),
                null,
                null,
                Words.numbers(each, estimate, check.range(), limit),
                goal.owner(),
                Words.guard(each, goal, estimate, check.range(), limit));
    }
}
