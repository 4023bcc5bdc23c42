package dev.stet.savepoint;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** A savepoint or a retained checkpoint, read off its files; no job runs. */
public final class Savepoint {

    private final String path;
    private final CheckpointMetadata metadata;

    /**
     * What one operator keeps.
     *
     * @param id as Flink makes it of the uid
     * @param uid the hexadecimal {@code id} where the savepoint does not tell it
     * @param name the title of the step; empty where the savepoint does not tell it
     * @param keyed whether its state goes by keys, and so by the max parallelism
     * @param empty whether its tasks have no state: Flink never misses it
     */
    public record Operator(
            String id, String uid, String name, int maxParallelism, boolean keyed, boolean empty) {}

    private Savepoint(String path, CheckpointMetadata metadata) {
        this.path = path;
        this.metadata = metadata;
    }

    /**
     * @param path a savepoint's folder or its file {@code _metadata}, as {@code flink run -s} takes
     *     it
     * @throws SavepointException saying in one line why there is none
     * @throws IOException where the storage does not answer
     */
    public static Savepoint open(String path) throws IOException {
        CompletedCheckpointStorageLocation location = locate(path);
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            CheckpointMetadata metadata =
                    Checkpoints.loadCheckpointMetadata(
                            in, Savepoint.class.getClassLoader(), location.getExternalPointer());
            return new Savepoint(path, metadata);
        } catch (IOException e) {
            throw new SavepointException(
                    "%s is not a savepoint, or is from a newer Flink: its file _metadata cannot be read (%s)"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static CompletedCheckpointStorageLocation locate(String path) throws IOException {
        try {
            return AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        } catch (FileNotFoundException | IllegalArgumentException e) {
            throw none(path, e);
        } catch (IOException e) {
            if (e.getCause() != null) {
                throw e; // not that nothing is there: nobody answered
            }
            throw none(path, e);
        }
    }

    private static SavepointException none(String path, Exception cause) {
        return new SavepointException(
                "%s contains no savepoint: name the folder with the file _metadata, as flink stop and flink savepoint print it"
                        .formatted(path),
                cause);
    }

    /** As it was given. */
    public String path() {
        return path;
    }

    /** By uid. */
    public List<Operator> operators() {
        return states().stream().map(Savepoint::operator).toList();
    }

    private static Operator operator(OperatorState state) {
        boolean keyed =
                state.getStates().stream()
                        .anyMatch(
                                part ->
                                        !part.getManagedKeyedState().isEmpty()
                                                || !part.getRawKeyedState().isEmpty());
        boolean empty = state.getStates().stream().noneMatch(OperatorSubtaskState::hasState);
        return new Operator(
                state.getOperatorID().toHexString(),
                uid(state),
                state.getOperatorName().orElse(""),
                state.getMaxParallelism(),
                keyed,
                empty);
    }

    static String uid(OperatorState state) {
        return state.getOperatorUid().orElse(state.getOperatorID().toHexString());
    }

    /**
     * Reads all of it, and counts.
     *
     * @return by uid, in the order of the states' names
     * @throws IOException where a file of it cannot be read
     */
    public List<Kept> kept() throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (OperatorState state : states()) {
            kept.addAll(new StateCount(state).kept());
        }
        return kept;
    }

    private List<OperatorState> states() {
        return metadata.getOperatorStates().stream()
                .sorted(Comparator.comparing(Savepoint::uid))
                .toList();
    }
}
