package dev.stet.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * One {@code content.edited}.
 *
 * @param distance 0 to 1; where {@code text} is given: from the accepted text as far as known
 * @param text what stood there then; null where the producer sent the distance
 * @param retainedChars as reported; {@code SuggestionEvent.UNKNOWN_LENGTH} where not
 */
record Edit(Moment moment, double distance, @Nullable String text, int retainedChars)
        implements Timed {

    /** The same edit, measured against another accepted text. */
    Edit against(@Nullable String accepted) {
        if (text == null) {
            return this;
        }
        double measured = accepted == null ? 0 : EditDistance.normalised(accepted, text);
        return measured == distance ? this : new Edit(moment, measured, text, retainedChars);
    }
}
