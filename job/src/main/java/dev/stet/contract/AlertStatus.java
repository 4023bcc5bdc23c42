package dev.stet.contract;

import java.util.Locale;

/** How an alert stands. Append new constants at the end only: state and wire hold ordinals. */
public enum AlertStatus {
    /** It holds since its window, as far as is known. */
    RAISED,
    /** A later window is well again. */
    RESOLVED,
    /** Its own window was provisional, and later data say that it never held. */
    WITHDRAWN;

    private static final AlertStatus[] ALL = values();

    public static AlertStatus at(int ordinal) {
        return ALL[ordinal];
    }

    /** As in rows: {@code raised}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
