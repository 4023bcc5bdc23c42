package dev.stet.state;

import dev.stet.contract.Key128;
import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Spreads keys that share nothing over as many shards as there are key groups, one shard a group.
 *
 * <p>The keys of a shard share maps and timers. Their hashes are chosen so that Flink's own hash
 * sends each shard to another key group; a plain remainder would leave a third of the groups empty.
 */
public final class Shards {

    /** Also the job's max parallelism: set once, never changed after the first savepoint. */
    public static final int COUNT = 720;

    private static final int[] HASHES = hashes();

    private Shards() {}

    /** In [0, {@link #COUNT}). */
    public static int of(Key128 key) {
        return Math.floorMod(key.hashCode(), COUNT);
    }

    /** A key of this shard. */
    public static Key128 key(int shard) {
        return new Key128(0, shard);
    }

    /** Of a key that is itself a Flink key, in [0, {@link #COUNT}). */
    public static int keyGroup(Key128 key) {
        return KeyGroupRangeAssignment.computeKeyGroupForKeyHash(key.hashCode(), COUNT);
    }

    /** What the Flink key of a shard must hash to; the shard of a number has that key group. */
    public static int hash(int shard) {
        return HASHES[shard];
    }

    private static int[] hashes() {
        int[] hashes = new int[COUNT];
        Arrays.fill(hashes, -1);
        int missing = COUNT;
        for (int hash = 0; missing > 0; hash++) {
            int group = KeyGroupRangeAssignment.computeKeyGroupForKeyHash(hash, COUNT);
            if (hashes[group] < 0) {
                hashes[group] = hash;
                missing--;
            }
        }
        return hashes;
    }
}
