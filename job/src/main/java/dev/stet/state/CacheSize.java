package dev.stet.state;

import java.io.Serializable;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * The size of the cache of one keyed step of one slot.
 *
 * @param units of {@link #UNIT_BYTES}; 0 for a share of the heap
 * @param weight of the step, of the weights of all keyed steps together
 */
public record CacheSize(int units, int weight, int weightOfAll) implements Serializable {

    /** A share of the heap. */
    public static final CacheSize OF_HEAP = new CacheSize(0);

    /** Of memory. */
    public static final int UNIT_BYTES = 250;

    /**
     * One part in so many of the heap is for the caches of all keyed steps of all slots. Weights
     * are rough: with very many combinations of dimensions a cache takes twice as much.
     */
    private static final long PART_OF_HEAP = 4;

    /** 200 MB: a checkpoint writes all changed entries, and the step waits for it. */
    private static final long MOST_UNITS = 800_000;

    /** Where state is on the heap too, cached entries take memory twice. */
    private static final long MOST_UNITS_BESIDE_HEAP = 250_000;

    /** At least one unit. */
    public static CacheSize ofBytes(long bytes) {
        long units = Math.max(1, bytes / UNIT_BYTES);
        return new CacheSize((int) Math.min(Integer.MAX_VALUE, units));
    }

    /** As much for this step as for any other. */
    public CacheSize(int units) {
        this(units, 1, 1);
    }

    /** The same where the heap is shared by weights; a number of units stays as it is. */
    public CacheSize weighted(int weight, int weightOfAll) {
        return new CacheSize(units, weight, weightOfAll);
    }

    /** In units; for this operator, where its task runs. */
    public int of(AbstractStreamOperator<?> operator) {
        if (units > 0) {
            return units;
        }
        int slots =
                operator.getContainingTask()
                        .getEnvironment()
                        .getTaskManagerInfo()
                        .getConfiguration()
                        .get(TaskManagerOptions.NUM_TASK_SLOTS);
        boolean onHeap =
                operator.getKeyedStateBackend().getBackendTypeIdentifier().equals("hashmap");
        return share(Runtime.getRuntime().maxMemory(), slots, onHeap);
    }

    int share(long heapBytes, int slots, boolean stateOnHeap) {
        long share = heapBytes / (PART_OF_HEAP * slots * UNIT_BYTES) * weight / weightOfAll;
        long most = stateOnHeap ? MOST_UNITS_BESIDE_HEAP : MOST_UNITS;
        return (int) Math.max(1, Math.min(share, most));
    }
}
