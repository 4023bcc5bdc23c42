package dev.stet.state;

import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
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
 * <p><b>State, of the operator</b> {@code settled}, kept the same way: up to where events were
 * late, and windows final. Where the allowed lateness is raised at a restore, what was late before
 * stays late, and what was final stays final: its state is gone.
 *
 * <p>Not a union, which would hand every task all: Flink takes no checkpoint of one some of whose
 * tasks have ended, and the tasks of a bounded input end one after the other.
 */
public final class EventTimeFloor {

    private static final ListStateDescriptor<Long> REACHED =
            new ListStateDescriptor<>("reached", Types.LONG);

    private static final ListStateDescriptor<Long> SETTLED =
            new ListStateDescriptor<>("settled", Types.LONG);

    /** What an operator that has one keeps. */
    public static final List<StateDescriptor<?, ?>> STATES = List.of(REACHED, SETTLED);

    private final ListState<Long> keptReached;
    private final ListState<Long> keptSettled;
    private final int keyGroups;
    private final long allowedLatenessMillis;
    private final long settledBefore;
    private long reached;

    /**
     * @param context of the operator; what it holds of before a restore is read at once
     * @param task whose key groups the operator has
     * @param allowedLatenessMillis of now; before a restore it may have been another
     */
    public EventTimeFloor(
            ManagedInitializationContext context, TaskInfo task, long allowedLatenessMillis)
            throws Exception {
        this.allowedLatenessMillis = allowedLatenessMillis;
        keptReached = context.getOperatorStateStore().getListState(REACHED);
        keptSettled = context.getOperatorStateStore().getListState(SETTLED);
        keyGroups =
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                                task.getMaxNumberOfParallelSubtasks(),
                                task.getNumberOfParallelSubtasks(),
                                task.getIndexOfThisSubtask())
                        .getNumberOfKeyGroups();
        reached = least(keptReached.get());
        settledBefore = least(keptSettled.get());
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
    public long specifiedWatermark(long watermark) {
        long reached = reached(watermark);
        return reached == Long.MAX_VALUE || reached == Long.MIN_VALUE ? reached : reached + 1;
    }

    /**
     * An event at or before this instant is late, and what no later event can change is final.
     *
     * @param watermark Flink's, of now
     */
    public long settled(long watermark) {
        return settledBy(reached(watermark));
    }

    private long settledBy(long instant) {
        boolean none = instant < Long.MIN_VALUE + allowedLatenessMillis;
        return Math.max(settledBefore, none ? Long.MIN_VALUE : instant - allowedLatenessMillis);
    }

    /**
     * For the next checkpoint.
     *
     * @param watermark Flink's, of now
     * @return what is kept as settled: the end of an input is not
     */
    public long keep(long watermark) throws Exception {
        reached(watermark);
        long settled = settledBy(reached);
        keptReached.update(perKeyGroup(reached));
        keptSettled.update(perKeyGroup(settled));
        return settled;
    }

    /** The entries of a list that is to be dealt out as key groups are. */
    public <T> List<T> perKeyGroup(T entry) {
        return Collections.nCopies(keyGroups, entry);
    }
}
