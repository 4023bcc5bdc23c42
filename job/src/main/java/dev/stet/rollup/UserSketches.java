package dev.stet.rollup;

import dev.stet.contract.Key128;
import java.util.List;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Sketches;
import org.apache.datasketches.theta.Union;
import org.jspecify.annotations.Nullable;

/**
 * Theta sketches of users, for merging over windows and segments: estimates, never retracted.
 *
 * <p><b>Format</b> Apache DataSketches, compact and ordered, default seed, 4,096 nominal entries:
 * exact up to that many users, relative standard error 1.6 % above; at most 32 KiB.
 */
final class UserSketches {

    private static final int NOMINAL_ENTRIES = 4_096;

    static final byte[] EMPTY = union().getResult().toByteArray();

    private UserSketches() {}

    /**
     * @param sketch null for an empty one
     * @param users repeats allowed
     */
    static byte[] with(byte @Nullable [] sketch, List<Key128> users) {
        Union union = union();
        if (sketch != null) {
            union.union(Sketches.wrapSketch(Memory.wrap(sketch)));
        }
        for (Key128 user : users) {
            union.update(new long[] {user.high(), user.low()});
        }
        return union.getResult().toByteArray();
    }

    private static Union union() {
        return SetOperation.builder().setNominalEntries(NOMINAL_ENTRIES).buildUnion();
    }
}
