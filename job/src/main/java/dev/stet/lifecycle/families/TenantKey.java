package dev.stet.lifecycle.families;

import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import java.nio.charset.StandardCharsets;

/** The key within which the subjects are that belong to no user. */
final class TenantKey {

    private static final Key128 ROOT = new Key128(0, 0);

    private TenantKey() {}

    static Key128 of(RecordedEvent event) {
        return ROOT.of(event.header().tenant().getBytes(StandardCharsets.UTF_8));
    }
}
