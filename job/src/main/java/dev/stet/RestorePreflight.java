package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.savepoint.Savepoint;
import dev.stet.state.Shards;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Asks a savepoint, before the job is submitted, whether this job can go on from it. Flink would
 * say no as well, by a number in place of the uid, once there is a job.
 */
final class RestorePreflight {

    private RestorePreflight() {}

    /**
     * @param job defined, and not yet executed
     * @throws ConfigException where the job would not start from it. A savepoint that can be read
     *     only where the job will run is left to Flink
     */
    static void check(StreamExecutionEnvironment job) {
        SavepointRestoreSettings settings =
                SavepointRestoreSettings.fromConfiguration(job.getConfiguration());
        if (!settings.restoreSavepoint()) {
            return;
        }
        Savepoint savepoint;
        try {
            savepoint = Savepoint.open(settings.getRestorePath());
        } catch (IOException e) {
            return; // not here; Flink will look again from where the state is read
        }
        // A graph of our own: looked into, one keeps operators that a JobManager cannot read.
        Set<String> ids = ids(job.getStreamGraph(false));
        for (Savepoint.Operator operator : savepoint.operators()) {
            if (!operator.empty()) {
                check(savepoint, operator, ids, settings.allowNonRestoredState());
            }
        }
    }

    private static void check(
            Savepoint savepoint, Savepoint.Operator operator, Set<String> ids, boolean allow) {
        if (!ids.contains(operator.id())) {
            if (!allow) {
                throw refused(
                        "%s contains state of '%s', but this job has no such step: restore the configuration that it belongs to, or drop that state with --allowNonRestoredState"
                                .formatted(savepoint.path(), operator.uid()));
            }
        } else if (operator.keyed() && operator.maxParallelism() != Shards.COUNT) {
            throw refused(
                    "%s was taken at max parallelism %d, but this job's is always %d: start without it, and read the log again"
                            .formatted(savepoint.path(), operator.maxParallelism(), Shards.COUNT));
        }
    }

    private static ConfigException refused(String why) {
        return new ConfigException(StateRecoveryOptions.SAVEPOINT_PATH.key(), why);
    }

    private static Set<String> ids(StreamGraph graph) {
        Set<String> ids = new HashSet<>();
        for (JobVertex vertex : graph.getJobGraph().getVertices()) {
            for (OperatorIDPair each : vertex.getOperatorIDs()) {
                ids.add(each.getGeneratedOperatorID().toHexString());
                each.getUserDefinedOperatorID().ifPresent(id -> ids.add(id.toHexString()));
            }
        }
        return ids;
    }
}
