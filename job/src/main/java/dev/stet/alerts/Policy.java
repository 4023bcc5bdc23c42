package dev.stet.alerts;

import dev.stet.contract.Grain;
import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.TargetLevels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What alerts are held against: levels, owners, guards, and how many false ones are borne. */
public final class Policy {

    /** Expected false alerts of a tenant in a week, over all views and grains: half of the most. */
    private static final double FALSE_ALERTS_A_WEEK = 0.5;

    private static final int DAYS = 7;
    private static final int HOURS = 24 * DAYS;

    /** Days and hours. */
    private static final int GRAINS = 2;

    /** The guard of an objective, on the rows that it is about. */
    record Guarded(ObjectiveGoal goal, ObjectiveGoal.Guard guard, Metric metric) {

        private boolean isAbout(String segmentBy, String segment, LocalDate day) {
            LocalDate since = goal.since();
            return goal.segmentBy().equals(segmentBy)
                    && goal.segment().equals(segment)
                    && !day.isAfter(goal.due())
                    && (since == null || !day.isBefore(since));
        }

        private boolean isOfSameSide(Guarded other) {
            return metric == other.metric && guard.isCeiling() == other.guard.isCeiling();
        }

        private boolean isTighterThan(Guarded other) {
            int order = guard.limit().compareTo(other.guard.limit());
            return guard.isCeiling() ? order < 0 : order > 0;
        }
    }

    private final Map<TargetLevels.Key, Target> targets = new HashMap<>();
    private final Map<String, String> failureModeOwners;
    private final Map<View, List<Metric>> levelled = new EnumMap<>(View.class);
    private final Map<View, List<Metric>> remembered = new EnumMap<>(View.class);
    private final Map<View, List<Guarded>> guards = new EnumMap<>(View.class);
    private final int views;

    /**
     * @param given of a file of targets
     */
    public Policy(Targets given) {
        failureModeOwners = given.failureModeOwners();
        Set<String> withLevel = new HashSet<>();
        for (Target target : given.levels()) {
            targets.put(
                    new TargetLevels.Key(target.metricId(), target.segmentBy(), target.segment()),
                    target);
            if (target.warn() != null || target.critical() != null) {
                withLevel.add(target.metricId());
            }
        }
        Set<View> viewsWithMetrics = new HashSet<>();
        for (Metric metric : Metrics.all()) {
            viewsWithMetrics.add(metric.view());
            if (withLevel.contains(metric.id())) {
                add(levelled, metric);
            }
            if (withLevel.contains(metric.id())
                    || DropRule.METRICS.contains(metric.id())
                    || ContradictionRule.isOfPair(metric)) {
                add(remembered, metric);
            }
        }
        given.objectives().forEach(this::addGuard);
        views = viewsWithMetrics.size();
    }

    /** The levels of the registry, nobody's, and no objective. */
    public static Targets defaults() {
        return new Targets(TargetLevels.defaults(), Map.of(), List.of());
    }

    private static void add(Map<View, List<Metric>> lists, Metric metric) {
        lists.computeIfAbsent(metric.view(), view -> new ArrayList<>()).add(metric);
    }

    private void addGuard(ObjectiveGoal goal) {
        ObjectiveGoal.Guard guard = goal.guard();
        if (guard == null) {
            return;
        }
        Metric metric =
                Metrics.find(guard.metricId())
                        .orElseThrow(() -> new NoSuchElementException(guard.metricId()));
        guards.computeIfAbsent(metric.view(), view -> new ArrayList<>())
                .add(new Guarded(goal, guard, metric));
        if (!remembered(metric.view()).contains(metric)) {
            add(remembered, metric);
        }
    }

    /** The levels for a row: those of its segment, else those of the metric. */
    Target target(String metricId, String segmentBy, String segment) {
        Target own = targets.get(new TargetLevels.Key(metricId, segmentBy, segment));
        return own == null
                ? Objects.requireNonNull(targets.get(TargetLevels.Key.of(metricId)))
                : own;
    }

    /** Metrics with a level, for some row at least. */
    List<Metric> levelled(View view) {
        return levelled.getOrDefault(view, List.of());
    }

    /** Metrics whose days are remembered. */
    List<Metric> remembered(View view) {
        return remembered.getOrDefault(view, List.of());
    }

    /** Of a row on a day: the tightest ceiling and floor of each metric, with its objective. */
    List<Guarded> guards(View view, String segmentBy, String segment, LocalDate day) {
        List<Guarded> tightest = new ArrayList<>();
        for (Guarded each : guards.getOrDefault(view, List.of())) {
            if (!each.isAbout(segmentBy, segment, day)) {
                continue;
            }
            Optional<Guarded> same = tightest.stream().filter(each::isOfSameSide).findFirst();
            if (same.isEmpty()) {
                tightest.add(each);
            } else if (each.isTighterThan(same.get())) {
                tightest.set(tightest.indexOf(same.get()), each);
            }
        }
        return tightest;
    }

    /** Who answers for failures of a kind; null for nobody. */
    @Nullable String failureModeOwner(String mode) {
        return failureModeOwners.get(mode);
    }

    /**
     * Where nothing has changed, in what share of looks anything may be raised: so that all looks
     * of a week together raise no more than {@link #FALSE_ALERTS_A_WEEK}.
     */
    double falseShare(Grain grain) {
        int looks = grain == Grain.DAY ? DAYS : HOURS;
        return FALSE_ALERTS_A_WEEK / (looks * views * GRAINS);
    }
}
