package dev.stet.lifecycle.suggestion;

import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Moment;
import dev.stet.lifecycle.Timed;
import org.jspecify.annotations.Nullable;

/**
 * One {@code content.edited}.
 *
 * @param distance 0 to 1; where {@code text} is given: from the accepted text, NaN where none is
 *     known and this one is not empty
 * @param text what stood there then; null where the producer sent the distance
 * @param retainedChars as reported; {@code SuggestionEvent.UNKNOWN} where not
 * @param retainedLines as reported; {@code SuggestionEvent.UNKNOWN} where not
 */
record Edit(
        Moment moment,
        double distance,
        @Nullable String text,
        long retainedChars,
        long retainedLines)
        implements Timed {

    /**
     * @param accepted text as far as known
     */
    static Edit of(SuggestionEvent.Edited event, @Nullable String accepted) {
        return new Edit(
                        Moment.of(event.header()),
                        event.distance(),
                        event.text(),
                        event.retainedChars(),
                        event.retainedLines())
                .against(accepted);
    }

    /** The same edit, measured against another accepted text. */
    Edit against(@Nullable String accepted) {
        if (text == null) {
            return this;
        }
        double measured = distance(accepted, text);
        return Double.compare(measured, distance) == 0
                ? this
                : new Edit(moment, measured, text, retainedChars, retainedLines);
    }

    private static double distance(@Nullable String accepted, String text) {
        if (accepted == null) {
            return text.isEmpty() ? 1 : Double.NaN;
        }
        return EditDistance.normalised(accepted, text);
    }

    /** Whether it says how much is left. */
    boolean isMeasured() {
        return !Double.isNaN(distance);
    }
}
