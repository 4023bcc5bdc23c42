package dev.stet.local.replay;

import dev.stet.config.OptionValue;
import dev.stet.config.StetConfig;
import dev.stet.contract.DayZone;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.ingest.files.InputKind;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.local.files.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read; what is wrong with one is told in one line. */
public final class OptionTypes {

    /** More tasks than this on one machine only cost memory. */
    static final int GREATEST_PARALLELISM = 128;

    private OptionTypes() {}

    /** One value of an option, where a list would be one of several values. */
    record Sets(List<SegmentSet> sets) {}

    /** As {@link Sets}. */
    record Lengths(List<Grain> grains) {}

    /** Segment sets joined by {@code ;}, none of them twice. */
    static final class Segments implements ITypeConverter<Sets> {
        @Override
        public Sets convert(String value) {
            return new Sets(list(value, ";", SegmentSet::of));
        }
    }

    /** Grains joined by {@code ,}, none of them twice. */
    static final class Grains implements ITypeConverter<Lengths> {
        @Override
        public Lengths convert(String value) {
            return new Lengths(list(value, ",", Grain::of));
        }
    }

    /** A time in ISO-8601, with its zone. */
    static final class Instants implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            return instant(value);
        }
    }

    /**
     * Reads a time in ISO-8601, with its zone.
     *
     * @throws TypeConversionException saying what was given and what is expected
     */
    public static Instant instant(String value) {
        try {
            return Instant.parse(value.trim());
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no time; write 2026-03-01T00:00:00Z".formatted(value));
        }
    }

    /** The name of a time zone. */
    static final class DayZones implements ITypeConverter<DayZone> {
        @Override
        public DayZone convert(String value) {
            try {
                return DayZone.of(value.trim());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** As {@link Sets}. */
    record Families(List<String> names) {}

    /** Names of families joined by {@code ,}, or {@code all}; none of them twice. */
    static final class FamilyNames implements ITypeConverter<Families> {
        @Override
        public Families convert(String value) {
            return new Families(list(value, ",", FamilyNames::known));
        }

        private static String known(String name) {
            StetConfig.requireFamily(name);
            return name;
        }
    }

    private static <T> List<T> list(String value, String separator, Function<String, T> parse) {
        try {
            List<T> items =
                    Arrays.stream(value.split(separator, -1)).map(String::trim).map(parse).toList();
            if (new HashSet<>(items).size() < items.size()) {
                throw new TypeConversionException("'%s' names one twice".formatted(value));
            }
            return items;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** {@code fail} or {@code skip}. */
    static final class BadFiles implements ITypeConverter<ReplaySettings.OnBadFile> {
        @Override
        public ReplaySettings.OnBadFile convert(String value) {
            return switch (value) {
                case "fail" -> ReplaySettings.OnBadFile.FAIL;
                case "skip" -> ReplaySettings.OnBadFile.SKIP;
                default ->
                        throw new TypeConversionException(
                                "'%s' is neither fail nor skip".formatted(value));
            };
        }
    }

    /** What files hold. */
    public static final class Inputs implements ITypeConverter<InputKind> {
        @Override
        public InputKind convert(String value) {
            return oneOf(value, InputKind.values(), InputKind::label, "kind of input");
        }
    }

    /** A number and a unit. */
    public static final class Durations implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                return OptionValue.duration(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    static final class Formats implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return oneOf(value, Format.values(), Format::label, "format");
        }
    }

    /** Where state lives. */
    enum State {
        HEAP,
        ROCKSDB;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final class States implements ITypeConverter<State> {
        @Override
        public State convert(String value) {
            return oneOf(value, State.values(), State::label, "place for state");
        }
    }

    private static <T> T oneOf(String value, T[] known, Function<T, String> label, String what) {
        for (T candidate : known) {
            if (label.apply(candidate).equals(value)) {
                return candidate;
            }
        }
        throw new TypeConversionException(
                "'%s' is no %s; choose among %s"
                        .formatted(
                                value,
                                what,
                                Arrays.stream(known).map(label).collect(Collectors.joining(", "))));
    }

    static final class Parallelism implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            try {
                int parallelism = Integer.parseInt(value);
                if (parallelism >= 1 && parallelism <= GREATEST_PARALLELISM) {
                    return parallelism;
                }
            } catch (NumberFormatException e) {
                throw notANumber(value);
            }
            throw notANumber(value);
        }

        private static TypeConversionException notANumber(String value) {
            return new TypeConversionException(
                    "'%s' is not a whole number from 1 to %d"
                            .formatted(value, GREATEST_PARALLELISM));
        }
    }
}
