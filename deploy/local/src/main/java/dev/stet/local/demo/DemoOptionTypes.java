package dev.stet.local.demo;

import dev.stet.local.replay.OptionTypes;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of the demo's options are read; what is wrong with one is said in one line. */
final class DemoOptionTypes {

    private static final double LOWEST_RATE = 0.1;
    private static final double HIGHEST_RATE = 10_000;
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int HIGHEST_PORT = 65_535;

    private DemoOptionTypes() {}

    /** Events a second. */
    static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            double rate;
            try {
                rate = Double.parseDouble(value);
            } catch (NumberFormatException e) {
                throw notARate(value);
            }
            // Not a number fails both.
            if (rate >= LOWEST_RATE && rate <= HIGHEST_RATE) {
                return rate;
            }
            throw notARate(value);
        }

        private static TypeConversionException notARate(String value) {
            return new TypeConversionException(
                    "'%s' is not a number from 0.1 to 10000".formatted(value));
        }
    }

    /** How long, more than nothing. */
    static final class Running implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            Duration duration = new OptionTypes.Durations().convert(value);
            if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
            throw new TypeConversionException(
                    "'%s' is not between 0 and 365d; give a duration such as 90s or 5min"
                            .formatted(value));
        }
    }

    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'%s' is not a whole number".formatted(value));
            }
        }
    }

    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT) {
                return Integer.parseInt(value);
            }
            throw new TypeConversionException(
                    "'%s' is not a port; give a whole number from 1 to %d, or 0 for a free port"
                            .formatted(value, HIGHEST_PORT));
        }
    }
}
