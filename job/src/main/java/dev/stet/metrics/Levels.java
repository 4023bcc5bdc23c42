package dev.stet.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of a metric that practice names.
 *
 * @param general for every row that no profile is for
 * @param profiles for rows of one value of a dimension
 */
public record Levels(Level general, List<Profile> profiles) {

    /**
     * Each in the unit of the metric; null for none. The status of a row changes where {@code warn}
     * and {@code critical} are crossed.
     */
    public record Level(
            @Nullable String excellent, @Nullable String warn, @Nullable String critical) {

        private static final Level NONE = new Level(null, null, null);

        private String text() {
            return Stream.of(
                            named("excellent", excellent),
                            named("warn", warn),
                            named("critical", critical))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        private static String named(String name, @Nullable String value) {
            return value == null ? "" : name + ' ' + value;
        }
    }

    /**
     * @param dimension name of its column
     */
    public record Profile(String dimension, String value, Level level) {}

    public static final Levels NONE = new Levels(Level.NONE, List.of());

    public Levels {
        profiles = List.copyOf(profiles);
    }

    public static Levels warn(String warn) {
        return new Levels(new Level(null, warn, null), List.of());
    }

    public static Levels excellentAndWarn(String excellent, String warn) {
        return new Levels(new Level(excellent, warn, null), List.of());
    }

    public static Levels excellentAndCritical(String excellent, String critical) {
        return new Levels(new Level(excellent, null, critical), List.of());
    }

    public static Levels all(String excellent, String warn, String critical) {
        return new Levels(new Level(excellent, warn, critical), List.of());
    }

    public static Levels critical(String critical) {
        return new Levels(new Level(null, null, critical), List.of());
    }

    public static Levels warnAndCritical(String warn, String critical) {
        return new Levels(new Level(null, warn, critical), List.of());
    }

    /** The same, and a level of its own for one value of a dimension. */
    public Levels warnBy(String dimension, String value, String warn) {
        return by(dimension, value, new Level(null, warn, null));
    }

    /** The same, and what is critical for one value of a dimension. */
    public Levels criticalBy(String dimension, String value, String critical) {
        return by(dimension, value, new Level(null, null, critical));
    }

    /** The same, and what is excellent for one value of a dimension. */
    public Levels excellentBy(String dimension, String value, String excellent) {
        return by(dimension, value, new Level(excellent, null, null));
    }

    /** The same, and levels of its own for one value of a dimension. */
    public Levels excellentAndCriticalBy(
            String dimension, String value, String excellent, String critical) {
        return by(dimension, value, new Level(excellent, null, critical));
    }

    /** The same, and no level for one value of a dimension. */
    public Levels noneBy(String dimension, String value) {
        return by(dimension, value, Level.NONE);
    }

    private Levels by(String dimension, String value, Level level) {
        List<Profile> more = new ArrayList<>(profiles);
        more.add(new Profile(dimension, value, level));
        return new Levels(general, more);
    }

    /**
     * For readers: {@code warn 0.05, critical 0.1 · workflow support: warn 0.6}; empty for none.
     */
    public String text() {
        return Stream.concat(
                        Stream.of(general.text()),
                        profiles.stream()
                                .map(
                                        profile ->
                                                "%s %s: %s"
                                                        .formatted(
                                                                profile.dimension,
                                                                profile.value,
                                                                profile.level.equals(Level.NONE)
                                                                        ? "none"
                                                                        : profile.level.text())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
