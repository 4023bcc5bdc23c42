package dev.stet.rollup;

import dev.stet.contract.Key128;
import java.util.List;
import org.apache.datasketches.common.ResizeFactor;
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

    static final byte[] EMPTY = bytes(of(null));

    private UserSketches() {}

    /**
     * One that doubles as it grows: in steps of eight, as is usual, most of the table is empty, and
     * {@link #bytes} copies the table.
     *
     * @param bytes as {@link #bytes} gave them; null for an empty one
     */
    static Union of(byte @Nullable [] bytes) {
        Union sketch =
                SetOperation.builder()
                        .setNominalEntries(NOMINAL_ENTRIES)
                        .setResizeFactor(ResizeFactor.X2)
                        .buildUnion();
        if (bytes != null) {
            sketch.union(Sketches.wrapSketch(Memory.wrap(bytes)));
        }
        return sketch;
    }

    /**
     * @param users repeats allowed
     */
    static void add(Union sketch, List<Key128> users) {
        long[] words = new long[2];
        for (Key128 user : users) {
            words[0] = user.high();
            words[1] = user.low();
            sketch.update(words);
        }
    }

    static byte[] bytes(Union sketch) {
        return sketch.getResult().toByteArray();
    }
}
