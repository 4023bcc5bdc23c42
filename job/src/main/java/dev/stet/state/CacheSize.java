package dev.stet.state;

import java.io.Serializable;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * How much one keyed step of one slot holds in memory before its state.
 *
 * @param units of {@link #UNIT_BYTES}; 0 for a share of the heap
 * @param weight of the step, of the weights of all keyed steps together
 */
public record CacheSize(int units, int weight, int weightOfAll) implements Serializable {

    /** As much as the heap has room for beside all else. */
    public static final CacheSize OF_HEAP = new CacheSize(0);

    /** Of memory. */
    public static final int UNIT_BYTES = 250;

    /**
     * One part in so many of the heap is for all keyed steps of all slots together. What is held is
     * weighed roughly: with very many combinations of dimensions it takes twice as much.
     */
    private static final long PART_OF_HEAP = 8;

    /** 200 MB: a checkpoint writes what changed of it at once, and the step stands still. */
    private static final long MOST_UNITS = 800_000;

    /** Where state is on the heap, what is held lies there twice. */
    private static final long MOST_UNITS_BESIDE_HEAP = 250_000;

    /** As much for this step as for any other. */
    public CacheSize(int units) {
        this(units, 1, 1);
    }

    /** The same where the heap is shared by weights; a number of units stays as it is. */
    public CacheSize weighted(int weight, int weightOfAll) {
        return new CacheSize(units, weight, weightOfAll);
    }

    /** Before the state of this operator, where its task runs; in units. */
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
