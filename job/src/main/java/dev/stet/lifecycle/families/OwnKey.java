package dev.stet.lifecycle.families;

import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;

/** The key of an event that is a subject of its own, so that one that is sent again counts once. */
final class OwnKey {

    private OwnKey() {}

    /** Within its user, else within the first subject that it names, else within its tenant. */
    static Key128 of(RecordedEvent event) {
        Key128 within = event.user();
        for (int ordinal = 0; within == null && ordinal < Id.count(); ordinal++) {
            within = event.ids().key(Id.at(ordinal));
        }
        if (within == null) {
            within = TenantKey.of(event);
        }
        return within.of(event.header().eventId().bytes());
    }
}
