package dev.stet.ingest.privacy;

import dev.stet.contract.Key128;

/**
 * Turns a question into 128 bits that are equal for equal questions of one tenant, under the
 * tenant's own key. What a producer made and what a text gives can never be equal.
 */
public final class Fingerprints {

    private static final byte OF_TEXT = 1;
    private static final byte OF_PRODUCER = 2;

    private final TextNormalForm normalForm = new TextNormalForm();

    private byte[] buffer = new byte[256];

    public Key128 ofProducer(Tenant tenant, byte[] data, int from, int to) {
        return hash(tenant, OF_PRODUCER, data, from, to);
    }

    public Key128 ofText(Tenant tenant, byte[] data, int from, int to) {
        normalForm.normalise(data, from, to);
        return hash(tenant, OF_TEXT, normalForm.bytes(), normalForm.from(), normalForm.to());
    }

    private Key128 hash(Tenant tenant, byte tag, byte[] data, int from, int to) {
        int length = 1 + to - from;
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        buffer[0] = tag;
        System.arraycopy(data, from, buffer, 1, to - from);
        return tenant.fingerprints().hash(buffer, 0, length);
    }
}
