package dev.stet.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.testutils.junit.SharedReference;

/**
 * Passes records through, a little slowed, and throws once per test: on the first record after a
 * checkpoint was completed.
 */
public final class FailOnce<T> implements MapFunction<T, T>, CheckpointListener {

    private static final long serialVersionUID = 1L;

    /** Long enough for a checkpoint to complete before the input ends. */
    private static final long PAUSE_NANOS = 20_000;

    private final SharedReference<AtomicBoolean> failed;
    private transient boolean checkpointed;

    public FailOnce(SharedReference<AtomicBoolean> failed) {
        this.failed = failed;
    }

    @Override
    public T map(T value) {
        if (!failed.get().get()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (checkpointed && failed.get().compareAndSet(false, true)) {
            throw new IllegalStateException("Injected failure");
        }
        return value;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        checkpointed = true;
    }
}
