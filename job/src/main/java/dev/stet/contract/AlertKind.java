package dev.stet.contract;

import java.util.Locale;

/** What an alert says. Append new constants at the end only: state and wire hold ordinals. */
public enum AlertKind {
    /** A metric lies beyond a level of its target. */
    LEVEL,
    /** A rate is lower than on the same weekdays of the last four weeks. */
    DROP,
    /** Of two metrics one says better, and the other worse. */
    CONTRADICTION,
    /** More reports of a failure mode than on the same weekdays of the last four weeks. */
    FAILURE_SPIKE,
    /** The numbers of a histogram lie elsewhere than in the last four weeks. */
    INPUT_DRIFT,
    /** The guard of an objective lies beyond its limit. */
    GUARD;

    private static final AlertKind[] ALL = values();

    public static AlertKind at(int ordinal) {
        return ALL[ordinal];
    }

    /** As in rows: {@code failure_spike}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
