package dev.stet;

import static org.apache.flink.runtime.checkpoint.CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.KpiRow;
import dev.stet.ingest.files.ReplayProgress;
import dev.stet.testkit.CollectedRows;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.GatedFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one job: the real dataflow over one file, stopped with a savepoint at some record
 * and begun again from it, changed or not. Rows are kept over all lives.
 */
final class JobLives {

    /** So that nothing in a savepoint tells in which folder it was taken. */
    private static final MemorySize ALL_IN_FILES = MemorySize.ZERO;

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final SharedReference<Queue<KpiRow>> rows;
    private final Path events;
    private final String stateBackend;

    /**
     * How a life differs from another.
     *
     * @param from the savepoint that it begins with; null for none
     */
    record Life(StetConfig config, int parallelism, @Nullable Path from) {}

    /**
     * @param events in whose order they are read
     * @param stateBackend {@code rocksdb} or {@code hashmap}
     */
    JobLives(SharedObjectsExtension shared, Path events, String stateBackend) {
        this.rows = shared.add(new ConcurrentLinkedQueue<>());
        this.events = events;
        this.stateBackend = stateBackend;
    }

    /** Every row that was written so far. */
    List<KpiRow> rows() {
        return List.copyOf(rows.get());
    }

    /**
     * Runs until so many records were read, and stops with a savepoint.
     *
     * @param records in all, those of earlier lives among them
     * @param folder to put the savepoint into
     * @return where it lies
     */
    Path stopAfter(long records, Life life, Path folder) throws Exception {
        return stopAfter(records, life, folder, null);
    }

    /**
     * As {@link #stopAfter(long, Life, Path)}, once one of the rows written is as wanted too: then
     * the watermark has come that far.
     */
    Path stopAfter(long records, Life life, Path folder, @Nullable Predicate<KpiRow> wanted)
            throws Exception {
        JobClient job = reach(records, life, wanted);
        String savepoint = stop(job, folder);
        job.getJobExecutionResult().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        return Path.of(new org.apache.flink.core.fs.Path(savepoint).getPath());
    }

    /** As far as {@link #stopAfter}, and leaves the job running there. */
    JobClient reach(long records, Life life, @Nullable Predicate<KpiRow> wanted) throws Exception {
        String run = UUID.randomUUID().toString();
        JobClient job = start(life, run, records);
        ReplayProgress progress = ReplayProgress.of(run);
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (progress.records() < records
                || (wanted != null && rows.get().stream().noneMatch(wanted))) {
            assertThat(System.nanoTime())
                    .as("deadline for %d records", records)
                    .isLessThan(deadline);
            assertThat(job.getJobStatus().get().isTerminalState()).as("ended early").isFalse();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return job;
    }

    /** Once every task runs, which a few records do not tell. */
    private static String stop(JobClient job, Path folder) throws Exception {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                return job.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                boolean starting =
                        ExceptionUtils.findThrowable(e, CheckpointException.class)
                                .map(CheckpointException::getCheckpointFailureReason)
                                .filter(NOT_ALL_REQUIRED_TASKS_RUNNING::equals)
                                .isPresent();
                if (!starting || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** Runs to the end of the file, where everything is final. */
    void runToTheEnd(Life life) throws Exception {
        start(life, UUID.randomUUID().toString(), Long.MAX_VALUE)
                .getJobExecutionResult()
                .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private JobClient start(Life life, String run, long limit) throws Exception {
        Configuration settings =
                new Configuration()
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                        .set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(10))
                        .set(StateBackendOptions.STATE_BACKEND, stateBackend)
                        .set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, ALL_IN_FILES)
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (life.from != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, life.from.toUri().toString());
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(life.parallelism);
        StetConfig config = limit == Long.MAX_VALUE ? neverIdle(life.config) : life.config;
        new StetTopology(config)
                .define(
                        env,
                        GatedFiles.of(Decoding.files(config, List.of(events), run), run, limit))
                .rows()
                .sinkTo(new CollectedRows(rows))
                .uid("test.rows");
        return env.executeAsync("stet");
    }

    /** A reader that waits its turn on a busy machine is not to be left out of the watermark. */
    private static StetConfig neverIdle(StetConfig config) {
        return new StetConfig(
                config.outOfOrderness(),
                DEADLINE,
                config.allowedLateness(),
                config.futureTolerance(),
                config.earliestEventTime(),
                config.recordBytes(),
                config.recordDepth(),
                config.cube(),
                config.windows(),
                config.segmentLimit(),
                config.clusters(),
                config.refreshInterval(),
                config.cache(),
                config.outcomes(),
                config.families(),
                config.pricesFile(),
                config.formats(),
                config.asOf(),
                config.alerts(),
                config.targetsFile(),
                config.reviewSample());
    }
}
