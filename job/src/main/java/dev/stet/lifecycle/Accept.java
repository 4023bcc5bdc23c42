package dev.stet.lifecycle;

import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.Utf8;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One {@code suggestion.accepted}.
 *
 * <p>Of several at one instant only the event id says which text was first. Without a text nothing
 * depends on it: such a one has no id, and is told from another at its instant by its length.
 *
 * @param length code points accepted; {@code SuggestionEvent.UNKNOWN_LENGTH} for the shown length
 * @param text what was accepted; null where the producer sent none
 */
record Accept(Moment moment, int length, @Nullable String text) implements Timed {

    static final Comparator<Accept> ORDER =
            Comparator.comparing(Accept::moment).thenComparing(Accept::length);

    static Accept of(SuggestionEvent.Accepted event) {
        return event.text() == null
                ? withoutText(event.header().eventTimeMillis(), event.length())
                : new Accept(Moment.of(event.header()), event.length(), event.text());
    }

    static Accept withoutText(long at, int length) {
        return new Accept(new Moment(at, Utf8.EMPTY), length, null);
    }
}
