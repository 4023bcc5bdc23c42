package dev.stet.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * One {@code suggestion.accepted}.
 *
 * @param length code points accepted; {@code SuggestionEvent.UNKNOWN_LENGTH} for the shown length
 * @param text what was accepted; null where the producer sent none
 */
record Accept(Moment moment, int length, @Nullable String text) implements Timed {}
