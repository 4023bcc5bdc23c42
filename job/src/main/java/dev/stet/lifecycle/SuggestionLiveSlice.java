package dev.stet.lifecycle;

import dev.stet.contract.Key128;
import dev.stet.state.KeyFilter;
import org.jspecify.annotations.Nullable;

/** A slice that has not ended, and what a {@link SuggestionMemory} knows of its whereabouts. */
final class SuggestionLiveSlice {

    final ShardSlice key;

    /** Null after a restore: which keys the slice has in state is not known then. */
    final @Nullable KeyFilter left;

    final SuggestionTable.Chain inMemory = new SuggestionTable.Chain();

    /** Whether state may hold what is not in memory. */
    boolean anyLeft;

    /**
     * Whether state may hold anything of it. Where it does not, it is not to be asked: a look for
     * the first of nothing goes through all that was deleted behind it.
     */
    boolean written;

    SuggestionLiveSlice(ShardSlice key, @Nullable KeyFilter left) {
        this.key = key;
        this.left = left;
    }

    boolean mayHold(Key128 suggestion) {
        return left == null || left.mayHold(suggestion);
    }
}
