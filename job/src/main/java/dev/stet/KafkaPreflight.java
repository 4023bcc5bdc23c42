package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks brokers, before a job is submitted, what would otherwise have it restart for ever: whether
 * they answer, take the credentials, and have the topics.
 */
public final class KafkaPreflight implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(15);

    private static final String TRANSACTION_LIMIT = "transaction.max.timeout.ms";

    private final KafkaAccess access;
    private final Admin admin;

    private KafkaPreflight(KafkaAccess access, Admin admin) {
        this.access = access;
        this.admin = admin;
    }

    /**
     * @throws ConfigException where the properties are none that Kafka takes
     */
    public static KafkaPreflight of(KafkaAccess access) {
        Properties properties = access.clientProperties();
        properties.setProperty(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, access.bootstrapServers());
        properties.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(WITHIN));
        properties.setProperty(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(WITHIN.dividedBy(2)));
        return new KafkaPreflight(access, KafkaLogin.open(access, properties, WITHIN));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /**
     * @param option that names the topics
     * @throws ConfigException naming the first topic that is missing, or why that cannot be told
     */
    public void requireTopics(String option, Collection<String> topics) {
        Map<String, KafkaFuture<TopicDescription>> described =
                new TreeMap<>(admin.describeTopics(topics).topicNameValues());
        described.forEach(
                (topic, description) -> {
                    try {
                        description.get();
                    } catch (ExecutionException e) {
                        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                            throw new ConfigException(
                                    option,
                                    "the brokers at %s have no topic '%s': make it, or change this option"
                                            .formatted(access.bootstrapServers(), topic));
                        }
                        throw failed("describe the topic '" + topic + "'", e);
                    } catch (InterruptedException e) {
                        throw interrupted();
                    }
                });
    }

    /**
     * The longest transaction that the brokers allow.
     *
     * @throws ConfigException where they do not tell
     */
    Duration transactionLimit() {
        try {
            Node node = admin.describeCluster().nodes().get().iterator().next();
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
            Config config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
            ConfigEntry limit = config == null ? null : config.get(TRANSACTION_LIMIT);
            if (limit == null) {
                throw new ConfigException(
                        access.option(), "the brokers do not tell " + TRANSACTION_LIMIT);
            }
            return Duration.ofMillis(Long.parseLong(limit.value()));
        } catch (ExecutionException e) {
            throw failed("tell " + TRANSACTION_LIMIT, e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private ConfigException failed(String what, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String brokers = access.bootstrapServers();
        String properties = KafkaLogin.propertiesOption(access);
        if (cause instanceof TimeoutException) {
            return new ConfigException(
                    access.option(),
                    "no broker answered at %s within %d s: is the address right, and does the port speak the security.protocol below %s?"
                            .formatted(brokers, WITHIN.toSeconds(), properties));
        }
        if (cause instanceof SslAuthenticationException) {
            return new ConfigException(
                    access.option(),
                    "TLS with the brokers at %s failed (%s): change the properties ssl.* below %s"
                            .formatted(
                                    brokers,
                                    Said.line(Said.innermost(cause).getMessage()),
                                    properties));
        }
        if (cause instanceof AuthenticationException) {
            return new ConfigException(
                    KafkaLogin.credentialsOption(access),
                    "the brokers at %s refused the credentials (%s): change the properties below %s"
                            .formatted(brokers, Said.line(cause.getMessage()), properties));
        }
        if (cause instanceof AuthorizationException) {
            return new ConfigException(
                    access.option(),
                    "the brokers at %s do not let this user %s: grant it".formatted(brokers, what));
        }
        return new ConfigException(
                access.option(),
                "the brokers at %s could not %s: %s".formatted(brokers, what, Said.by(cause)));
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking the brokers");
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
