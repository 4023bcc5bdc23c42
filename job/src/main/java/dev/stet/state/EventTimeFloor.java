package dev.stet.state;

import java.util.Collections;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.ManagedInitializationContext;

/**
 * How far event time has come in a task, over a restore too. Flink begins anew without a watermark,
 * and has none before every input channel has brought one: with a partition that was silent for
 * long, for long. Until then nothing would be late and no window final.
 *
 * <p><b>State, of the operator</b> {@code reached}, a list: the watermark that the task had
 * reached, once for each of its key groups. Flink deals a list out evenly and in order, and so it
 * deals out key groups. A task that goes on at the same parallelism gets what it had. At another
 * one it gets what was written for its key groups, and goes on from the least of it: never from
 * later than any of their former tasks. Only where the parallelism does not divide the number of
 * key groups does a key group at the edge follow its neighbours.
 *
 * <p>Not a union, which would hand every task all: Flink takes no checkpoint of one some of whose
 * tasks have ended, and the tasks of a bounded input end one after the other.
 */
public final class EventTimeFloor {

    public static final ListStateDescriptor<Long> STATE =
            new ListStateDescriptor<>("reached", Types.LONG);

    private final ListState<Long> kept;
    private final int keyGroups;
    private long reached;

    /**
     * @param context of the operator; what it holds of before a restore is read at once
     * @param task whose key groups the operator has
     */
    public EventTimeFloor(ManagedInitializationContext context, TaskInfo task) throws Exception {
        kept = context.getOperatorStateStore().getListState(STATE);
        keyGroups =
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                                task.getMaxNumberOfParallelSubtasks(),
                                task.getNumberOfParallelSubtasks(),
                                task.getIndexOfThisSubtask())
                        .getNumberOfKeyGroups();
        reached = least(kept.get());
    }

    private static long least(Iterable<Long> entries) {
        long least = Long.MAX_VALUE;
        for (long entry : entries) {
            least = Math.min(least, entry);
        }
        return least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
    }

    /**
     * No event at or before this instant is expected: Flink's watermark, or what was reached before
     * a restore while that is later. The end of an input is not kept: what a drained job's
     * savepoint is restored for would all be late.
     *
     * @param watermark Flink's, of now
     */
    public long reached(long watermark) {
        if (watermark == Long.MAX_VALUE) {
            return watermark;
        }
        if (watermark > reached) {
            reached = watermark;
        }
        return reached;
    }

    /**
     * As {@link #reached}, in the sense of the specification: newest event time − out-of-orderness.
     */
    public long told(long watermark) {
        long reached = reached(watermark);
        return reached == Long.MAX_VALUE || reached == Long.MIN_VALUE ? reached : reached + 1;
    }

    /**
     * For the next checkpoint.
     *
     * @param watermark Flink's, of now
     */
    public void keep(long watermark) throws Exception {
        reached(watermark);
        kept.update(Collections.nCopies(keyGroups, reached));
    }
}
