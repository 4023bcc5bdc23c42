package dev.stet.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * Everything that a job on a cluster depends on, checked.
 *
 * @param sinks at most one of a kind
 * @param webhook empty where alerts are not posted
 */
public record JobConfig(
        StetConfig dataflow,
        SourceConfig source,
        List<SinkConfig> sinks,
        Optional<WebhookConfig> webhook) {

    public JobConfig {
        sinks = List.copyOf(sinks);
    }

    /**
     * @throws ConfigException naming every key that is wrong, its place, what was found and what is
     *     expected
     */
    public static JobConfig from(GivenOptions given) {
        Configuration options = given.options();
        Problems problems = given.problems();
        Optional<StetConfig> dataflow = problems.collect(() -> StetConfig.from(options));
        Optional<SourceConfig> source =
                problems.has(SourceOptions.SOURCE.key())
                        ? Optional.empty()
                        : problems.collect(() -> source(given));
        List<SinkConfig> sinks =
                problems.collect(() -> kinds(options)).orElse(List.of()).stream()
                        .flatMap(kind -> problems.collect(() -> sink(given, kind)).stream())
                        .toList();
        given.raise(problems);
        return new JobConfig(
                dataflow.orElseThrow(), source.orElseThrow(), sinks, WebhookConfig.from(given));
    }

    private static SourceConfig source(GivenOptions given) {
        Configuration options = given.options();
        return switch (options.get(SourceOptions.SOURCE)) {
            case FILES ->
                    new SourceConfig.OfFiles(
                            needed(options, SourceOptions.FILES, "stet.source is files"));
            case ICEBERG -> iceberg(given);
            case KAFKA -> kafkaSource(given);
        };
    }

    private static SourceConfig iceberg(GivenOptions given) {
        Configuration options = given.options();
        String why = "stet.source is iceberg";
        Problems problems = new Problems();
        Optional<IcebergAccess> access =
                problems.collect(
                        () -> IcebergAccess.from(given, SourceOptions.ICEBERG_CATALOG, why));
        Optional<String> table =
                problems.collect(() -> needed(options, SourceOptions.ICEBERG_TABLE, why));
        problems.raise();
        return new SourceConfig.OfIceberg(
                access.orElseThrow(),
                table.orElseThrow(),
                options.get(SourceOptions.ICEBERG_RECORD),
                options.get(SourceOptions.ICEBERG_RECEIVED_AT));
    }

    private static SourceConfig kafkaSource(GivenOptions given) {
        Configuration options = given.options();
        Problems problems = new Problems();
        Optional<KafkaAccess> access = problems.collect(() -> sourceAccess(given));
        Optional<Optional<Instant>> startAt = problems.collect(() -> startAt(options));
        Optional<Optional<SchemaRegistryAccess>> registry =
                problems.collect(() -> SchemaRegistryAccess.from(given));
        problems.raise();
        return new SourceConfig.OfKafka(
                access.orElseThrow(),
                options.get(SourceOptions.KAFKA_TOPICS),
                options.get(SourceOptions.KAFKA_GROUP),
                startAt.orElseThrow(),
                options.get(SourceOptions.KAFKA_BOUNDED),
                registry.orElseThrow());
    }

    /** To Kafka some negative time stamps have a meaning of their own, such as −1 for the end. */
    private static Optional<Instant> startAt(Configuration options) {
        Optional<Instant> startAt = OptionValue.instant(options, SourceOptions.KAFKA_START);
        if (startAt.filter(Instant.EPOCH::isAfter).isPresent()) {
            throw new ConfigException(
                    SourceOptions.KAFKA_START.key(),
                    "%s is before 1970, where Kafka's time stamps begin".formatted(startAt.get()));
        }
        return startAt;
    }

    private static KafkaAccess sourceAccess(GivenOptions given) {
        Problems problems = new Problems();
        Optional<String> brokers =
                problems.collect(
                        () ->
                                needed(
                                        given.options(),
                                        SourceOptions.KAFKA_BOOTSTRAP_SERVERS,
                                        "stet.source is kafka"));
        Optional<Map<String, String>> properties =
                problems.collect(() -> properties(given, SourceOptions.KAFKA_PROPERTIES));
        problems.raise();
        return new KafkaAccess(
                SourceOptions.KAFKA_BOOTSTRAP_SERVERS.key(),
                brokers.orElseThrow(),
                properties.orElseThrow(),
                given.secrets(SourceOptions.KAFKA_PROPERTIES));
    }

    private static Map<String, String> properties(
            GivenOptions given, ConfigOption<Map<String, String>> option) {
        Map<String, String> properties = given.options().getOptional(option).orElse(Map.of());
        KafkaAccess.requireFree(option.key(), properties);
        return properties;
    }

    private static List<SinkOptions.Kind> kinds(Configuration options) {
        List<SinkOptions.Kind> kinds =
                options.getOptional(SinkOptions.SINKS)
                        .orElseThrow(
                                () ->
                                        new ConfigException(
                                                SinkOptions.SINKS.key(),
                                                "must name at least one of postgres, kafka,"
                                                        + " files, iceberg"));
        if (kinds.stream().distinct().count() < kinds.size()) {
            throw new ConfigException(
                    SinkOptions.SINKS.key(), "names one twice: " + OptionValue.write(kinds));
        }
        return kinds;
    }

    private static SinkConfig sink(GivenOptions given, SinkOptions.Kind kind) {
        return switch (kind) {
            case POSTGRES -> postgres(given);
            case KAFKA -> kafka(given);
            case FILES ->
                    new SinkConfig.OfFiles(
                            needed(
                                    given.options(),
                                    SinkOptions.FILES_PATH,
                                    "stet.sinks.enabled names files"));
            case ICEBERG ->
                    new SinkConfig.OfIceberg(
                            IcebergAccess.from(
                                    given,
                                    SinkOptions.ICEBERG_CATALOG,
                                    SourceOptions.ICEBERG_CATALOG,
                                    "stet.sinks.enabled names iceberg"),
                            given.options().get(SinkOptions.ICEBERG_NAMESPACE));
        };
    }

    private static SinkConfig postgres(GivenOptions given) {
        Configuration options = given.options();
        String url = needed(options, SinkOptions.POSTGRES_URL, "stet.sinks.enabled names postgres");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ConfigException(
                    SinkOptions.POSTGRES_URL.key(), "must begin with jdbc:postgresql:");
        }
        return new SinkConfig.OfPostgres(
                url,
                options.get(SinkOptions.POSTGRES_USER),
                given.secret(SinkOptions.POSTGRES_PASSWORD),
                options.get(SinkOptions.POSTGRES_CREATE),
                options.get(SinkOptions.POSTGRES_OUTCOMES) && options.get(StetOptions.OUTCOMES),
                options.getOptional(StetOptions.TARGETS_FILE).map(Path::of));
    }

    private static SinkConfig kafka(GivenOptions given) {
        Configuration options = given.options();
        Map<String, String> properties = properties(given, SinkOptions.KAFKA_PROPERTIES);
        Map<String, Secret> secrets = given.secrets(SinkOptions.KAFKA_PROPERTIES);
        KafkaAccess access =
                options.getOptional(SinkOptions.KAFKA_BOOTSTRAP_SERVERS)
                        .map(
                                brokers ->
                                        new KafkaAccess(
                                                SinkOptions.KAFKA_BOOTSTRAP_SERVERS.key(),
                                                brokers,
                                                properties,
                                                secrets))
                        .orElseGet(() -> withinSource(given, properties, secrets));
        return new SinkConfig.OfKafka(
                access, options.get(SinkOptions.KAFKA_TOPIC_PREFIX), transactions(options));
    }

    /** The brokers of the source; what is set for producers overrides their properties. */
    private static KafkaAccess withinSource(
            GivenOptions given, Map<String, String> properties, Map<String, Secret> secrets) {
        Configuration options = given.options();
        if (options.getOptional(SourceOptions.KAFKA_BOOTSTRAP_SERVERS).isEmpty()
                && options.get(SourceOptions.SOURCE) != SourceOptions.Kind.KAFKA) {
            throw new ConfigException(
                    SinkOptions.KAFKA_BOOTSTRAP_SERVERS.key(),
                    "must be set, since stet.sinks.enabled names kafka and the source is not"
                            + " kafka");
        }
        KafkaAccess source = sourceAccess(given);
        Map<String, String> all = new HashMap<>(source.properties());
        all.putAll(properties);
        Map<String, Secret> allSecrets = new HashMap<>(source.secrets());
        allSecrets.putAll(secrets);
        return new KafkaAccess(source.option(), source.bootstrapServers(), all, allSecrets);
    }

    private static Optional<SinkConfig.Transactions> transactions(Configuration options) {
        if (options.get(SinkOptions.KAFKA_DELIVERY) == SinkOptions.Delivery.AT_LEAST_ONCE) {
            return Optional.empty();
        }
        String why = "stet.sinks.kafka.delivery is exactly-once";
        Problems problems = new Problems();
        problems.check(() -> needed(options, SinkOptions.KAFKA_TRANSACTION_TIMEOUT, why));
        problems.check(() -> needed(options, SinkOptions.KAFKA_DECLARED_OUTAGE, why));
        problems.raise();
        Duration timeout = needed(options, SinkOptions.KAFKA_TRANSACTION_TIMEOUT, why);
        Duration outage = needed(options, SinkOptions.KAFKA_DECLARED_OUTAGE, why);
        if (timeout.compareTo(outage) <= 0) {
            throw new ConfigException(
                    SinkOptions.KAFKA_TRANSACTION_TIMEOUT.key(),
                    "must exceed stet.sinks.kafka.declared-outage, %s, was %s"
                            .formatted(OptionValue.write(outage), OptionValue.write(timeout)));
        }
        return Optional.of(
                new SinkConfig.Transactions(
                        options.get(SinkOptions.KAFKA_TRANSACTIONS), timeout, outage));
    }

    private static <T> T needed(Configuration options, ConfigOption<T> option, String why) {
        return options.getOptional(option)
                .orElseThrow(() -> new ConfigException(option.key(), "must be set, since " + why));
    }
}
