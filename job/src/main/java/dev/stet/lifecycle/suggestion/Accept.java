package dev.stet.lifecycle.suggestion;

import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Moment;
import dev.stet.lifecycle.Timed;
import org.jspecify.annotations.Nullable;

/**
 * One {@code suggestion.accepted}.
 *
 * @param chars code points accepted; {@code SuggestionEvent.UNKNOWN} for those shown
 * @param lines accepted; {@code SuggestionEvent.UNKNOWN} for those shown
 * @param auto whether nobody chose it
 * @param text what was accepted; null where the producer sent none
 */
record Accept(Moment moment, long chars, long lines, boolean auto, @Nullable String text)
        implements Timed {

    static Accept of(SuggestionEvent.Accepted event) {
        return new Accept(
                Moment.of(event.header()),
                event.chars(),
                event.lines(),
                event.auto(),
                event.text());
    }

    /** Code points, in a suggestion that this opened. */
    long chars(Opening opening) {
        return chars == SuggestionEvent.UNKNOWN ? opening.chars() : chars;
    }

    /** Lines, in a suggestion that this opened. */
    long lines(Opening opening) {
        return lines == SuggestionEvent.UNKNOWN ? opening.lines() : lines;
    }
}
