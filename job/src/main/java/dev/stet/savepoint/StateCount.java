package dev.stet.savepoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroup;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;
import org.apache.flink.runtime.state.restore.ThrowingIterator;
import org.apache.flink.util.StateMigrationException;

/**
 * Counts what one operator has in a savepoint, over all its tasks. No value is decoded, so that a
 * form that this release does not know is counted too.
 */
final class StateCount {

    private static final String COORDINATOR = "(coordinator)";
    private static final String NATIVE = "(all keyed state, native format)";
    private static final String TIMERS = "(timers)";

    private final OperatorState operator;
    private final Map<String, Tally> tallies = new TreeMap<>();

    private static final class Tally {
        private boolean countable = true;
        private long entries;
        private long bytes;
    }

    StateCount(OperatorState operator) {
        this.operator = operator;
    }

    List<Kept> kept() throws IOException {
        if (operator.getCoordinatorState() != null) {
            add(COORDINATOR, 1, operator.getCoordinatorState().getStateSize());
        }
        for (OperatorSubtaskState task : operator.getStates()) {
            for (OperatorStateHandle handle : task.getManagedOperatorState()) {
                countLists(handle);
            }
            for (KeyedStateHandle handle : task.getManagedKeyedState()) {
                if (handle instanceof KeyGroupsSavepointStateHandle canonical) {
                    countEntries(canonical);
                } else {
                    addUncounted(NATIVE, handle);
                }
            }
            for (KeyedStateHandle handle : task.getRawKeyedState()) {
                addUncounted(TIMERS, handle);
            }
        }
        List<Kept> kept = new ArrayList<>();
        tallies.forEach((state, tally) -> kept.add(kept(state, tally)));
        return kept;
    }

    private Kept kept(String state, Tally tally) {
        return new Kept(
                Savepoint.uid(operator),
                operator.getOperatorName().orElse(""),
                state,
                tally.countable ? OptionalLong.of(tally.entries) : OptionalLong.empty(),
                tally.bytes);
    }

    private Tally add(String state, long entries, long bytes) {
        Tally tally = tallies.computeIfAbsent(state, name -> new Tally());
        tally.entries += entries;
        tally.bytes += bytes;
        return tally;
    }

    private void addUncounted(String state, StateObject files) {
        add(state, 0, files.getStateSize()).countable = false;
    }

    /** An element of a list begins where the one before it ends. */
    private void countLists(OperatorStateHandle handle) {
        TreeSet<Long> borders = new TreeSet<>();
        borders.add(handle.getStateSize());
        for (StateMetaInfo state : handle.getStateNameToPartitionOffsets().values()) {
            for (long offset : state.getOffsets()) {
                borders.add(offset);
            }
        }
        handle.getStateNameToPartitionOffsets()
                .forEach(
                        (name, state) -> {
                            add(name, 0, 0);
                            for (long offset : state.getOffsets()) {
                                Long end = borders.higher(offset);
                                add(name, 1, end == null ? 0 : end - offset);
                            }
                        });
    }

    /** Flink's own reader of the form that both state backends write savepoints in. */
    private void countEntries(KeyGroupsSavepointStateHandle handle) throws IOException {
        ClassLoader loader = StateCount.class.getClassLoader();
        KeyedBackendSerializationProxy<Object> header =
                new KeyedBackendSerializationProxy<>(loader);
        try (FSDataInputStream in = handle.openInputStream()) {
            header.read(new DataInputViewStreamWrapper(in));
        }
        FullSnapshotRestoreOperation<Object> reading =
                new FullSnapshotRestoreOperation<>(
                        handle.getKeyGroupRange(),
                        loader,
                        List.of(handle),
                        StateSerializerProvider.fromNewRegisteredSerializer(
                                header.getKeySerializerSnapshot().restoreSerializer()));
        try (ThrowingIterator<SavepointRestoreResult> results = reading.restore()) {
            while (results.hasNext()) {
                countEntries(results.next());
            }
        } catch (StateMigrationException e) {
            throw new IOException("The keys of " + Savepoint.uid(operator) + " cannot be read", e);
        }
    }

    private void countEntries(SavepointRestoreResult result)
            throws IOException, StateMigrationException {
        List<StateMetaInfoSnapshot> states = result.getStateMetaInfoSnapshots();
        states.forEach(state -> add(state.getName(), 0, 0));
        try (ThrowingIterator<KeyGroup> groups = result.getRestoredKeyGroups()) {
            while (groups.hasNext()) {
                try (ThrowingIterator<KeyGroupEntry> entries = groups.next().getKeyGroupEntries()) {
                    while (entries.hasNext()) {
                        KeyGroupEntry entry = entries.next();
                        add(
                                states.get(entry.getKvStateId()).getName(),
                                1,
                                (long) entry.getKey().length + entry.getValue().length);
                    }
                }
            }
        }
    }
}
