package dev.stet.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of Kafka's {@code sasl.jaas.config}: a login module, its options, and a semicolon. Of
 * the two mistakes that are made most, says which it is; never what the value holds.
 */
public final class JaasLine {

    /** Of Kafka's clients; what comes before it says whose. */
    private static final String PROPERTY = "sasl.jaas.config";

    /** A name and an opening brace, as in files that {@code java.security.auth.login} names. */
    private static final Pattern SECTION = Pattern.compile("\\s*[\\w.-]+\\s*\\{");

    private JaasLine() {}

    /**
     * @param key of the option, without the ending of one that names a file
     * @throws ConfigException where this is such a value, and in the wrong form
     */
    public static void check(String key, Secret secret) {
        if (key.endsWith(PROPERTY)) {
            mistake(secret.read())
                    .ifPresent(
                            mistake -> {
                                throw secret.refused(mistake);
                            });
        }
    }

    private static Optional<String> mistake(String value) {
        if (SECTION.matcher(value).lookingAt()) {
            return Optional.of(
                    "holds a whole section with its braces, where Kafka wants one entry; keep only"
                            + " what stands between { and }");
        }
        if (!value.stripTrailing().endsWith(";")) {
            return Optional.of("has no semicolon at its end; add one");
        }
        return Optional.empty();
    }
}
