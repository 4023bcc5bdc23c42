package dev.stet.lifecycle;

import dev.stet.contract.Key128;
import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Spreads keys that share nothing over as many shards as there are key groups, one shard a group.
 *
 * <p>A shard is a Flink key: its keys lie in one map and share timers. The numbers are chosen so
 * that Flink's own hash sends each to another key group; a plain remainder would leave a third of
 * the groups empty.
 */
public final class Shards {

    /** Also the job's max parallelism: set once, never changed after the first savepoint. */
    public static final int COUNT = 720;

    private static final int[] BY_KEY_GROUP = numbers();

    private Shards() {}

    public static int of(Key128 key) {
        return BY_KEY_GROUP[Math.floorMod(key.hashCode(), COUNT)];
    }

    private static int[] numbers() {
        int[] numbers = new int[COUNT];
        Arrays.fill(numbers, -1);
        int missing = COUNT;
        for (int number = 0; missing > 0; number++) {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(number, COUNT);
            if (numbers[group] < 0) {
                numbers[group] = number;
                missing--;
            }
        }
        return numbers;
    }
}
