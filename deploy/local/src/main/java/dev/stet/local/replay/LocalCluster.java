package dev.stet.local.replay;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** How Flink is set up within this JVM for one run over files. */
final class LocalCluster {

    private static final int MEBIBYTE = 1 << 20;
    private static final int NETWORK_MEBIBYTES_PER_SUBTASK = 32;
    private static final int ROCKSDB_MEBIBYTES = 512;

    private LocalCluster() {}

    /**
     * @param scratch where Flink may put temporary files
     */
    static Configuration configuration(ReplayRequest settings, Path scratch) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(
                StateBackendOptions.STATE_BACKEND, settings.rocksDb() ? "rocksdb" : "hashmap");
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CoreOptions.TMP_DIRS, scratch.toAbsolutePath().toString());
        MemorySize network =
                MemorySize.ofMebiBytes(
                        64L + (long) NETWORK_MEBIBYTES_PER_SUBTASK * (settings.parallelism() - 1));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        if (settings.rocksDb()) {
            configuration.set(
                    TaskManagerOptions.MANAGED_MEMORY_SIZE,
                    new MemorySize((long) ROCKSDB_MEBIBYTES * MEBIBYTE));
        }
        return configuration;
    }
}
