package dev.stet.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a schema registry.
 *
 * @param url the root of its API, without a slash at the end
 * @param credentials user and password, joined by a colon
 */
public record SchemaRegistryAccess(String url, Optional<Secret> credentials) {

    /** The key of the credentials. */
    public static final String SECRET =
            SourceOptions.SCHEMA_REGISTRY_AUTH_FILE.key().replaceFirst(Secret.FILE + "$", "");

    /**
     * @return empty where no registry is given
     * @throws ConfigException where its URL is none
     */
    static Optional<SchemaRegistryAccess> from(GivenOptions given) {
        return given.options()
                .getOptional(SourceOptions.SCHEMA_REGISTRY_URL)
                .map(url -> new SchemaRegistryAccess(checked(url.trim()), given.secret(SECRET)));
    }

    private static String checked(String text) {
        URI url = parsed(text);
        boolean isRoot =
                url != null
                        && url.getHost() != null
                        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null;
        if (!isRoot) {
            throw new ConfigException(
                    SourceOptions.SCHEMA_REGISTRY_URL.key(),
                    "'%s' is no URL of a registry; write it as http://registry:8081 or https://host/path"
                            .formatted(text));
        }
        return text.replaceFirst("/+$", "");
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /**
     * Checks the credentials; takes every other secret.
     *
     * @throws ConfigException where they have no colon
     */
    public static void check(String key, Secret secret) {
        if (key.equals(SECRET) && secret.read().indexOf(':') < 0) {
            throw secret.refused("must hold user:password; there is no colon");
        }
    }

    /** The value of the header Authorization; empty where the registry asks for none. */
    public Optional<String> authorization() {
        return credentials.map(
                secret -> {
                    check(SECRET, secret);
                    byte[] plain = secret.read().getBytes(StandardCharsets.UTF_8);
                    return "Basic " + Base64.getEncoder().encodeToString(plain);
                });
    }
}
