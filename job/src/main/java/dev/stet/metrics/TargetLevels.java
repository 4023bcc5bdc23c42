package dev.stet.metrics;

import dev.stet.contract.Target;
import dev.stet.metrics.Levels.Level;
import dev.stet.metrics.Levels.Profile;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The levels of all metrics: those of the registry, and in their place those that are given. What a
 * segment is not given comes from the registry's levels of that segment, and where it has none from
 * the metric.
 */
public final class TargetLevels {

    /**
     * What is given for a metric or a segment.
     *
     * @param warn null if not given
     * @param critical null if not given
     * @param minimumSample null if not given
     * @param owner null if not given
     */
    public record Given(
            @Nullable Choice warn,
            @Nullable Choice critical,
            @Nullable BigDecimal minimumSample,
            @Nullable String owner) {}

    /**
     * A level that is given.
     *
     * @param level in the unit of the metric; null for none
     */
    public record Choice(@Nullable BigDecimal level) {}

    /** A metric, or one of its segments. */
    public record Key(String metricId, String segmentBy, String segment) {

        /** All rows of a metric. */
        public static Key of(String metricId) {
            return new Key(metricId, Target.ALL, Target.ALL);
        }
    }

    private final Map<Key, Target> targets = new LinkedHashMap<>();

    private TargetLevels() {
        for (Metric metric : Metrics.all()) {
            Key key = Key.of(metric.id());
            targets.put(key, target(key, metric.levels().general()));
            for (Profile profile : metric.levels().profiles()) {
                Key ofProfile = new Key(metric.id(), profile.dimension(), profile.value());
                targets.put(ofProfile, target(ofProfile, profile.level()));
            }
        }
    }

    /** Those of the registry: one of each metric, and one of each segment with its own levels. */
    public static List<Target> defaults() {
        return List.copyOf(new TargetLevels().targets.values());
    }

    /**
     * The same, overridden.
     *
     * @param given of metrics of the registry
     */
    public static List<Target> with(Map<Key, Given> given) {
        TargetLevels levels = new TargetLevels();
        given.entrySet().stream()
                .filter(entry -> isGeneral(entry.getKey()))
                .forEach(entry -> levels.overrideMetric(entry.getKey(), entry.getValue()));
        given.entrySet().stream()
                .filter(entry -> !isGeneral(entry.getKey()))
                .forEach(entry -> levels.override(entry.getKey(), entry.getValue()));
        return List.copyOf(levels.targets.values());
    }

    private static Target target(Key key, Level level) {
        return new Target(
                key.metricId(),
                key.segmentBy(),
                key.segment(),
                level.warn() == null ? null : new BigDecimal(level.warn()),
                level.critical() == null ? null : new BigDecimal(level.critical()),
                BigDecimal.valueOf(Metric.MINIMUM_SAMPLE),
                null,
                false);
    }

    private static boolean isGeneral(Key key) {
        return key.equals(Key.of(key.metricId()));
    }

    /** The sample and the owner of a metric are also those of its segments; its levels are not. */
    private void overrideMetric(Key key, Given given) {
        Given shared = new Given(null, null, given.minimumSample(), given.owner());
        if (shared.minimumSample() == null && shared.owner() == null) {
            override(key, given);
            return;
        }
        targets.keySet().stream()
                .filter(other -> other.metricId().equals(key.metricId()) && !isGeneral(other))
                .toList()
                .forEach(other -> override(other, shared));
        override(key, given);
    }

    private void override(Key key, Given given) {
        Target ofSegment = targets.get(key);
        Target before =
                ofSegment == null
                        ? Objects.requireNonNull(targets.get(Key.of(key.metricId())))
                        : ofSegment;
        targets.put(
                key,
                new Target(
                        key.metricId(),
                        key.segmentBy(),
                        key.segment(),
                        given.warn() == null ? before.warn() : given.warn().level(),
                        given.critical() == null ? before.critical() : given.critical().level(),
                        given.minimumSample() == null
                                ? before.minimumSample()
                                : given.minimumSample(),
                        given.owner() == null ? before.owner() : given.owner(),
                        true));
    }
}
