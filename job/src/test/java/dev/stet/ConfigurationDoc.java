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
                                "Every option of the job, for the YAML file that `--config` names."
                                        + " Keys may nest, or be joined by dots. `./stet config"
                                        + " check FILE` checks a file without starting a job:"
                                        + " options, input files and secrets. It prints what is"
                                        + " set and where, then the defaults; or every error, with"
                                        + " line, column, key and what is expected, and exits with"
                                        + " 1. A job with such an error is not submitted.")
                        .paragraph(
                                "Precedence: `-Dkey=value` after the jar, then the environment,"
                                        + " then the file, then the default. The environment"
                                        + " variable of an option is its key in capitals, with"
                                        + " underscores for dots and dashes: `STET_ROLLUP_GRAINS`."
                                        + " In a variable, and with `-D`, items of a list are"
                                        + " joined by `;`. Any other variable that begins with"
                                        + " `STET_` is an error, except `STET_JAVA_OPTS` and those"
                                        + " that Kubernetes sets for services"
                                        + " (`STET_SERVICE_HOST`).")
                        .paragraph(
                                "Give secrets in files or in the environment; they are refused"
                                        + " everywhere else, and never printed. Variables of"
                                        + " secrets: `STET_PSEUDONYM_KEY`,"
                                        + " `STET_SINKS_POSTGRES_PASSWORD`, and for properties of"
                                        + " Kafka and of catalogs their keys in capitals, such as"
                                        + " `STET_KAFKA_PROPERTIES_SASL_JAAS_CONFIG`.")
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
