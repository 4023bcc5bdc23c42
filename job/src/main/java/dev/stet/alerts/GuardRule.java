package dev.stet.alerts;

import dev.stet.contract.AlertKind;
import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.Target;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** What must not suffer for an objective has passed its limit on a day before it is due. */
final class GuardRule implements Rule {

    /** So that the alert of a guard is not taken for that of a level of the same metric. */
    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        if (!each.isDay()) {
            return;
        }
        for (Policy.Guarded guarded : each.policy().guards(each.view())) {
            ObjectiveGoal goal = guarded.goal();
            Metric metric = guarded.metric();
            Target target = each.policy().target(metric.id(), goal.segmentBy(), goal.segment());
            if (isAbout(goal, each)) {
                each.estimate(metric)
                        .filter(estimate -> LevelRule.isEnough(estimate, target.minimumSample()))
                        .ifPresent(estimate -> findings.accept(finding(each, guarded, estimate)));
            }
        }
    }

    private static boolean isAbout(ObjectiveGoal goal, Case each) {
        LocalDate day =
                LocalDate.ofInstant(Instant.ofEpochMilli(each.startMillis()), ZoneOffset.UTC);
        LocalDate since = goal.since();
        return goal.segmentBy().equals(each.row().segmentBy())
                && goal.segment().equals(each.row().segment())
                && !day.isAfter(goal.due())
                && (since == null || !day.isBefore(since));
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
