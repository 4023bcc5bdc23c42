package dev.stet.lifecycle.suggestion;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The earliest {@code suggestion.shown}: cohort time and dimensions of the whole lifecycle.
 *
 * @param chars code points shown
 * @param lines shown
 * @param text what was shown; null where the producer sent none
 * @param identity who and what, for the outcome row; null where no outcomes are wanted
 */
record Opening(
        Moment moment,
        Dimensions dimensions,
        long chars,
        long lines,
        Visibility visibility,
        @Nullable String text,
        @Nullable Identity identity) {

    /** What an outcome row names beyond the facts. */
    record Identity(String tenant, Utf8 suggestionId, Key128 user) {}

    static Opening of(SuggestionEvent.Shown shown, boolean withIdentity) {
        return new Opening(
                Moment.of(shown.header()),
                shown.dimensions(),
                shown.chars(),
                shown.lines(),
                Visibility.of(shown.visibleMillis()),
                shown.text(),
                withIdentity
                        ? new Identity(shown.header().tenant(), shown.suggestionId(), shown.user())
                        : null);
    }

    long at() {
        return moment.at();
    }
}
