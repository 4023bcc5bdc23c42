package dev.stet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.config.ConfigException;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.testkit.Decoding;
import java.io.DataInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint from which this job cannot go on is refused in one line, before there is a job. */
final class RestorePreflightTest {

    private static final Path STORED =
            Path.of("src/test/resources/savepoints/0.1.0/savepoint").toAbsolutePath();

    /** As the stored savepoint was taken. */
    private static final Configuration WITH_EVERY_FAMILY =
            new Configuration().set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY);

    @TempDir private Path folder = Path.of("");

    @Test
    void takesOneOfItsOwn() {
        assertThatCode(() -> RestorePreflight.check(job(STORED, false))).doesNotThrowAnyException();
    }

    /** As where a sink is switched off that had written files. */
    @Test
    void namesTheStepThatIsMissing() {
        assertThatThrownBy(() -> RestorePreflight.check(another(STORED, false)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "execution.state-recovery.path: %s contains state of 'ingest.admission', but this job has no such step: restore the configuration that it belongs to, or drop that state with --allowNonRestoredState"
                                .formatted(STORED.toUri()));
        assertThatCode(() -> RestorePreflight.check(another(STORED, true)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheMaxParallelism() throws Exception {
        Path other = withMaxParallelism(128);
        assertThatThrownBy(() -> RestorePreflight.check(job(other, true)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "execution.state-recovery.path: %s was taken at max parallelism 128, but this job's is always 720: start without it, and read the log again"
                                .formatted(other.toUri()));
    }

    /** The client of a cluster need not see what the cluster sees. */
    @Test
    void leavesToFlinkWhatItCannotRead() {
        assertThatCode(() -> RestorePreflight.check(job(folder.resolve("gone"), false)))
                .doesNotThrowAnyException();
    }

    private Path withMaxParallelism(int maxParallelism) throws Exception {
        CheckpointMetadata metadata;
        try (DataInputStream in =
                new DataInputStream(Files.newInputStream(STORED.resolve("_metadata")))) {
            metadata =
                    Checkpoints.loadCheckpointMetadata(
                            in, getClass().getClassLoader(), STORED.toUri().toString());
        }
        List<OperatorState> changed =
                metadata.getOperatorStates().stream()
                        .map(state -> withMaxParallelism(state, maxParallelism))
                        .toList();
        try (OutputStream out = Files.newOutputStream(folder.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, changed, List.of()), out);
        }
        return folder;
    }

    private static OperatorState withMaxParallelism(OperatorState state, int maxParallelism) {
        OperatorState changed =
                new OperatorState(
                        state.getOperatorName().orElse(""),
                        state.getOperatorUid().orElse(""),
                        state.getOperatorID(),
                        state.getParallelism(),
                        maxParallelism);
        state.getSubtaskStates().forEach(changed::putState);
        return changed;
    }

    private static StreamExecutionEnvironment job(Path savepoint, boolean allowNonRestored) {
        StreamExecutionEnvironment env = environment(savepoint, allowNonRestored);
        StetConfig config = StetConfig.from(WITH_EVERY_FAMILY);
        new StetTopology(config)
                .define(env, Decoding.files(config, List.of(Path.of("never-read.jsonl"))))
                .rows()
                .sinkTo(new DiscardingSink<>())
                .uid("test.rows");
        return env;
    }

    private static StreamExecutionEnvironment another(Path savepoint, boolean allowNonRestored) {
        StreamExecutionEnvironment env = environment(savepoint, allowNonRestored);
        env.fromSequence(0, 1).sinkTo(new DiscardingSink<>()).uid("test.rows");
        return env;
    }

    private static StreamExecutionEnvironment environment(
            Path savepoint, boolean allowNonRestored) {
        return StreamExecutionEnvironment.getExecutionEnvironment(
                new Configuration()
                        .set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString())
                        .set(
                                StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE,
                                allowNonRestored));
    }
}
