package dev.stet.contract;

import java.util.Locale;

/**
 * Why a record was not admitted.
 *
 * @param reason one of the contract's reasons, and nothing else
 * @param detail for the producer to act upon: the field, what was found, what was expected; never
 *     the content of a text or a user id
 * @param tenant the record's where it could be read, else {@code default}
 * @param aheadMillis of an event time in the future, how far it is after the arrival; else 0
 * @param eventId of an event time in the future; else empty
 */
public record Refusal(Reason reason, String detail, String tenant, long aheadMillis, String eventId)
        implements Decoded {

    /** Of whatever is no event time in the future. */
    public Refusal(Reason reason, String detail, String tenant) {
        this(reason, detail, tenant, 0, "");
    }

    /** The same with another detail. */
    public Refusal saying(String other) {
        return new Refusal(reason, other, tenant, aheadMillis, eventId);
    }

    /** Append new constants at the end only: they name columns of {@code ingest_kpi}. */
    public enum Reason {
        MALFORMED_JSON,
        NOT_AN_OBJECT,
        MISSING_FIELD,
        INVALID_VALUE,
        UNKNOWN_EVENT_TYPE,
        TOO_LARGE,
        TOO_DEEP,
        EVENT_TIME_IN_FUTURE;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** As written into the dead-letter output: {@code malformed_json}. */
        public String label() {
            return label;
        }
    }
}
