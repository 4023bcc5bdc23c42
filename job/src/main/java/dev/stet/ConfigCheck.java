package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.GivenOptions;
import dev.stet.config.JaasLine;
import dev.stet.config.JobConfig;
import dev.stet.config.Problems;
import dev.stet.config.SchemaRegistryAccess;
import dev.stet.config.SinkOptions;
import dev.stet.config.SourceOptions;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.config.WebhookConfig;
import dev.stet.contract.Targets;
import dev.stet.ingest.PriceTable;
import dev.stet.ingest.files.InputException;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.formats.Formats;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.lifecycle.families.Families;
import dev.stet.targets.TargetsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Checks the options of a job and the files that they name on this machine. Asks no broker, no
 * database and no catalog.
 */
public final class ConfigCheck {

    private final GivenOptions given;
    private final Configuration options;
    private final Map<String, String> environment;

    private ConfigCheck(GivenOptions given, Map<String, String> environment) {
        this.given = given;
        this.options = given.options();
        this.environment = environment;
    }

    /**
     * @throws ConfigException naming everything that would keep the job from being submitted here:
     *     options that cannot be used, a secret that is missing, input files that are not there
     */
    public static JobConfig run(GivenOptions given, Map<String, String> environment) {
        return new ConfigCheck(given, environment).checked();
    }

    /** Options that a job can run with, but that have no effect: a line for each. */
    public static List<String> warnings(GivenOptions given, Map<String, String> environment) {
        Configuration options = given.options();
        List<String> warnings = new ArrayList<>();
        outcomesWarning(options).ifPresent(warnings::add);
        alertsWarning(given).ifPresent(warnings::add);
        sampleWarning(options).ifPresent(warnings::add);
        if (options.contains(StetOptions.PSEUDONYM_KEY_FILE)
                && environment.containsKey(PseudonymKey.ENVIRONMENT_VARIABLE)) {
            warnings.add(
                    "%s: has no effect, since %s is set"
                            .formatted(
                                    PseudonymKey.ENVIRONMENT_VARIABLE,
                                    StetOptions.PSEUDONYM_KEY_FILE.key()));
        }
        if (given.secrets().containsKey(SchemaRegistryAccess.SECRET)
                && !options.contains(SourceOptions.SCHEMA_REGISTRY_URL)) {
            warnings.add(
                    "%s: has no effect, since %s is not set"
                            .formatted(
                                    SourceOptions.SCHEMA_REGISTRY_AUTH_FILE.key(),
                                    SourceOptions.SCHEMA_REGISTRY_URL.key()));
        }
        return warnings;
    }

    static Optional<String> sampleWarning(Configuration options) {
        if (!options.get(StetOptions.REVIEW_SAMPLE)) {
            return Optional.empty();
        }
        boolean isWritten =
                kinds(options).contains(SinkOptions.Kind.KAFKA)
                        || kinds(options).contains(SinkOptions.Kind.POSTGRES);
        if (!isWritten) {
            return Optional.of(
                    "stet.review-sample.enabled: has no effect, since only the sinks kafka and"
                            + " postgres write the sample; add one");
        }
        return Families.of(StetConfig.from(options).families()).stream()
                        .allMatch(subject -> subject.sampledBy().isEmpty())
                ? Optional.of(
                        "stet.review-sample.enabled: has no effect, since the families that it is"
                                + " drawn from are off; add quality to stet.families")
                : Optional.empty();
    }

    private static Optional<String> outcomesWarning(Configuration options) {
        boolean intoPostgres =
                options.get(SinkOptions.POSTGRES_OUTCOMES)
                        && kinds(options).contains(SinkOptions.Kind.POSTGRES);
        if (options.get(StetOptions.OUTCOMES)) {
            return intoPostgres || kinds(options).contains(SinkOptions.Kind.KAFKA)
                    ? Optional.empty()
                    : Optional.of(
                            "stet.outcomes.enabled: has no effect, since no sink writes outcomes;"
                                    + " add kafka to stet.sinks.enabled, or set"
                                    + " stet.sinks.postgres.outcomes");
        }
        return intoPostgres
                ? Optional.of(
                        "stet.sinks.postgres.outcomes: has no effect, since stet.outcomes.enabled"
                                + " is not set")
                : Optional.empty();
    }

    private static Optional<String> alertsWarning(GivenOptions given) {
        Configuration options = given.options();
        boolean isPosted = given.secrets().containsKey(WebhookConfig.ADDRESS);
        boolean isWritten =
                kinds(options).contains(SinkOptions.Kind.KAFKA)
                        || kinds(options).contains(SinkOptions.Kind.POSTGRES);
        if (options.get(StetOptions.ALERTS)) {
            return isPosted || isWritten
                    ? Optional.empty()
                    : Optional.of(
                            "stet.alerts.enabled: has no effect, since only the sinks kafka and"
                                    + " postgres write alerts, and a webhook is not set; add one");
        }
        return isPosted
                ? Optional.of(
                        "%s: has no effect, since stet.alerts.enabled is not set"
                                .formatted(SinkOptions.WEBHOOK_ADDRESS_FILE.key()))
                : Optional.empty();
    }

    /**
     * The key of the pseudonyms: that of the file, else that of the environment.
     *
     * @throws ConfigException where there is none, or one that cannot be used
     */
    static PseudonymKey key(GivenOptions given, Map<String, String> environment) {
        Optional<String> file = given.options().getOptional(StetOptions.PSEUDONYM_KEY_FILE);
        try {
            return PseudonymKey.load(file.map(Path::of).orElse(null), environment);
        } catch (IllegalArgumentException e) {
            boolean ofEnvironment =
                    file.isEmpty() && environment.containsKey(PseudonymKey.ENVIRONMENT_VARIABLE);
            throw new ConfigException(
                    ofEnvironment
                            ? PseudonymKey.ENVIRONMENT_VARIABLE
                            : StetOptions.PSEUDONYM_KEY_FILE.key(),
                    String.valueOf(e.getMessage()));
        }
    }

    /**
     * The table of prices; empty where no file is given.
     *
     * @throws ConfigException where the file cannot be used
     */
    static PriceTable prices(ReadableConfig options) {
        Optional<String> file = options.getOptional(StetOptions.PRICES_FILE);
        try {
            return file.map(Path::of).map(PriceTable::read).orElse(PriceTable.NONE);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    StetOptions.PRICES_FILE.key(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks the mappings of other producers' records.
     *
     * @throws ConfigException where one cannot be used, or the source has no such records
     */
    static void formats(ReadableConfig options) {
        List<String> names = options.get(StetOptions.FORMATS);
        if (!names.isEmpty() && options.get(SourceOptions.SOURCE) == SourceOptions.Kind.ICEBERG) {
            throw new ConfigException(
                    StetOptions.FORMATS.key(),
                    "applies to the sources kafka and files; rows of Iceberg are events of the"
                            + " contract");
        }
        try {
            Formats.read(names);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(StetOptions.FORMATS.key(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * The targets; empty where no file is given.
     *
     * @throws ConfigException where the file cannot be used
     */
    static Optional<Targets> targets(Optional<Path> file) {
        try {
            return file.map(TargetsFile::read);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    StetOptions.TARGETS_FILE.key(), String.valueOf(e.getMessage()));
        }
    }

    private JobConfig checked() {
        Problems problems = new Problems();
        Optional<JobConfig> config = problems.collect(() -> JobConfig.from(given));
        given.secrets().entrySet().stream()
                .filter(secret -> isUsed(secret.getKey()))
                .forEach(
                        secret ->
                                problems.check(
                                        () -> {
                                            secret.getValue().read();
                                            JaasLine.check(secret.getKey(), secret.getValue());
                                            SchemaRegistryAccess.check(
                                                    secret.getKey(), secret.getValue());
                                        }));
        problems.check(() -> key(given, environment));
        problems.check(this::findFiles);
        problems.check(() -> prices(options));
        problems.check(() -> formats(options));
        config.flatMap(JobConfig::webhook).ifPresent(webhook -> problems.check(webhook::read));
        problems.check(() -> targets(options.getOptional(StetOptions.TARGETS_FILE).map(Path::of)));
        given.raise(problems);
        return config.orElseThrow();
    }

    /** Whether the source or a sink that is enabled reads a secret. */
    private boolean isUsed(String key) {
        if (StetOptions.PSEUDONYM_KEY_FILE.key().startsWith(key)) {
            return false; // Its bytes are no text.
        }
        List<SinkOptions.Kind> sinks = kinds(options);
        SourceOptions.Kind source = options.get(SourceOptions.SOURCE);
        for (SinkOptions.Kind kind : SinkOptions.Kind.values()) {
            if (key.startsWith("stet.sinks." + label(kind))) {
                return sinks.contains(kind);
            }
        }
        for (SourceOptions.Kind kind : SourceOptions.Kind.values()) {
            if (key.startsWith("stet." + label(kind))) {
                // A sink of the same kind takes over what it is not given itself.
                return source == kind || sinks.contains(SinkOptions.Kind.valueOf(kind.name()));
            }
        }
        return true;
    }

    private static String label(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".";
    }

    private static List<SinkOptions.Kind> kinds(Configuration options) {
        return options.getOptional(SinkOptions.SINKS).orElse(List.of());
    }

    private void findFiles() {
        List<String> paths = options.getOptional(SourceOptions.FILES).orElse(List.of());
        if (options.get(SourceOptions.SOURCE) == SourceOptions.Kind.FILES && !paths.isEmpty()) {
            try {
                InputFiles.expand(paths);
            } catch (InputException e) {
                throw new ConfigException(
                        SourceOptions.FILES.key(), String.valueOf(e.getMessage()));
            }
        }
    }
}
