package dev.stet.bench.peers;

import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.StateIn;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** What every peer that runs on Flink is given, the same for all. */
public final class LocalFlinkSettings {

    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    private static final int MANAGED_MEBIBYTES = 512;

    private LocalFlinkSettings() {}

    /**
     * A start-up error ends the run instead of repeating it. On the heap there are no checkpoints;
     * RocksDB takes them incrementally, into the contest's folder, and has 512 MiB. All else, the
     * place of RocksDB's timers included, is as Flink has it.
     */
    public static Configuration of(Contest contest) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(MANAGED_MEBIBYTES));
        if (contest.state() == StateIn.ROCKSDB) {
            configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    contest.scratch().toUri().toString());
        } else {
            configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }
        return configuration;
    }
}
