package dev.stet.state;

import dev.stet.contract.Key128;
import org.jspecify.annotations.Nullable;

/** A slice that has not ended, and what a {@link SlicedMemory} knows of its whereabouts. */
final class LiveSlice {

    final ShardSlice key;

    /** Null after a restore: which keys the slice has in state is not known then. */
    final @Nullable KeyFilter left;

    final PackedTable.Chain inMemory = new PackedTable.Chain();

    /** Whether state may hold what is not in memory. */
    boolean anyLeft;

    /**
     * Whether state may hold anything of it. Where it does not, it is not to be asked: a look for
     * the first of nothing goes through all that was deleted behind it.
     */
    boolean written;

    LiveSlice(ShardSlice key, @Nullable KeyFilter left) {
        this.key = key;
        this.left = left;
    }

    boolean mayHold(Key128 sought) {
        return left == null || left.mayHold(sought);
    }
}
