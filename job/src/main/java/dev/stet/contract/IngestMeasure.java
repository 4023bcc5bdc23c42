package dev.stet.contract;

import java.util.List;

/**
 * The measures of {@code ingest_kpi}: read = effective + without effect + refused + late. Append
 * new ones at the end only: state holds them by ordinal.
 */
public enum IngestMeasure {
    READ,
    EFFECTIVE,
    WITHOUT_EFFECT,
    LATE,
    REFUSED_MALFORMED_JSON,
    REFUSED_NOT_AN_OBJECT,
    REFUSED_MISSING_FIELD,
    REFUSED_INVALID_VALUE,
    REFUSED_UNKNOWN_EVENT_TYPE,
    REFUSED_TOO_LARGE,
    REFUSED_TOO_DEEP,
    REFUSED_EVENT_TIME_IN_FUTURE,
    /** Greatest event time admitted, epoch milliseconds; 0 for none. A maximum, not a sum. */
    NEWEST_EVENT_MILLIS,
    /** Of the effective, those whose subject has no opening; taken back when it comes. */
    UNOPENED;

    private static final IngestMeasure[] ALL = values();
    private static final long[][] ONE = ones();
    private static final long[] EFFECTIVE_UNOPENED = EFFECTIVE.one().clone();
    private static final long[] OPENED = new long[ALL.length];

    static {
        EFFECTIVE_UNOPENED[UNOPENED.ordinal()] = 1;
        OPENED[UNOPENED.ordinal()] = -1;
    }

    public static IngestMeasure refused(Refusal.Reason reason) {
        return ALL[REFUSED_MALFORMED_JSON.ordinal() + reason.ordinal()];
    }

    /** A measure vector that counts one of this and nothing else; shared, and not to be changed. */
    public long[] one() {
        return ONE[ordinal()];
    }

    /** Counts one effective event whose subject has no opening; shared, and not to be changed. */
    public static long[] unopened() {
        return EFFECTIVE_UNOPENED;
    }

    /** Takes back that an event has no opening; shared, and not to be changed. */
    public static long[] opened() {
        return OPENED;
    }

    private static long[][] ones() {
        long[][] ones = new long[ALL.length][ALL.length];
        for (int measure = 0; measure < ones.length; measure++) {
            ones[measure][measure] = 1;
        }
        return ones;
    }

    public String column() {
        return columns().get(ordinal());
    }

    static List<String> columns() {
        return View.lowerCaseNames(values());
    }
}
