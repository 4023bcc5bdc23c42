package dev.stet.ingest.privacy;

import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.SipHash;
import java.util.Locale;

/** Makes the 128 bits that stand for a tenant and an id of one kind. Not thread-safe. */
public final class IdKeys {

    /** Stands in no UTF-8, so that no tenant and id run together like another pair. */
    private static final byte SEPARATOR = (byte) 0xFF;

    private final SipHash hash;
    private byte[] buffer = new byte[256];

    public IdKeys(PseudonymKey secret, Id kind) {
        String label = "stet." + kind.name().toLowerCase(Locale.ROOT);
        hash = new SipHash(Hmac.derive(secret, label, new byte[0]));
    }

    public Key128 of(Tenant tenant, byte[] data, int from, int to) {
        byte[] name = tenant.bytes();
        int length = name.length + 1 + to - from;
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        System.arraycopy(name, 0, buffer, 0, name.length);
        buffer[name.length] = SEPARATOR;
        System.arraycopy(data, from, buffer, name.length + 1, to - from);
        return hash.hash(buffer, 0, length);
    }
}
