package dev.stet.local.demo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the table of alerts holds.
 *
 * @param open how many stand
 * @param ended how many were resolved or withdrawn
 * @param latest what was said of the newest window; null where nothing was
 */
record AlertNews(long open, long ended, @Nullable Statement latest) {

    /**
     * What was said of one alert.
     *
     * @param window that it follows from
     * @param words a sentence
     */
    record Statement(CoreMetric.Window window, String words) {}

    /** In one line. */
    String line() {
        if (latest == null) {
            return "alerts: none yet";
        }
        return String.format(
                Locale.ROOT,
                "alerts: %,d open, %,d ended; latest, %s: %s",
                open,
                ended,
                CoreTable.name(latest.window()),
                latest.words());
    }
}
