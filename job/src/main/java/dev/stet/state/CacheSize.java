package dev.stet.state;

import java.io.Serializable;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;

/**
 * How much one keyed step of one slot holds in memory before its state.
 *
 * @param units of 250 bytes; 0 for a share of the heap
 */
public record CacheSize(int units) implements Serializable {

    /** As much as the heap has room for beside all else. */
    public static final CacheSize OF_HEAP = new CacheSize(0);

    private static final long UNIT_BYTES = 250;

    /** One part in so many of the heap is for all keyed steps of all slots together. */
    private static final long PART_OF_HEAP = 4;

    /** Suggestions, questions, KPI rows. */
    private static final long KEYED_STEPS = 3;

    /** A gigabyte: beyond it a checkpoint would have too much to write at once. */
    private static final long MOST_UNITS = 4_000_000;

    /** On this task manager, in units of 250 bytes. */
    public int on(TaskManagerRuntimeInfo taskManager) {
        int slots = taskManager.getConfiguration().get(TaskManagerOptions.NUM_TASK_SLOTS);
        return units > 0 ? units : share(Runtime.getRuntime().maxMemory(), slots);
    }

    static int share(long heapBytes, int slots) {
        long share = heapBytes / (PART_OF_HEAP * KEYED_STEPS * slots * UNIT_BYTES);
        return (int) Math.max(1, Math.min(share, MOST_UNITS));
    }
}
