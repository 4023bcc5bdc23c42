package dev.stet.ingest.registry;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a schema registry.
 *
 * @param url without a slash at its end
 * @param authorization value of the header of this name, a secret; null for none
 */
public record RegistryAccess(String url, @Nullable String authorization) implements Serializable {

    /** Without the secret. */
    @Override
    public String toString() {
        return url;
    }
}
