package dev.stet.ingest.files;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a replay has come, for a console in the same JVM; elsewhere it stays at zero, and the
 * metric {@code pendingBytes} tells. Right again after a restart from a checkpoint.
 *
 * <p>Written by one reader, read by any thread; the numbers of one moment need not fit together.
 */
public final class ReplayProgress {

    private static final Map<String, ReplayProgress> RUNS = new ConcurrentHashMap<>();

    private final AtomicLong totalBytes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final ReplayFindings findings = new ReplayFindings();

    ReplayProgress() {}

    /** The progress of this run in this JVM, all zero before it starts. */
    public static ReplayProgress of(String run) {
        return RUNS.computeIfAbsent(run, key -> new ReplayProgress());
    }

    /** Removes the run's numbers; callers of {@link #of} keep theirs. */
    public static void forget(String run) {
        RUNS.remove(run);
    }

    /** Size of all files as they lie on disk, compressed or not; 0 before the replay starts. */
    public long totalBytes() {
        return totalBytes.get();
    }

    /** How much of {@link #totalBytes()} has been read. */
    public long bytes() {
        return bytes.get();
    }

    /** Lines emitted, refused and late ones included. */
    public long records() {
        return records.get();
    }

    public long refused() {
        return refused.get();
    }

    public long late() {
        return late.get();
    }

    /** Since the last start or restart. */
    public ReplayFindings findings() {
        return findings;
    }

    void start(long totalBytes, long doneBytes) {
        this.totalBytes.set(totalBytes);
        this.bytes.set(doneBytes);
    }

    /** Grows while files are read. */
    AtomicLong bytesRead() {
        return bytes;
    }

    void set(long records, long refused, long late) {
        this.records.setRelease(records);
        this.refused.setRelease(refused);
        this.late.setRelease(late);
    }
}
