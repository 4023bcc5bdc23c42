package dev.stet.contract;

import java.util.Locale;

/**
 * The ids that an event can carry, each the id of one kind of subject. Append new constants at the
 * end only: state and wire hold ordinals.
 */
public enum Id {
    SUGGESTION,
    INTERACTION,
    TASK,
    CONVERSATION,
    TICKET;

    private static final Id[] ALL = values();

    public static Id at(int ordinal) {
        return ALL[ordinal];
    }

    public static int count() {
        return ALL.length;
    }

    /** The field that carries it, and the column that shows it. */
    public String field() {
        return name().toLowerCase(Locale.ROOT) + "_id";
    }

    /** One bit, distinct among the ids. */
    public int bit() {
        return 1 << ordinal();
    }
}
