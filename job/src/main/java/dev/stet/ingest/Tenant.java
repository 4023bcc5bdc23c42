package dev.stet.ingest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A tenant with the keys that are its own, each made when first needed. Not thread-safe. */
final class Tenant {

    private final String name;
    private final byte[] bytes;
    private final PseudonymKey secret;
    private @Nullable Hmac users;
    private @Nullable Hmac fingerprints;

    Tenant(String name, PseudonymKey secret) {
        this.name = name;
        this.bytes = name.getBytes(StandardCharsets.UTF_8);
        this.secret = secret;
    }

    String name() {
        return name;
    }

    /** The name in UTF-8; read only. */
    byte[] bytes() {
        return bytes;
    }

    Hmac users() {
        Hmac hmac = users;
        if (hmac == null) {
            hmac = new Hmac(Hmac.derive(secret, "stet.user", bytes));
            users = hmac;
        }
        return hmac;
    }

    Hmac fingerprints() {
        Hmac hmac = fingerprints;
        if (hmac == null) {
            hmac = new Hmac(Hmac.derive(secret, "stet.fingerprint", bytes));
            fingerprints = hmac;
        }
        return hmac;
    }
}
