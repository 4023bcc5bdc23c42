package dev.stet.bench.live;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.jspecify.annotations.Nullable;

/** This process, the job in it and its checkpoints, from which samples are made. */
final class Vitals {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long checkpoint;
    private long stateBytes;
    private long checkpointedBytes;
    private volatile long liveHeapBytes;

    void collect() {
        System.gc();
        liveHeapBytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Takes note of the last checkpoint, unless it is known already. */
    void look(@Nullable CheckpointStatsSnapshot checkpoints) {
        CompletedCheckpointStats last =
                checkpoints == null
                        ? null
                        : checkpoints.getHistory().getLatestCompletedCheckpoint();
        if (last != null && last.getCheckpointId() > checkpoint) {
            checkpoint = last.getCheckpointId();
            stateBytes = last.getStateSize();
            checkpointedBytes += last.getCheckpointedSize();
        }
    }

    Sample sample(int partitions) throws IOException {
        String status = Files.readString(Path.of("/proc/self/status"));
        return new Sample(
                System.currentTimeMillis(),
                Observed.records(),
                PROCESS.getProcessCpuTime(),
                Memory.bytes(status, Memory.NOW),
                Memory.bytes(status, Memory.PEAK),
                liveHeapBytes,
                Observed.arrivalMillis(partitions),
                Observed.watermarkMillis(),
                checkpoint,
                stateBytes,
                checkpointedBytes);
    }
}
