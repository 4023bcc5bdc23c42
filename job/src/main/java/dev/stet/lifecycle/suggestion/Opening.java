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
 * @param identity who and what; null where neither outcome rows nor users want to know
 */
record Opening(
        Moment moment,
        Dimensions dimensions,
        long chars,
        long lines,
        Visibility visibility,
        @Nullable String text,
        @Nullable Identity identity) {

    /** What is remembered of who and what. */
    enum Identified {
        NOT,
        /** For the facts of users. */
        BY_USER,
        /** For outcome rows, too. */
        WHOLLY
    }

    /**
     * What an outcome row names beyond the facts.
     *
     * @param tenant empty where only the user is remembered
     * @param suggestionId likewise
     */
    record Identity(String tenant, Utf8 suggestionId, Key128 user) {

        /** Whether an outcome row can be made of it. */
        boolean isWhole() {
            return !suggestionId.equals(Utf8.EMPTY);
        }

        static @Nullable Identity of(SuggestionEvent.Shown shown, Identified how) {
            return switch (how) {
                case NOT -> null;
                case BY_USER -> new Identity("", Utf8.EMPTY, shown.user());
                case WHOLLY ->
                        new Identity(shown.header().tenant(), shown.suggestionId(), shown.user());
            };
        }
    }

    static Opening of(SuggestionEvent.Shown shown, Identified how) {
        return new Opening(
                Moment.of(shown.header()),
                shown.dimensions(),
                shown.chars(),
                shown.lines(),
                Visibility.of(shown.visibleMillis()),
                shown.text(),
                Identity.of(shown, how));
    }

    /** Who was shown it; null where that is not remembered. */
    @Nullable Key128 user() {
        return identity == null ? null : identity.user();
    }

    long at() {
        return moment.at();
    }
}
