package dev.stet.ingest.registry;

import dev.stet.contract.Refusal.Reason;

/** A record that cannot be turned into JSON of the contract. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param detail what was found and expected; no content of the record
     */
    UnreadableException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
