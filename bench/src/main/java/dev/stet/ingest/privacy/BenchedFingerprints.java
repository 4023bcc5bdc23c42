package dev.stet.ingest.privacy;

import dev.stet.contract.Key128;

/** The door through which benchmarks reach fingerprints of questions. Not thread-safe. */
public final class BenchedFingerprints {

    private final Fingerprints fingerprints = new Fingerprints();
    private final TextNormalForm normalForm = new TextNormalForm();
    private final Tenant tenant = new Tenant("default", PseudonymKey.generate());

    /** For benchmarks. */
    public BenchedFingerprints() {}

    /**
     * Makes the normal form.
     *
     * @param text UTF-8
     * @return the length of the normal form in bytes
     */
    public int normalise(byte[] text) {
        normalForm.normalise(text, 0, text.length);
        return normalForm.to() - normalForm.from();
    }

    /**
     * With the keyed hash.
     *
     * @param text UTF-8
     */
    public Key128 fingerprint(byte[] text) {
        return fingerprints.ofText(tenant, text, 0, text.length);
    }
}
