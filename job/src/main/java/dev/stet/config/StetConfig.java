package dev.stet.config;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Span;
import dev.stet.state.CacheSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * A read, checked snapshot of {@link StetOptions}: what the dataflow itself depends on. Where it
 * reads and writes (brokers, files, tables) is bound elsewhere.
 *
 * @throws ConfigException naming the offending key, what was found and what is expected
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
        Duration refreshInterval,
        CacheSize cache,
        boolean outcomes) {

    public StetConfig {
        atLeast(StetOptions.OUT_OF_ORDERNESS, outOfOrderness, Duration.ZERO);
        atLeast(StetOptions.IDLENESS, idleness, Duration.ofMillis(1));
        atLeast(StetOptions.ALLOWED_LATENESS, allowedLateness, Duration.ZERO);
        atLeast(StetOptions.FUTURE_TOLERANCE, futureTolerance, Duration.ZERO);
        hasFourDigitYear(StetOptions.EARLIEST_EVENT_TIME, earliestEventTime);
        atLeast(StetOptions.RECORD_BYTES, recordBytes, 2);
        atLeast(StetOptions.RECORD_DEPTH, recordDepth, 1);
        atLeast(StetOptions.SEGMENT_LIMIT, segmentLimit, 1);
        atLeast(StetOptions.REFRESH_INTERVAL, refreshInterval, Duration.ZERO);
        distinct(StetOptions.GRAINS, cube.grains());
        distinct(StetOptions.SEGMENT_SETS, cube.sets());
        startsWindows(StetOptions.WINDOWS_FROM, windows.fromMillis(), Long.MIN_VALUE, cube);
        startsWindows(StetOptions.WINDOWS_UNTIL, windows.untilMillis(), Long.MAX_VALUE, cube);
        if (windows.fromMillis() >= windows.untilMillis()) {
            throw new ConfigException(
                    StetOptions.WINDOWS_UNTIL.key(), "must be after stet.rollup.windows-from");
        }
    }

    public static StetConfig defaults() {
        return from(new Configuration());
    }

    public static StetConfig from(ReadableConfig options) {
        return new StetConfig(
                options.get(StetOptions.OUT_OF_ORDERNESS),
                options.get(StetOptions.IDLENESS),
                options.get(StetOptions.ALLOWED_LATENESS),
                options.get(StetOptions.FUTURE_TOLERANCE),
                OptionValue.instant(options, StetOptions.EARLIEST_EVENT_TIME).orElseThrow(),
                options.get(StetOptions.RECORD_BYTES),
                options.get(StetOptions.RECORD_DEPTH),
                new Cube(
                        each(options, StetOptions.GRAINS, Grain::of),
                        each(options, StetOptions.SEGMENT_SETS, SegmentSet::of)),
                new Span(
                        instant(options, StetOptions.WINDOWS_FROM, Long.MIN_VALUE),
                        instant(options, StetOptions.WINDOWS_UNTIL, Long.MAX_VALUE)),
                options.get(StetOptions.SEGMENT_LIMIT),
                options.get(StetOptions.REFRESH_INTERVAL),
                cache(options),
                options.get(StetOptions.OUTCOMES));
    }

    private static CacheSize cache(ReadableConfig options) {
        Optional<Integer> entries = options.getOptional(StetOptions.CACHE_ENTRIES);
        entries.ifPresent(chosen -> atLeast(StetOptions.CACHE_ENTRIES, chosen, 1));
        return entries.map(CacheSize::new).orElse(CacheSize.OF_HEAP);
    }

    private static <T> List<T> each(
            ReadableConfig options, ConfigOption<List<String>> option, Function<String, T> parse) {
        try {
            return options.get(option).stream().map(String::trim).map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(option.key(), String.valueOf(e.getMessage()));
        }
    }

    private static long instant(
            ReadableConfig options, ConfigOption<String> option, long withoutOne) {
        return OptionValue.instant(options, option).map(Instant::toEpochMilli).orElse(withoutOne);
    }

    private static void startsWindows(
            ConfigOption<String> option, long millis, long withoutOne, Cube cube) {
        for (Grain grain : cube.grains()) {
            if (millis != withoutOne && grain.windowStart(millis) != millis) {
                throw new ConfigException(
                        option.key(),
                        "%s does not start a window of %s"
                                .formatted(Instant.ofEpochMilli(millis), grain.label()));
            }
        }
    }

    private static <T extends Comparable<T>> void atLeast(
            ConfigOption<T> option, T value, T least) {
        if (value.compareTo(least) < 0) {
            throw new ConfigException(
                    option.key(),
                    "must be at least %s, was %s"
                            .formatted(OptionValue.write(least), OptionValue.write(value)));
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
