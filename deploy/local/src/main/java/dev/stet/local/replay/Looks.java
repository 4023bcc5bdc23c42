package dev.stet.local.replay;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a replay shows itself.
 *
 * @param bars of the progress in place
 * @param inSummary whether the summary has bars too, since a terminal shows it
 */
record Looks(Progress.Mode progress, Bars bars, boolean inSummary) {

    /** Set by the launcher: the locale of the user spells ASCII alone. */
    static final String ASCII = "stet.ascii";

    /** Set by the launcher: a terminal shows standard output. */
    static final String OUTPUT_TERMINAL = "stet.output-terminal";

    /** Set by the launcher: a terminal shows standard error. */
    static final String TERMINAL = "stet.terminal";

    /**
     * As {@code TERM}, the launcher and the user say.
     *
     * @param isSet whether a property is {@code true}
     * @param wanted whether progress is shown; null where nothing was said
     */
    static Looks of(
            Map<String, String> environment, Predicate<String> isSet, @Nullable Boolean wanted) {
        boolean movesItsCursor =
                environment.containsKey("TERM") && !"dumb".equals(environment.get("TERM"));
        return new Looks(
                progress(movesItsCursor && isSet.test(TERMINAL), wanted),
                isSet.test(ASCII) ? Bars.ASCII : Bars.UNICODE,
                movesItsCursor && isSet.test(OUTPUT_TERMINAL));
    }

    private static Progress.Mode progress(boolean watched, @Nullable Boolean wanted) {
        if (wanted != null && !wanted) {
            return Progress.Mode.NONE;
        }
        return watched ? Progress.Mode.WATCHED : Progress.Mode.LINES;
    }

    Optional<Bars> barsOfSummary() {
        return inSummary ? Optional.of(bars) : Optional.empty();
    }
}
