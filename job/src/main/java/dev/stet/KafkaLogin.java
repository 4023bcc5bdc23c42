package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.JaasLine;
import dev.stet.config.KafkaAccess;
import dev.stet.config.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.JaasContext;

/**
 * Makes a client of Kafka, which reads the credentials and may log in with them elsewhere, as with
 * Kerberos; where it cannot, says which option is to blame.
 */
final class KafkaLogin {

    /** Reads {@code sasl.jaas.config}; of Kafka's own, and so by its name. */
    private static final String PARSER = JaasContext.class.getPackageName() + ".JaasConfig";

    private KafkaLogin() {}

    /**
     * @throws ConfigException where the properties are none that Kafka takes
     */
    static Admin open(KafkaAccess access, Properties properties, Duration within) {
        try {
            return new Patience(within).await("log-in-to-kafka", () -> Admin.create(properties));
        } catch (ExecutionException e) {
            throw refused(access, e);
        } catch (TimeoutException e) {
            throw new ConfigException(
                    credentialsOption(access),
                    "Kafka's client cannot log in with it (%s)".formatted(e.getMessage()));
        }
    }

    private static ConfigException refused(KafkaAccess access, ExecutionException failure) {
        if (passedBy(PARSER, failure)) {
            Secret credentials = access.secrets().get(SaslConfigs.SASL_JAAS_CONFIG);
            if (credentials != null) {
                JaasLine.check(SaslConfigs.SASL_JAAS_CONFIG, credentials);
            }
            // What the parser says of a value may quote it.
            return new ConfigException(
                    credentialsOption(access),
                    "is no sasl.jaas.config that Kafka takes; write one line, the login module's"
                            + " class and: required username=\"...\" password=\"...\";");
        }
        Throwable cause = Said.innermost(failure);
        boolean ofJaas = passedBy(JaasContext.class.getName(), failure);
        if (ofJaas && !access.secrets().containsKey(SaslConfigs.SASL_JAAS_CONFIG)) {
            return new ConfigException(
                    propertiesOption(access) + "." + SaslConfigs.SASL_JAAS_CONFIG + "-file",
                    "must name a file with login module and credentials, since the"
                            + " security.protocol is one of SASL");
        }
        if (String.valueOf(cause.getMessage()).startsWith("No serviceName defined")) {
            return withoutServiceName(access);
        }
        if (ofJaas || causes(failure).anyMatch(LoginException.class::isInstance)) {
            return new ConfigException(
                    credentialsOption(access),
                    "Kafka's client cannot log in with it (%s)".formatted(Said.by(cause)));
        }
        return new ConfigException(
                access.option(),
                "with its properties is refused by Kafka's client: "
                        + Said.line(cause.getMessage()));
    }

    /** What Kerberos misses, which is what Kafka takes where nobody says otherwise. */
    private static ConfigException withoutServiceName(KafkaAccess access) {
        String needs = SaslConfigs.SASL_KERBEROS_SERVICE_NAME;
        return access.properties().containsKey(SaslConfigs.SASL_MECHANISM)
                ? new ConfigException(
                        propertiesOption(access) + "." + needs,
                        "must be set, since sasl.mechanism is GSSAPI")
                : new ConfigException(
                        propertiesOption(access) + "." + SaslConfigs.SASL_MECHANISM,
                        "must be set, such as to SCRAM-SHA-512 or PLAIN: without it Kafka takes"
                                + " GSSAPI, which needs "
                                + needs);
    }

    private static boolean passedBy(String className, Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .anyMatch(frame -> frame.getClassName().equals(className));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Where the credentials come from, as far as that is known. */
    static String credentialsOption(KafkaAccess access) {
        Secret credentials = access.secrets().get(SaslConfigs.SASL_JAAS_CONFIG);
        return credentials == null ? access.option() : credentials.place();
    }

    /** What the properties of these brokers lie below. */
    static String propertiesOption(KafkaAccess access) {
        return access.option().replace("bootstrap-servers", "properties");
    }
}
