package dev.stet.ingest.json;

/**
 * Where the known fields of one record stand: each a kind and a range of bytes. Of a repeated name
 * the last one counts; null and the empty string are no value. Reused from record to record.
 */
public final class ScannedFields {

    /** A string of at most so many bytes is short; so no {@code Check} of ids need measure it. */
    public static final int SHORT = 128;

    private static final byte[] NOTHING = {};

    /** By ordinal. */
    private static final JsonKind[] KINDS = JsonKind.values();

    private static final int TEXT = Field.TEXT.ordinal();

    private byte[] data = NOTHING;
    private final byte[] kinds = new byte[Field.ALL.size()];
    private final int[] starts = new int[Field.ALL.size()];
    private final int[] stops = new int[Field.ALL.size()];
    private long common;
    private long payload;
    private long shortCommon;
    private long shortPayload;
    private boolean emptyText;
    private int type;

    void reset(byte[] bytes) {
        data = bytes;
        common = 0;
        payload = 0;
        emptyText = false;
        type = -1;
    }

    void release() {
        data = NOTHING;
    }

    byte[] data() {
        return data;
    }

    /** The bits of the {@linkplain Field#isCommon common} fields that hold a value. */
    public long common() {
        return common;
    }

    /** The bits of the other fields that hold a value. */
    public long payload() {
        return payload;
    }

    /** Of {@link #common}, those whose value is a short string. */
    public long shortCommon() {
        return common & shortCommon;
    }

    /** Of {@link #payload}, those whose value is a short string. */
    public long shortPayload() {
        return payload & shortPayload;
    }

    public boolean has(Field field) {
        return ((field.isCommon() ? common : payload) & field.bit()) != 0;
    }

    /** Whether {@code text} is there and empty. */
    public boolean hasEmptyText() {
        return emptyText;
    }

    /**
     * The ordinal of the {@link dev.stet.contract.EventType}; -1 where {@code event_type} names
     * none.
     */
    public int type() {
        return type;
    }

    /** Of a field that is {@linkplain #has there}. */
    JsonKind kind(int field) {
        return KINDS[kinds[field]];
    }

    /** The first byte of the value, past the quotation mark of a string. */
    int start(int field) {
        return starts[field];
    }

    /** One past the last byte of the value, the quotation mark of a string left out. */
    int stop(int field) {
        return stops[field];
    }

    void putString(int field, boolean escaped, int start, int stop) {
        JsonKind kind = escaped ? JsonKind.ESCAPED_STRING : JsonKind.STRING;
        boolean empty = start == stop;
        put(field, kind, start, stop, !empty, stop - start <= SHORT);
        if (field == TEXT) {
            emptyText = empty;
        }
    }

    /** Anything but a string. */
    void put(int field, JsonKind kind, int start, int stop) {
        put(field, kind, start, stop, kind != JsonKind.NULL, false);
        if (field == TEXT) {
            emptyText = false;
        }
    }

    private void put(
            int field, JsonKind kind, int start, int stop, boolean held, boolean shortString) {
        kinds[field] = (byte) kind.ordinal();
        starts[field] = start;
        stops[field] = stop;
        long bit = Field.bit(field);
        if (field < Field.COMMON) {
            common = with(common, bit, held);
            shortCommon = with(shortCommon, bit, shortString);
        } else {
            payload = with(payload, bit, held);
            shortPayload = with(shortPayload, bit, shortString);
        }
    }

    void putType(int ordinal) {
        type = ordinal;
    }

    private static long with(long bits, long bit, boolean set) {
        return set ? bits | bit : bits & ~bit;
    }
}
