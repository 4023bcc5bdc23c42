package dev.stet.iceberg;

import dev.stet.contract.View;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.testutils.junit.SharedReference;
import org.apache.iceberg.Snapshot;

/**
 * Passes records through, a little slowed, and throws twice per test: on a record, once the table
 * has rows; and some checkpoints later while a checkpoint is being told to be complete, so that it
 * is left open whether its files are committed.
 */
public final class FailTwice<T> implements MapFunction<T, T>, CheckpointListener {

    public static final int TIMES = 2;

    private static final long serialVersionUID = 1L;

    /**
     * Long enough for both failures, and a checkpoint after them, to come well before the input
     * ends: else the sink would lose rows, which is why the job itself does not restart there; see
     * docs/backfill.md.
     */
    private static final long PAUSE_NANOS = 500_000;

    private final SharedReference<AtomicInteger> failures;
    private final Warehouse warehouse;
    private transient int checkpoints;
    private transient boolean committed;

    public FailTwice(SharedReference<AtomicInteger> failures, Warehouse warehouse) {
        this.failures = failures;
        this.warehouse = warehouse;
    }

    @Override
    public T map(T value) {
        if (failures.get().get() < TIMES || checkpoints == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (committed && failures.get().compareAndSet(0, 1)) {
            throw new IllegalStateException("Injected failure after a commit");
        }
        return value;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        checkpoints++;
        if (failures.get().get() == 0) {
            Snapshot snapshot = warehouse.table(View.SUGGESTION).currentSnapshot();
            committed =
                    snapshot != null && Long.parseLong(snapshot.summary().get("total-records")) > 0;
        } else if (checkpoints == 3 && failures.get().compareAndSet(1, TIMES)) {
            throw new IllegalStateException("Injected failure while committing");
        }
    }
}
