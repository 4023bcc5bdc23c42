package dev.stet.ingest;

import dev.stet.contract.Key128;

/**
 * Turns a question into 128 bits that are equal for equal questions of one tenant, under the
 * tenant's own key. What a producer made and what a text gives can never be equal.
 */
final class Fingerprints {

    private static final byte OF_TEXT = 1;
    private static final byte OF_PRODUCER = 2;

    private final TextNormalForm normalForm = new TextNormalForm();

    Key128 ofProducer(Tenant tenant, byte[] data, int from, int to) {
        return tenant.fingerprints().key(OF_PRODUCER, data, from, to);
    }

    Key128 ofText(Tenant tenant, byte[] data, int from, int to) {
        normalForm.normalise(data, from, to);
        return tenant.fingerprints()
                .key(OF_TEXT, normalForm.bytes(), normalForm.from(), normalForm.to());
    }
}
