package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.KafkaAccess;
import dev.stet.config.Secret;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks brokers, before a job is submitted, what would otherwise have it restart for ever: whether
 * they answer, take the credentials, and have the topics.
 */
final class KafkaPreflight implements AutoCloseable {

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
    static KafkaPreflight of(KafkaAccess access) {
        Properties properties = access.clientProperties();
        properties.setProperty(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, access.bootstrapServers());
        properties.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(WITHIN));
        properties.setProperty(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(WITHIN.dividedBy(2)));
        try {
            return new KafkaPreflight(access, Admin.create(properties));
        } catch (KafkaException e) {
            Throwable cause = innermost(e);
            if (isOfCredentials(cause)) {
                throw new ConfigException(
                        credentialsOption(access),
                        "is no sasl.jaas.config that Kafka takes; write one line, the login"
                            + " module's class and: required username=\"...\" password=\"...\";");
            }
            throw new ConfigException(
                    access.option(),
                    "with its properties is refused by Kafka's client: " + cause.getMessage());
        }
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What Kafka says of credentials that it cannot read may quote them. */
    private static boolean isOfCredentials(Throwable cause) {
        return cause instanceof LoginException
                || String.valueOf(cause.getMessage()).contains("JAAS");
    }

    /** Where the credentials come from, as far as that is known. */
    private static String credentialsOption(KafkaAccess access) {
        Secret credentials = access.secrets().get(SaslConfigs.SASL_JAAS_CONFIG);
        return credentials == null ? access.option() : credentials.place();
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /**
     * @param option that names the topics
     * @throws ConfigException naming the first topic that is missing, or why that cannot be told
     */
    void requireTopics(String option, Collection<String> topics) {
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
                        throw failed("describe the topic '" + topic + "'", e.getCause());
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
            throw failed("tell " + TRANSACTION_LIMIT, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private ConfigException failed(String what, @Nullable Throwable cause) {
        String brokers = access.bootstrapServers();
        if (cause instanceof TimeoutException) {
            return new ConfigException(
                    access.option(),
                    "no broker answered at %s within %d s: is the address right, and does the port speak the security.protocol below %s?"
                            .formatted(brokers, WITHIN.toSeconds(), propertiesOption()));
        }
        if (cause instanceof SslAuthenticationException) {
            return new ConfigException(
                    access.option(),
                    "TLS with the brokers at %s failed (%s): change the properties ssl.* below %s"
                            .formatted(brokers, innermost(cause).getMessage(), propertiesOption()));
        }
        if (cause instanceof AuthenticationException) {
            return new ConfigException(
                    credentialsOption(access),
                    "the brokers at %s refused the credentials (%s): change the properties below %s"
                            .formatted(brokers, cause.getMessage(), propertiesOption()));
        }
        if (cause instanceof AuthorizationException) {
            return new ConfigException(
                    access.option(),
                    "the brokers at %s do not let this user %s: grant it".formatted(brokers, what));
        }
        return new ConfigException(
                access.option(),
                "the brokers at %s could not %s: %s".formatted(brokers, what, cause));
    }

    private String propertiesOption() {
        return access.option().replace("bootstrap-servers", "properties");
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
