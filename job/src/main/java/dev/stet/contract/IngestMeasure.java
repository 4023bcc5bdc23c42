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
    UNOPENED("of the effective: no opening of their subject is known"),
    /** As {@link #amount} packs it. */
    MAX_LATE(
            Measure.Kind.GREATEST,
            Measure.Unit.COUNT,
            "how far the latest of the late events was behind the watermark, with its partition"),
    /** As {@link #amount} packs it. */
    MAX_AHEAD(
            Measure.Kind.GREATEST,
            Measure.Unit.COUNT,
            "how far the event time that was furthest ahead was after its arrival, with its"
                    + " partition");

    /**
     * The factor of the amount of milliseconds, so that a partition fits below it; see {@link
     * #amount}.
     */
    public static final long PARTITIONS = 1 << 16;

    private static final long MOST_MILLIS = Long.MAX_VALUE / PARTITIONS - 1;

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

    /**
     * A number of milliseconds above the partition that it is of, so that the greatest of a cell
     * says both: milliseconds × {@link #PARTITIONS} + partition + 1.
     *
     * @param millis less than 0 counts as 0
     * @param partition -1 for a file. Beyond 65,534 it is not told
     */
    public static long amount(long millis, int partition) {
        long number = partition + 1L < PARTITIONS ? partition + 1L : 0;
        return Math.min(Math.max(0, millis), MOST_MILLIS) * PARTITIONS + number;
    }

    /**
     * Counts one late event.
     *
     * @param millis how far it is behind the watermark
     */
    public static long[] late(long millis, int partition) {
        long[] measures = LATE.one().clone();
        measures[MAX_LATE.ordinal()] = amount(millis, partition);
        return measures;
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
