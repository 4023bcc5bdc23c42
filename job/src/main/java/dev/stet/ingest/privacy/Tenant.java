package dev.stet.ingest.privacy;

import dev.stet.contract.Key128;
import dev.stet.contract.SipHash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A tenant with the keys that are its own, each made when first needed. Not thread-safe. */
public final class Tenant {

    private final String name;
    private final byte[] bytes;
    private final PseudonymKey secret;
    private @Nullable Hmac users;
    private @Nullable SipHash fingerprints;
    private @Nullable Key128 interactions;

    public Tenant(String name, PseudonymKey secret) {
        this.name = name;
        this.bytes = name.getBytes(StandardCharsets.UTF_8);
        this.secret = secret;
    }

    public String name() {
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

    /** Within which the keys of its interactions are: a question knows some by their ids alone. */
    public Key128 interactions() {
        Key128 key = interactions;
        if (key == null) {
            key =
                    new Hmac(Hmac.derive(secret, "stet.interaction", bytes))
                            .key(bytes, 0, bytes.length);
            interactions = key;
        }
        return key;
    }

    /** Never leaves the job, so a keyed hash that is ten times cheaper than an HMAC serves. */
    public SipHash fingerprints() {
        SipHash hash = fingerprints;
        if (hash == null) {
            hash = new SipHash(Hmac.derive(secret, "stet.fingerprint", bytes));
            fingerprints = hash;
        }
        return hash;
    }
}
