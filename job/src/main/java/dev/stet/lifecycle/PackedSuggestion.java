package dev.stet.lifecycle;

import dev.stet.contract.Dimensions;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion as it lies in state: what {@link SuggestionPacking} made of it, and its dimensions,
 * which many share.
 *
 * @param bytes never changed
 * @param dimensions null before the shown is known
 */
record PackedSuggestion(byte[] bytes, @Nullable Dimensions dimensions) {}
