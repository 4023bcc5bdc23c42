package dev.stet.contract;

import java.time.Duration;

/**
 * What one subject tells another. Append new constants at the end only: state and wire hold
 * ordinals.
 */
public enum ClaimKind {
    /** What an interaction tells its task. */
    INTERACTION_OF_TASK(Duration.ofHours(24), Duration.ofHours(72)),
    /** What an interaction tells its conversation. */
    INTERACTION_OF_CONVERSATION(Duration.ofHours(24), Duration.ofHours(72)),
    /**
     * What the question of a user tells its interaction: that it was asked again. One number, 1
     * where it is of a repeat.
     */
    QUESTION_OF_INTERACTION(Duration.ofDays(7), Duration.ofDays(7));

    private static final ClaimKind[] ALL = values();

    private final long beforeMillis;
    private final long afterMillis;

    ClaimKind(Duration before, Duration after) {
        this.beforeMillis = before.toMillis();
        this.afterMillis = after.toMillis();
    }

    public static ClaimKind at(int ordinal) {
        return ALL[ordinal];
    }

    /** How long before the target's opening the moment of a claim may be to still count. */
    public long beforeMillis() {
        return beforeMillis;
    }

    /** How long after the target's opening the moment of a claim may be to still count. */
    public long afterMillis() {
        return afterMillis;
    }
}
