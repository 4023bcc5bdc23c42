package dev.stet.config;

import java.util.List;
import java.util.Map;
import java.util.Properties;

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

    /** What Stet decides itself, with what decides it. */
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
     * @throws ConfigException naming a property that is not up to the user
     */
    static void requireFree(String prefix, Map<String, String> properties) {
        for (String name : List.copyOf(properties.keySet())) {
            String decider = DECIDED.get(name);
            if (decider != null) {
                throw new ConfigException(
                        prefix + "." + name, "is decided by %s; take it out".formatted(decider));
            }
            if (name.endsWith("serializer")) {
                throw new ConfigException(prefix + "." + name, "is decided by Stet; take it out");
            }
        }
    }

    /** All properties, secrets read; not the brokers. */
    public Properties clientProperties() {
        Properties all = new Properties();
        properties.forEach(all::setProperty);
        secrets.forEach((name, secret) -> all.setProperty(name, secret.read()));
        return all;
    }
}
