package dev.stet.contract;

import java.util.Arrays;
import java.util.List;

/**
 * The measures of {@code ingest_kpi}: read = effective + without effect + refused + late. Append
 * new ones at the end only: state holds them by ordinal.
 */
public enum IngestMeasure {
    READ("records read"),
    EFFECTIVE("changed a number, or are kept until a related event arrives"),
    WITHOUT_EFFECT("changed nothing where they are counted: duplicates, types not counted yet"),
    LATE("older than watermark − allowed lateness: sent to the late output"),
    REFUSED_MALFORMED_JSON("refused: not JSON"),
    REFUSED_NOT_AN_OBJECT("refused: JSON, but no object"),
    REFUSED_MISSING_FIELD("refused: a required field is absent"),
    REFUSED_INVALID_VALUE("refused: a field has a wrong value"),
    REFUSED_UNKNOWN_EVENT_TYPE("refused: an unknown event type"),
    REFUSED_TOO_LARGE("refused: more bytes than allowed"),
    REFUSED_TOO_DEEP("refused: nested deeper than allowed"),
    REFUSED_EVENT_TIME_IN_FUTURE("refused: event time too far after arrival"),
    /** Epoch milliseconds; 0 for none. */
    NEWEST_EVENT_MILLIS(Measure.Kind.GREATEST, Measure.Unit.MILLIS, "greatest accepted event time"),
    /** Retracted when the opening comes. */
    UNOPENED("of the effective: no opening of their subject is known");

    private static final IngestMeasure[] ALL = values();
    private static final long[][] ONE = ones();
    private static final long[] EFFECTIVE_UNOPENED = EFFECTIVE.one().clone();
    private static final long[] OPENED = new long[ALL.length];

    static {
        EFFECTIVE_UNOPENED[UNOPENED.ordinal()] = 1;
        OPENED[UNOPENED.ordinal()] = -1;
    }

    private final Measure measure;

    IngestMeasure(String words) {
        this(Measure.Kind.SUM, Measure.Unit.COUNT, words);
    }

    IngestMeasure(Measure.Kind kind, Measure.Unit unit, String words) {
        measure = new Measure(Measure.column(this), kind, unit, words);
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
        return measure.column();
    }

    static List<Measure> all() {
        return Arrays.stream(ALL).map(each -> each.measure).toList();
    }
}
