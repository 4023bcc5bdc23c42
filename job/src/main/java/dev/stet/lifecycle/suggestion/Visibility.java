package dev.stet.lifecycle.suggestion;

import dev.stet.contract.SuggestionEvent;

/** Whether a suggestion stood long enough to be read. Append at the end only. */
enum Visibility {
    /** The producer does not say. */
    UNKNOWN,
    /** Too short. */
    GLANCED,
    LASTING;

    private static final long GLANCED_BELOW_MILLIS = 750;
    private static final Visibility[] ALL = values();

    /**
     * @param millis {@code SuggestionEvent.UNKNOWN} where not given
     */
    static Visibility of(long millis) {
        if (millis == SuggestionEvent.UNKNOWN) {
            return UNKNOWN;
        }
        return millis < GLANCED_BELOW_MILLIS ? GLANCED : LASTING;
    }

    static Visibility at(int ordinal) {
        return ALL[ordinal];
    }
}
