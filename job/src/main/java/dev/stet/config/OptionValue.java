package dev.stet.config;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.TimeUtils;

/** Reads the value of an option as it is written in a file or given as text. */
public final class OptionValue {

    /** Joins the items of a list that is given as text. */
    private static final String SEPARATOR = ";";

    private OptionValue() {}

    /**
     * As the option's type asks.
     *
     * @param given a {@link String}, or a list of them
     * @throws IllegalArgumentException saying what was given and what is expected
     */
    static Object read(KnownOption known, Object given) {
        if (known.isList()) {
            List<String> items = items(given);
            if (items.isEmpty()) {
                throw new IllegalArgumentException("is an empty list; name at least one");
            }
            return items.stream().map(item -> read(known.type(), item)).toList();
        }
        if (given instanceof String text) {
            return read(known.type(), text);
        }
        throw new IllegalArgumentException(
                "is a list, %s; expected one value".formatted(String.valueOf(given)));
    }

    private static List<String> items(Object given) {
        if (given instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        List<String> items = new ArrayList<>();
        for (String item : String.valueOf(given).split(SEPARATOR, -1)) {
            items.add(item.trim());
        }
        return items;
    }

    private static Object read(Class<?> type, String text) {
        if (type == Duration.class) {
            return duration(text);
        }
        if (type == MemorySize.class) {
            return memory(text);
        }
        if (type == Integer.class) {
            return wholeNumber(text);
        }
        if (type == Boolean.class) {
            return truth(text);
        }
        if (type.isEnum()) {
            return choice(type, text);
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; expected a value");
        }
        return text;
    }

    /**
     * A number and a unit; 0 needs none.
     *
     * @throws IllegalArgumentException saying what was given and what is expected
     */
    public static Duration duration(String text) {
        String trimmed = text.trim();
        boolean bare = !trimmed.isEmpty() && trimmed.chars().allMatch(Character::isDigit);
        if (!bare || trimmed.equals("0")) {
            try {
                return TimeUtils.parseDuration(trimmed);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw notADuration(text);
            }
        }
        throw notADuration(text);
    }

    private static MemorySize memory(String text) {
        try {
            return MemorySize.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'%s' is no size of memory; give a number and a unit, such as 512kb, 64mb or 1gb"
                            .formatted(text),
                    e);
        }
    }

    private static IllegalArgumentException notADuration(String text) {
        return new IllegalArgumentException(
                "'%s' is no duration; give a number and a unit, such as 30s, 10min or 1h"
                        .formatted(text));
    }

    /**
     * What an option that takes an instant was given, in milliseconds.
     *
     * @throws ConfigException saying what was given and what is expected
     */
    static Optional<Instant> instant(ReadableConfig options, ConfigOption<String> option) {
        return Optional.ofNullable(options.get(option))
                .map(
                        text -> {
                            try {
                                Instant instant = Instant.parse(text.trim());
                                return Instant.ofEpochMilli(instant.toEpochMilli());
                            } catch (DateTimeParseException | ArithmeticException e) {
                                throw new ConfigException(
                                        option.key(),
                                        "'%s' is not an instant; write it as 2026-03-01T00:00:00Z"
                                                .formatted(text));
                            }
                        });
    }

    private static Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is not a whole number between %d and %d"
                            .formatted(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    }

    private static Boolean truth(String text) {
        return switch (text.trim()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is neither true nor false".formatted(text));
        };
    }

    private static Object choice(Class<?> type, String text) {
        List<Enum<?>> choices =
                Arrays.stream(type.getEnumConstants())
                        .<Enum<?>>map(constant -> (Enum<?>) constant)
                        .toList();
        for (Enum<?> choice : choices) {
            if (label(choice).equals(text.trim())) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is unknown; choose one of %s"
                        .formatted(
                                text,
                                choices.stream()
                                        .map(OptionValue::label)
                                        .collect(Collectors.joining(", "))));
    }

    /** As it is written in a file: {@code exactly-once}, {@code 30 s}, {@code 1h;1d}. */
    public static String write(Object value) {
        if (value instanceof Duration duration) {
            return TimeUtils.formatWithHighestUnit(duration);
        }
        if (value instanceof Enum<?> choice) {
            return label(choice);
        }
        return value instanceof List<?> values
                ? values.stream().map(OptionValue::write).collect(Collectors.joining(SEPARATOR))
                : String.valueOf(value);
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
