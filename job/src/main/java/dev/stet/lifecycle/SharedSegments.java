package dev.stet.lifecycle;

import dev.stet.contract.Dimensions;
import dev.stet.contract.SegmentSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which segment sets two combinations of dimensions fall into the same segment, as bits.
 * Remembered for pairs of objects, which are few, since equal dimensions are one object mostly.
 */
final class SharedSegments {

    /** Room for the pairs of several hundred combinations: to compare anew costs ten look-ups. */
    private static final int SLOT_BITS = 17;

    private final List<SegmentSet> sets;
    private final long[] all;
    private final @Nullable Pair[] known = new Pair[1 << SLOT_BITS];

    private record Pair(Dimensions left, Dimensions right, long[] same) {}

    SharedSegments(List<SegmentSet> sets) {
        this.sets = sets;
        all = new long[words()];
        for (int set = 0; set < sets.size(); set++) {
            all[set / Long.SIZE] |= 1L << set;
        }
    }

    /** How many numbers hold a bit per set. */
    int words() {
        return (sets.size() + Long.SIZE - 1) / Long.SIZE;
    }

    /** Bit {@code set % 64} of number {@code set / 64}, by index of the set; read only. */
    long[] of(Dimensions left, Dimensions right) {
        if (left == right) {
            return all;
        }
        int hash = (31 * left.hashCode() + right.hashCode()) * 0x9E3779B9;
        int slot = hash >>> (Integer.SIZE - SLOT_BITS);
        Pair pair = known[slot];
        if (pair == null || pair.left != left || pair.right != right) {
            pair = new Pair(left, right, compared(left, right));
            known[slot] = pair;
        }
        return pair.same;
    }

    private long[] compared(Dimensions left, Dimensions right) {
        long[] same = new long[all.length];
        for (int set = 0; set < sets.size(); set++) {
            if (sets.get(set).same(left, right)) {
                same[set / Long.SIZE] |= 1L << set;
            }
        }
        return same;
    }
}
