package dev.stet.ingest.privacy;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret under which user ids become pseudonyms and texts fingerprints. Never printed; another
 * key is another population of users, and state of one cannot be read with the other.
 */
public final class PseudonymKey implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Where the key is looked for when no file is configured. */
    public static final String ENVIRONMENT_VARIABLE = "STET_PSEUDONYM_KEY";

    private static final int LEAST_BYTES = 16;

    private final byte[] secret;

    public PseudonymKey(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "a pseudonym key needs at least %d bytes, this one has %d"
                            .formatted(LEAST_BYTES, secret.length));
        }
        this.secret = secret.clone();
    }

    /** A fresh key, for a run that ends with its process. */
    public static PseudonymKey generate() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new PseudonymKey(secret);
    }

    /**
     * From the file, else from the environment.
     *
     * @param file as configured; null to look into the environment only
     * @throws IllegalArgumentException saying where a key was looked for and what to do
     */
    public static PseudonymKey load(@Nullable Path file, Map<String, String> environment) {
        if (file != null) {
            try {
                return new PseudonymKey(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "cannot read the pseudonym key file %s".formatted(file), e);
            }
        }
        String secret = environment.get(ENVIRONMENT_VARIABLE);
        if (secret == null) {
            throw new IllegalArgumentException(
                    "no pseudonym key: set stet.privacy.pseudonym-key-file, or %s in the environment"
                            .formatted(ENVIRONMENT_VARIABLE));
        }
        return new PseudonymKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "PseudonymKey(not shown)";
    }
}
