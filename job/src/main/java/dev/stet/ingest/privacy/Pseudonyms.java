package dev.stet.ingest.privacy;

import dev.stet.bytes.ByteCache;
import dev.stet.contract.Key128;

/**
 * Turns a user id into its pseudonym: the first 128 bits of HMAC-SHA-256 under the tenant's own
 * key. Remembers a bounded number of users, so that those who are active cost no HMAC.
 */
public final class Pseudonyms {

    private static final int CAPACITY = 1 << 16;

    /** Longer ids are not remembered, which bounds the memory too. */
    private static final int LONGEST_REMEMBERED = 128;

    private final ByteCache<Key128> cache = new ByteCache<>(CAPACITY);

    public Key128 of(Tenant tenant, byte[] data, int from, int to) {
        if (to - from > LONGEST_REMEMBERED) {
            return tenant.users().key(data, from, to);
        }
        Key128 pseudonym = cache.find(tenant, data, from, to);
        if (pseudonym == null) {
            pseudonym = tenant.users().key(data, from, to);
            cache.put(tenant, data, from, to, pseudonym);
        }
        return pseudonym;
    }
}
