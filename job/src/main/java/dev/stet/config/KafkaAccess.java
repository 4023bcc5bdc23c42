package dev.stet.config;

import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * How to reach brokers.
 *
 * @param option the one that named the brokers
 * @param properties of Kafka's clients, by their own names
 * @param secrets as {@code properties}, those that must not be seen
 */
public record KafkaAccess(
        String option,
        String bootstrapServers,
        Map<String, String> properties,
        Map<String, Secret> secrets) {

    /** Properties that Stet sets itself, with the option that each comes from. */
    private static final Map<String, String> DECIDED =
            Map.of(
                    "bootstrap.servers", "stet.kafka.bootstrap-servers",
                    "group.id", "stet.kafka.group-id",
                    "transactional.id", "stet.sinks.kafka.transactional-id-prefix",
                    "transaction.timeout.ms", "stet.sinks.kafka.transaction-timeout",
                    "enable.auto.commit", "checkpoints",
                    "auto.offset.reset", "stet.kafka.group-id");

    public KafkaAccess {
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
    }

    /**
     * @param prefix of the properties' keys
     * @throws ConfigException naming every property that a user cannot set
     */
    static void requireFree(String prefix, Map<String, String> properties) {
        Problems problems = new Problems();
        for (String name : new TreeSet<>(properties.keySet())) {
            String decider = name.endsWith("serializer") ? "Stet" : DECIDED.get(name);
            if (decider != null) {
                problems.add(
                        new ConfigException(
                                prefix + "." + name,
                                "is set by %s; remove this property".formatted(decider)));
            }
        }
        problems.raise();
    }

    /** All properties, secrets read; not the brokers. */
    public Properties clientProperties() {
        Properties all = new Properties();
        properties.forEach(all::setProperty);
        secrets.forEach((name, secret) -> all.setProperty(name, secret.read()));
        return all;
    }
}
