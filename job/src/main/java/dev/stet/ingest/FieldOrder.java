package dev.stet.ingest;

/**
 * Remembers, by event type, which field came after which: a producer writes those of a type in the
 * same order. A guess costs a comparison, and is never trusted without it.
 */
final class FieldOrder {

    /** Places of a type: before the first field, and after each one; a power of two. */
    private static final int PLACES = Integer.highestOneBit(Field.ALL.size()) << 1;

    /** By type (the last one stands for none yet) and place, the ordinal of the field. */
    private final byte[] next = new byte[(EventType.ALL.size() + 1) * PLACES];

    private int type;
    private int place;

    /** Before the first field of a record. */
    void begin() {
        type = EventType.ALL.size() * PLACES;
        place = type;
    }

    /** The ordinal of the field that came here last time. */
    int expected() {
        return next[place];
    }

    /** That this field came. */
    void passed(int field) {
        if (next[place] != field) {
            next[place] = (byte) field;
        }
        place = type + 1 + field;
    }

    /** That the field passed last tells the type, or that there is none by this name: -1. */
    void ofType(int ordinal) {
        int known = ordinal < 0 ? EventType.ALL.size() : ordinal;
        place += known * PLACES - type;
        type = known * PLACES;
    }
}
