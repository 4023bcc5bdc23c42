package dev.stet;

import static dev.stet.testkit.Markdown.code;

import dev.stet.config.KnownOption;
import dev.stet.config.OptionValue;
import dev.stet.testkit.Markdown;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.TextElement;

/** {@code docs/configuration.md}, from every {@link KnownOption}. */
final class ConfigurationDoc {

    private ConfigurationDoc() {}

    static Markdown generate() {
        Markdown text =
                Markdown.titled("Configuration", "SourceOptions, StetOptions and SinkOptions")
                        .paragraph(
                                "Every option of the job, for the file that `--config` names. An"
                                        + " option that is unknown or out of range stops the job"
                                        + " before it starts, and the message names the line, the"
                                        + " key and what is expected; `./stet config check FILE`"
                                        + " does so without a job.")
                        .paragraph(
                                "`-Dkey=value` after the jar goes over the environment, the"
                                        + " environment over the file, the file over the default."
                                        + " The variable of an option is its key in capitals, with"
                                        + " underscores for dots and dashes:"
                                        + " `STET_ROLLUP_GRAINS`. There, and with `-D`, items of a"
                                        + " list are joined by `;`.")
                        .paragraph(
                                "Secrets come from files or the environment, and are refused"
                                        + " elsewhere: `STET_PSEUDONYM_KEY`,"
                                        + " `STET_SINKS_POSTGRES_PASSWORD`, and properties of Kafka"
                                        + " such as `STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG`.")
                        .header("option", "type", "default", "what it does");
        for (KnownOption known : KnownOption.ALL) {
            ConfigOption<?> option = known.option();
            text.row(code(option.key()), type(known), byDefault(option), description(option));
        }
        return text.end();
    }

    private static String type(KnownOption known) {
        String type =
                known.type().isEnum()
                        ? Arrays.stream(known.type().getEnumConstants())
                                .map(OptionValue::write)
                                .collect(Collectors.joining(", "))
                        : known.type().getSimpleName();
        return known.isList() ? "list of " + type : type;
    }

    private static String byDefault(ConfigOption<?> option) {
        return option.hasDefaultValue() ? code(OptionValue.write(option.defaultValue())) : "none";
    }

    private static String description(ConfigOption<?> option) {
        return option.description().getBlocks().stream()
                .map(block -> ((TextElement) block).getFormat())
                .collect(Collectors.joining(" "));
    }
}
