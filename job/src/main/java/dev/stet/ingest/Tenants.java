package dev.stet.ingest;

import dev.stet.bytes.ByteCache;
import dev.stet.contract.Header;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.ingest.privacy.Tenant;

/**
 * Finds the tenant of a record; remembers a bounded number of them. Its name is a text that every
 * sink takes, different for different tenants.
 */
final class Tenants {

    private static final int CAPACITY = 1 << 9;

    private final PseudonymKey secret;
    private final Tenant byDefault;
    private final ByteCache<Tenant> cache = new ByteCache<>(CAPACITY);

    Tenants(PseudonymKey secret) {
        this.secret = secret;
        this.byDefault = new Tenant(Header.DEFAULT_TENANT, secret);
    }

    /** Of a record whose {@code tenant_id} is valid or absent. */
    Tenant of(FieldValues values) {
        if (!values.has(Field.TENANT_ID)) {
            return byDefault;
        }
        values.string(Field.TENANT_ID);
        Tenant tenant = cache.find(this, values.bytes(), values.from(), values.to());
        if (tenant == null) {
            String name = values.utf8().toText();
            tenant = name.equals(byDefault.name()) ? byDefault : new Tenant(name, secret);
            cache.put(this, values.bytes(), values.from(), values.to(), tenant);
        }
        return tenant;
    }
}
