package dev.stet.bench.contest;

import java.util.Locale;

/** Whether the JVM had run the same before. */
public enum Temperature {
    COLD,
    WARM;

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
