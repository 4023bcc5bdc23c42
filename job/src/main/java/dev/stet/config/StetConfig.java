package dev.stet.config;

import dev.stet.contract.Clusters;
import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Dimension;
import dev.stet.contract.Grain;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.state.CacheSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/**
 * A read, checked snapshot of {@link StetOptions}: what the dataflow itself depends on. Where it
 * reads and writes (brokers, files, tables) is bound elsewhere.
 *
 * @throws ConfigException naming every key that is wrong, what was found and what is expected
 */
public record StetConfig(
        Duration outOfOrderness,
        Duration idleness,
        Duration allowedLateness,
        Duration futureTolerance,
        Instant earliestEventTime,
        int recordBytes,
        int recordDepth,
        Cube cube,
        Span windows,
        int segmentLimit,
        int clusters,
        Duration refreshInterval,
        CacheSize cache,
        boolean outcomes,
        Set<View> families,
        Optional<Path> pricesFile,
        List<String> formats,
        Optional<Instant> asOf,
        boolean alerts,
        Optional<Path> targetsFile,
        Optional<SampleSizes> reviewSample) {

    /** Values of {@link StetOptions#FAMILIES}, with the one that {@code all} leaves out. */
    public static final List<String> EVERY_FAMILY =
            List.of(StetOptions.ALL_FAMILIES, View.EXPERIMENT.noun());

    /** A sample is kept as a whole in state, and read by people. */
    private static final int MOST_SAMPLED = 10_000;

    public StetConfig {
        Problems problems = new Problems();
        atLeast(problems, StetOptions.OUT_OF_ORDERNESS, outOfOrderness, Duration.ZERO);
        atLeast(problems, StetOptions.IDLENESS, idleness, Duration.ofMillis(1));
        atLeast(problems, StetOptions.ALLOWED_LATENESS, allowedLateness, Duration.ZERO);
        atLeast(problems, StetOptions.FUTURE_TOLERANCE, futureTolerance, Duration.ZERO);
        problems.check(() -> hasFourDigitYear(StetOptions.EARLIEST_EVENT_TIME, earliestEventTime));
        atLeast(problems, StetOptions.RECORD_BYTES, recordBytes, 2);
        atLeast(problems, StetOptions.RECORD_DEPTH, recordDepth, 1);
        atLeast(problems, StetOptions.SEGMENT_LIMIT, segmentLimit, 1);
        if (clusters != 0 && clusters != Clusters.BUCKETS) {
            problems.add(
                    new ConfigException(
                            StetOptions.CLUSTERS.key(),
                            "must be 0 or %d, was %d".formatted(Clusters.BUCKETS, clusters)));
        }
        atLeast(problems, StetOptions.REFRESH_INTERVAL, refreshInterval, Duration.ZERO);
        problems.check(() -> distinct(StetOptions.GRAINS, cube.grains()));
        problems.check(() -> distinct(StetOptions.SEGMENT_SETS, cube.sets()));
        long from = windows.fromMillis();
        long until = windows.untilMillis();
        problems.check(() -> startsWindows(StetOptions.WINDOWS_FROM, from, Long.MIN_VALUE, cube));
        problems.check(() -> startsWindows(StetOptions.WINDOWS_UNTIL, until, Long.MAX_VALUE, cube));
        if (from >= until) {
            problems.add(
                    new ConfigException(
                            StetOptions.WINDOWS_UNTIL.key(),
                            "must be after stet.rollup.windows-from"));
        }
        problems.raise();
    }

    public static StetConfig defaults() {
        return from(new Configuration());
    }

    public static StetConfig from(ReadableConfig options) {
        Problems problems = new Problems();
        Cube cube =
                new Cube(
                        problems.collect(() -> each(options, StetOptions.GRAINS, Grain::of))
                                .orElse(List.of()),
                        problems.collect(
                                        () ->
                                                each(
                                                        options,
                                                        StetOptions.SEGMENT_SETS,
                                                        SegmentSet::of))
                                .orElse(List.of()),
                        problems.collect(() -> dayZone(options)).orElse(DayZone.UTC));
        Span windows =
                new Span(
                        instant(problems, options, StetOptions.WINDOWS_FROM, Long.MIN_VALUE),
                        instant(problems, options, StetOptions.WINDOWS_UNTIL, Long.MAX_VALUE));
        CacheSize cache = cache(problems, options);
        Optional<StetConfig> config = problems.collect(() -> from(options, cube, windows, cache));
        problems.raise();
        return config.orElseThrow();
    }

    private static StetConfig from(
            ReadableConfig options, Cube cube, Span windows, CacheSize cache) {
        return new StetConfig(
                options.get(StetOptions.OUT_OF_ORDERNESS),
                options.get(StetOptions.IDLENESS),
                options.get(StetOptions.ALLOWED_LATENESS),
                options.get(StetOptions.FUTURE_TOLERANCE),
                OptionValue.instant(options, StetOptions.EARLIEST_EVENT_TIME).orElseThrow(),
                options.get(StetOptions.RECORD_BYTES),
                options.get(StetOptions.RECORD_DEPTH),
                cube,
                windows,
                options.get(StetOptions.SEGMENT_LIMIT),
                options.get(StetOptions.CLUSTERS),
                options.get(StetOptions.REFRESH_INTERVAL),
                cache,
                options.get(StetOptions.OUTCOMES),
                families(options),
                options.getOptional(StetOptions.PRICES_FILE).map(Path::of),
                options.get(StetOptions.FORMATS),
                OptionValue.instant(options, StetOptions.AS_OF),
                options.get(StetOptions.ALERTS),
                options.getOptional(StetOptions.TARGETS_FILE).map(Path::of),
                options.get(StetOptions.REVIEW_SAMPLE)
                        ? Optional.of(sampleSizes(options))
                        : Optional.empty());
    }

    private static SampleSizes sampleSizes(ReadableConfig options) {
        Problems problems = new Problems();
        for (ConfigOption<Integer> size :
                List.of(
                        StetOptions.SAMPLED_RANDOM,
                        StetOptions.SAMPLED_LOW_RATED,
                        StetOptions.SAMPLED_LOW_CONFIDENCE,
                        StetOptions.SAMPLED_FLAGGED)) {
            int given = options.get(size);
            if (given < 0 || given > MOST_SAMPLED) {
                problems.add(
                        new ConfigException(
                                size.key(),
                                "must be from 0 to %d, was %d".formatted(MOST_SAMPLED, given)));
            }
        }
        problems.raise();
        return new SampleSizes(
                options.get(StetOptions.SAMPLED_RANDOM),
                options.get(StetOptions.SAMPLED_LOW_RATED),
                options.get(StetOptions.SAMPLED_LOW_CONFIDENCE),
                options.get(StetOptions.SAMPLED_FLAGGED));
    }

    /**
     * By view how its facts are cut; without families that are off, and without views whose every
     * grain is too fine.
     */
    public Map<View, Cube> cubes() {
        Map<View, Cube> cubes = new EnumMap<>(View.class);
        for (View view : View.values()) {
            if (families.contains(view) || !View.families().contains(view)) {
                view.cube(cube).ifPresent(cut -> cubes.put(view, cut));
            }
        }
        return cubes;
    }

    /** The dimensions of an event that the segment sets of any view need; ingest keeps no other. */
    public Set<Dimension> dimensions() {
        Set<Dimension> kept = EnumSet.noneOf(Dimension.class);
        cubes().values().forEach(cut -> kept.addAll(cut.dimensions()));
        kept.remove(Dimension.SOURCE);
        return kept;
    }

    private static CacheSize cache(Problems problems, ReadableConfig options) {
        Optional<MemorySize> size = options.getOptional(StetOptions.CACHE_SIZE);
        if (size.isPresent() && size.get().getBytes() <= 0) {
            problems.add(
                    new ConfigException(
                            StetOptions.CACHE_SIZE.key(), "must be at least 1 byte, was 0"));
            return CacheSize.OF_HEAP;
        }
        return size.map(chosen -> CacheSize.ofBytes(chosen.getBytes())).orElse(CacheSize.OF_HEAP);
    }

    private static Set<View> families(ReadableConfig options) {
        Set<View> families = EnumSet.noneOf(View.class);
        for (String name : each(options, StetOptions.FAMILIES, Function.identity())) {
            families.addAll(family(name));
        }
        return families;
    }

    /**
     * Checks a name of {@link StetOptions#FAMILIES}.
     *
     * @throws ConfigException if it is neither {@code all} nor the name of a family
     */
    public static void requireFamily(String name) {
        family(name);
    }

    private static List<View> family(String name) {
        if (name.equals(StetOptions.ALL_FAMILIES)) {
            return View.families().stream().filter(view -> view != View.EXPERIMENT).toList();
        }
        return View.families().stream()
                .filter(view -> view.noun().equals(name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> unknownFamily(name));
    }

    private static ConfigException unknownFamily(String name) {
        String known = View.families().stream().map(View::noun).collect(Collectors.joining(", "));
        return new ConfigException(
                StetOptions.FAMILIES.key(),
                "'%s' is no family, expected %s or %s"
                        .formatted(name, StetOptions.ALL_FAMILIES, known));
    }

    private static <T> List<T> each(
            ReadableConfig options, ConfigOption<List<String>> option, Function<String, T> parse) {
        try {
            return options.get(option).stream().map(String::trim).map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(option.key(), String.valueOf(e.getMessage()));
        }
    }

    private static DayZone dayZone(ReadableConfig options) {
        String id = options.get(StetOptions.DAY_ZONE).trim();
        try {
            return DayZone.of(id);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(StetOptions.DAY_ZONE.key(), String.valueOf(e.getMessage()));
        }
    }

    private static long instant(
            Problems problems,
            ReadableConfig options,
            ConfigOption<String> option,
            long withoutOne) {
        return problems.collect(() -> OptionValue.instant(options, option))
                .flatMap(given -> given)
                .map(Instant::toEpochMilli)
                .orElse(withoutOne);
    }

    private static void startsWindows(
            ConfigOption<String> option, long millis, long withoutOne, Cube cube) {
        for (Grain grain : cube.grains()) {
            if (millis != withoutOne && cube.zone().windowStart(grain, millis) != millis) {
                throw new ConfigException(
                        option.key(),
                        "%s does not start a window of %s%s"
                                .formatted(
                                        Instant.ofEpochMilli(millis),
                                        grain.label(),
                                        whyNot(grain, millis, cube.zone())));
            }
        }
    }

    /** What is to be known of a zone; empty where its days are those of UTC. */
    private static String whyNot(Grain grain, long millis, DayZone zone) {
        if (zone.isUtc()) {
            return "";
        }
        if (grain == Grain.DAY) {
            return " (a day of %s starts at %s)"
                    .formatted(zone, Instant.ofEpochMilli(zone.dayStart(millis)));
        }
        return zone.dayStart(millis) == millis
                ? " (leave %s out of %s: a day of %s starts within an hour)"
                        .formatted(grain.label(), StetOptions.GRAINS.key(), zone)
                : "";
    }

    private static <T extends Comparable<T>> void atLeast(
            Problems problems, ConfigOption<T> option, T value, T least) {
        if (value.compareTo(least) < 0) {
            problems.add(
                    new ConfigException(
                            option.key(),
                            "must be at least %s, was %s"
                                    .formatted(
                                            OptionValue.write(least), OptionValue.write(value))));
        }
    }

    private static void hasFourDigitYear(ConfigOption<String> option, Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 0 || year > 9999) {
            throw new ConfigException(
                    option.key(), "is %s; choose a year from 0000 to 9999".formatted(instant));
        }
    }

    private static void distinct(ConfigOption<?> option, List<?> values) {
        if (values.isEmpty()) {
            throw new ConfigException(option.key(), "must name at least one");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new ConfigException(option.key(), "names one twice: " + values);
        }
    }
}
