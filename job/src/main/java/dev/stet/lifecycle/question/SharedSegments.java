package dev.stet.lifecycle.question;

import dev.stet.contract.Dimensions;
import dev.stet.contract.SegmentSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which segment sets two combinations of dimensions fall into the same segment, as bits.
 * Remembered for every pair of some hundred combinations, which is most often all there are; at
 * most some 7 MB. Where there are more, it begins anew whenever it is full.
 */
final class SharedSegments {

    private static final int MOST = 1 << 9;
    private static final int SLOTS = 2 * MOST;

    private final List<SegmentSet> sets;
    private final long[] all;

    /** Combinations by hash, probed one slot after the other, and their numbers. */
    private final @Nullable Dimensions[] numbered = new Dimensions[SLOTS];

    private final int[] numbers = new int[SLOTS];
    private int size;

    /** By the number of the one, times {@link #MOST}, and of the other. */
    private final long[] @Nullable [] known = new long[MOST * MOST][];

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
        if (size > MOST - 2) {
            forget();
        }
        int pair = number(left) * MOST + number(right);
        long[] same = known[pair];
        if (same == null) {
            same = compared(left, right);
            known[pair] = same;
        }
        return same;
    }

    private void forget() {
        Arrays.fill(numbered, null);
        Arrays.fill(known, null);
        size = 0;
    }

    private int number(Dimensions dimensions) {
        int hash = dimensions.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        for (Dimensions at = numbered[slot]; at != null; at = numbered[slot]) {
            if (at == dimensions
                    || at.hashCode() == dimensions.hashCode() && at.equals(dimensions)) {
                return numbers[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        numbered[slot] = dimensions;
        numbers[slot] = size;
        return size++;
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
