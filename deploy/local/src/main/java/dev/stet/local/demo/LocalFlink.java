package dev.stet.local.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster in this process, with its web interface, for one job at a time. */
final class LocalFlink implements AutoCloseable {

    static final int PARALLELISM = 2;

    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);
    private static final long END_WITHIN_SECONDS = 20;

    private final MiniCluster cluster;

    private LocalFlink(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What cluster and job share.
     *
     * @param directory for state, checkpoints and temporary files
     * @param webPort of the web interface, on the loopback interface; 0 for a free one
     */
    static Configuration configuration(Path directory, int webPort) {
        return new Configuration()
                .set(RestOptions.ADDRESS, "127.0.0.1")
                .set(RestOptions.BIND_ADDRESS, "127.0.0.1")
                .set(RestOptions.BIND_PORT, Integer.toString(webPort))
                .set(CoreOptions.TMP_DIRS, directory.resolve("work").toString())
                .set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM)
                .set(StateBackendOptions.STATE_BACKEND, "rocksdb")
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL)
                .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true)
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        directory.resolve("checkpoints").toUri().toString())
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    }

    /** Starts a cluster with this configuration. */
    static LocalFlink start(Configuration configuration) throws Exception {
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(PARALLELISM)
                                .build());
        cluster.start();
        return new LocalFlink(cluster);
    }

    /** Where the web interface listens. */
    String webInterface() throws Exception {
        return cluster.getRestAddress().get().toString();
    }

    JobID submit(StreamGraph graph) throws Exception {
        return cluster.submitJob(graph.getJobGraph()).get().getJobID();
    }

    /** The job's state; that of a job that failed is {@code FAILED}. */
    JobStatus status(JobID job) throws Exception {
        return cluster.getJobStatus(job).get();
    }

    /**
     * Waits for the end of a job.
     *
     * @throws Exception why it failed, if it did
     */
    void await(JobID job, Duration within) throws Exception {
        JobResult result =
                cluster.requestJobResult(job).get(within.toMillis(), TimeUnit.MILLISECONDS);
        result.toJobExecutionResult(getClass().getClassLoader());
    }

    /** Cancels a job that still runs, and waits until it does no more. */
    void cancel(JobID job) throws Exception {
        if (!status(job).isGloballyTerminalState()) {
            cluster.cancelJob(job).get();
            cluster.requestJobResult(job).get(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        cluster.closeAsync().get(END_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
