package dev.stet.bench.live;

import dev.stet.bench.contest.StateIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job is to be started.
 *
 * @param partitions of the topic
 * @param options of the job, over its defaults, by their keys
 * @param scratch for state and checkpoints; those of a job that is restored lie in it already
 * @param rowsTopic the beginning of the names of the topics that rows go to; null for none
 * @param postgres where rows go, a JDBC URL; null for nowhere
 * @param restore the folder of a checkpoint; null to begin anew
 */
public record JobPlan(
        String topic,
        int partitions,
        StateIn state,
        int parallelism,
        Map<String, String> options,
        Path scratch,
        @Nullable String rowsTopic,
        @Nullable String postgres,
        @Nullable Path restore) {

    public JobPlan {
        options = Map.copyOf(options);
    }

    /** On RocksDB, with the defaults, at parallelism 1, rows going nowhere. */
    public static JobPlan of(String topic, int partitions, Path scratch) {
        return new JobPlan(
                topic, partitions, StateIn.ROCKSDB, 1, Map.of(), scratch, null, null, null);
    }

    public JobPlan withOptions(Map<String, String> other) {
        return new JobPlan(
                topic,
                partitions,
                state,
                parallelism,
                other,
                scratch,
                rowsTopic,
                postgres,
                restore);
    }

    public JobPlan with(StateIn otherState, int otherParallelism) {
        return new JobPlan(
                topic,
                partitions,
                otherState,
                otherParallelism,
                options,
                scratch,
                rowsTopic,
                postgres,
                restore);
    }

    public JobPlan withSinks(@Nullable String toTopic, @Nullable String toPostgres) {
        return new JobPlan(
                topic,
                partitions,
                state,
                parallelism,
                options,
                scratch,
                toTopic,
                toPostgres,
                restore);
    }

    public JobPlan restoring(Path checkpoint) {
        return new JobPlan(
                topic,
                partitions,
                state,
                parallelism,
                options,
                scratch,
                rowsTopic,
                postgres,
                checkpoint);
    }

    /** Under which its checkpoints lie, each in a folder {@code chk-…} of a job's folder. */
    public Path checkpoints() {
        return LiveJob.checkpoints(scratch);
    }

    List<String> arguments(String bootstrap) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap", bootstrap,
                                "--topic", topic,
                                "--partitions", Integer.toString(partitions),
                                "--state", state.name(),
                                "--parallelism", Integer.toString(parallelism),
                                "--scratch", scratch.toString()));
        options.forEach((key, value) -> arguments.addAll(List.of("--with", key + "=" + value)));
        if (rowsTopic != null) {
            arguments.addAll(List.of("--rows-topic", rowsTopic));
        }
        if (postgres != null) {
            arguments.addAll(List.of("--postgres", postgres));
        }
        if (restore != null) {
            arguments.addAll(List.of("--restore", restore.toUri().toString()));
        }
        return arguments;
    }
}
