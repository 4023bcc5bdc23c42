package dev.stet;

import static dev.stet.testkit.Markdown.code;

import dev.stet.config.StetOptions;
import dev.stet.testkit.Markdown;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.TextElement;
import org.apache.flink.util.TimeUtils;

/** {@code docs/configuration.md}, from {@link StetOptions}. */
final class ConfigurationDoc {

    private ConfigurationDoc() {}

    static Markdown generate() throws IllegalAccessException {
        Markdown text =
                Markdown.titled("Configuration", "StetOptions")
                        .paragraph(
                                "Every option of the job. Lists are joined by `;`. An option that"
                                        + " is out of range stops the job before it starts, and the"
                                        + " message names its key.")
                        .header("option", "type", "default", "what it does");
        for (Field field : StetOptions.class.getFields()) {
            ConfigOption<?> option = (ConfigOption<?>) field.get(null);
            text.row(code(option.key()), type(field), byDefault(option), description(option));
        }
        return text.end();
    }

    private static String type(Field field) {
        Type type = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        return type instanceof ParameterizedType list
                ? "list of " + ((Class<?>) list.getActualTypeArguments()[0]).getSimpleName()
                : ((Class<?>) type).getSimpleName();
    }

    private static String byDefault(ConfigOption<?> option) {
        return option.hasDefaultValue() ? code(shown(option.defaultValue())) : "none";
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return TimeUtils.formatWithHighestUnit(duration);
        }
        return value instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(";"))
                : String.valueOf(value);
    }

    private static String description(ConfigOption<?> option) {
        return option.description().getBlocks().stream()
                .map(block -> ((TextElement) block).getFormat())
                .collect(Collectors.joining(" "));
    }
}
