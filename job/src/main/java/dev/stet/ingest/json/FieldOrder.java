package dev.stet.ingest.json;

import dev.stet.contract.EventType;
import java.util.Arrays;

/**
 * Remembers, by event type, which field came after which: a producer writes those of a type in the
 * same order. A guess costs a comparison, and is never trusted without it.
 */
final class FieldOrder {

    /** Places of a type: before the first field, and after each one. */
    private static final int PLACES = Field.ALL.size() + 1;

    private static final int NO_TYPE = EventType.values().length * PLACES;

    /** By type (the last one stands for none yet) and place. */
    private final NameToken[] next = new NameToken[NO_TYPE + PLACES];

    /** Where the places of the type begin. */
    private int type;

    private int place;

    FieldOrder() {
        Arrays.fill(next, NameToken.ALL.get(0));
    }

    /** Before the first field of a record. */
    void begin() {
        type = NO_TYPE;
        place = type;
    }

    /** The field that came here last time. */
    NameToken expected() {
        return next[place];
    }

    /** That the field came which was expected. */
    void passed() {
        place = type + 1 + next[place].field();
    }

    /** That this field came. */
    void passed(int field) {
        next[place] = NameToken.ALL.get(field);
        passed();
    }

    /** That the field passed last tells the type, or that there is none by this name: -1. */
    void ofType(int ordinal) {
        int known = ordinal < 0 ? NO_TYPE : ordinal * PLACES;
        place += known - type;
        type = known;
    }
}
