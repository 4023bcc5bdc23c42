package dev.stet.lifecycle.question;

import org.jspecify.annotations.Nullable;

/** How long after its predecessor the same question came again. Append at the end only. */
enum Gap {
    /** No predecessor, or none within seven days, or no question at all but an instruction. */
    NONE(null),
    /** At most five minutes. */
    RESUBMISSION("resubmission"),
    /** More than five, less than thirty minutes. */
    RE_ASK("re-ask"),
    /** Thirty minutes to seven days. */
    REPEAT("repeat");

    static final long MEMORY_MILLIS = 7 * 24 * 3_600_000L;

    private static final long RESUBMISSION_MILLIS = 5 * 60_000L;
    private static final long REPEAT_MILLIS = 30 * 60_000L;
    private static final Gap[] ALL = values();

    private final @Nullable String label;

    Gap(@Nullable String label) {
        this.label = label;
    }

    static Gap of(long millis) {
        if (millis > MEMORY_MILLIS) {
            return NONE;
        }
        if (millis <= RESUBMISSION_MILLIS) {
            return RESUBMISSION;
        }
        return millis < REPEAT_MILLIS ? RE_ASK : REPEAT;
    }

    static Gap at(int ordinal) {
        return ALL[ordinal];
    }

    /** What the gap says of the earlier question: nothing once that has ended, after 30 min. */
    Gap whileOpen() {
        return this == REPEAT ? NONE : this;
    }

    /** As in outcome rows; null for none. */
    @Nullable String label() {
        return label;
    }
}
