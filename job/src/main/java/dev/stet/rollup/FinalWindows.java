package dev.stet.rollup;

import dev.stet.contract.View;
import dev.stet.state.EventTimeFloor;
import dev.stet.wire.CodecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.runtime.state.ManagedInitializationContext;
import org.jspecify.annotations.Nullable;

/**
 * Which windows are final, over a restore too: by an {@link EventTimeFloor} and a {@link Maturity}.
 *
 * <p><b>State, of the operator</b> {@code reached} and {@code settled}, those of the floor; and
 * {@code final-windows}, a list kept as they are: by view, the latest end of a window that is
 * final. Where what a window waits for after its end is raised at a restore, what was final before
 * stays final: its state is gone.
 */
final class FinalWindows {

    private static final ListStateDescriptor<ViewInstants> FINAL =
            new ListStateDescriptor<>(
                    "final-windows",
                    CodecType.of(ViewInstants.class, ViewInstants.StateCodec.class));

    private final EventTimeFloor floor;
    private final Maturity maturity;
    private final ListState<ViewInstants> kept;
    private final @Nullable ViewInstants before;

    /**
     * @param context of the operator; what it holds of before a restore is read at once
     * @param task whose key groups the operator has
     */
    FinalWindows(ManagedInitializationContext context, TaskInfo task, Maturity maturity)
            throws Exception {
        this.floor = new EventTimeFloor(context, task, maturity.allowedLateness().toMillis());
        this.maturity = maturity;
        this.kept = context.getOperatorStateStore().getListState(FINAL);
        this.before = ViewInstants.merged(kept.get(), Math::min);
    }

    /** What an operator that has them keeps. */
    static List<StateDescriptor<?, ?>> states() {
        List<StateDescriptor<?, ?>> states = new ArrayList<>(EventTimeFloor.STATES);
        states.add(FINAL);
        return states;
    }

    /**
     * Whether no sum can change the window any more.
     *
     * @param watermark Flink's, of now
     */
    boolean isFinal(View view, long windowEndMillis, long watermark) {
        return maturity.lastInstant(view, windowEndMillis) <= floor.settled(watermark)
                || before != null && windowEndMillis <= before.of(view);
    }

    /** As {@link #isFinal}, of each view, with the watermark that was reached before a restore. */
    boolean areAllFinal(Set<View> views, long windowEndMillis) {
        return views.stream().allMatch(view -> isFinal(view, windowEndMillis, Long.MIN_VALUE));
    }

    /**
     * The watermark that rows carry.
     *
     * @param watermark Flink's, of now
     */
    long watermarkOfRows(long watermark) {
        return floor.specifiedWatermark(watermark);
    }

    /**
     * For the next checkpoint.
     *
     * @param watermark Flink's, of now
     */
    void keep(long watermark) throws Exception {
        long settled = floor.keep(watermark);
        ViewInstants ends = ViewInstants.of(view -> latestEnd(view, settled));
        kept.update(floor.perKeyGroup(ends));
    }

    private long latestEnd(View view, long settled) {
        long now = maturity.latestEnd(view, settled);
        return before == null ? now : Math.max(now, before.of(view));
    }
}
