package dev.stet.testkit;

import dev.stet.state.Shards;
import dev.stet.state.StateKeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The parallel tasks of one keyed operator, which can be stopped with a snapshot and started from
 * it again, at another parallelism too. What was put out is kept over restarts.
 */
public final class KeyedTasks<K, I, O> implements AutoCloseable {

    private final Supplier<? extends OneInputStreamOperator<I, O>> operators;
    private final KeySelector<I, K> key;
    private final TypeInformation<K> keyType;
    private final boolean rocksDb;
    private final int keyGroups;
    private final List<KeyedOneInputStreamOperatorTestHarness<K, I, O>> past = new ArrayList<>();
    private final List<KeyedOneInputStreamOperatorTestHarness<K, I, O>> tasks = new ArrayList<>();
    private @Nullable OperatorSubtaskState snapshot;
    private int parallelismOfSnapshot = 1;
    private long checkpoint;
    private long clock;

    /** One task, with as many key groups as the job has. */
    public KeyedTasks(
            Supplier<? extends OneInputStreamOperator<I, O>> operators,
            KeySelector<I, K> key,
            TypeInformation<K> keyType,
            boolean rocksDb)
            throws Exception {
        this(operators, key, keyType, rocksDb, Shards.COUNT);
    }

    /**
     * The same, of an operator whose keys are no shards.
     *
     * @param keyGroups with few, a start or a snapshot takes a fraction of the time
     */
    public KeyedTasks(
            Supplier<? extends OneInputStreamOperator<I, O>> operators,
            KeySelector<I, K> key,
            TypeInformation<K> keyType,
            boolean rocksDb,
            int keyGroups)
            throws Exception {
        this.operators = operators;
        this.key = key;
        this.keyType = keyType;
        this.rocksDb = rocksDb;
        this.keyGroups = keyGroups;
        start(1, null, 1);
    }

    private void start(int parallelism, @Nullable OperatorSubtaskState state, int before)
            throws Exception {
        for (int task = 0; task < parallelism; task++) {
            KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            operators.get(), key, keyType, keyGroups, parallelism, task);
            harness.getExecutionConfig().enableObjectReuse();
            harness.setStateBackend(
                    rocksDb ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend());
            harness.setProcessingTime(clock);
            if (state != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, keyGroups, before, parallelism, task));
            }
            harness.open();
            tasks.add(harness); // one that does not open has nothing to finish
        }
    }

    /** Takes a snapshot and goes on. */
    public void snapshot() throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[tasks.size()];
        checkpoint++;
        for (int task = 0; task < states.length; task++) {
            tasks.get(task).prepareSnapshotPreBarrier(checkpoint);
            states[task] = tasks.get(task).snapshot(checkpoint, checkpoint);
        }
        snapshot = AbstractStreamOperatorTestHarness.repackageState(states);
        parallelismOfSnapshot = states.length;
    }

    /** Stops, and starts from the last snapshot; the watermark begins anew. */
    public void restore(int parallelism) throws Exception {
        stop();
        start(parallelism, snapshot, parallelismOfSnapshot);
    }

    /** Stops with a snapshot and starts from it. */
    public void restart(int parallelism) throws Exception {
        snapshot();
        restore(parallelism);
    }

    public void process(I element) throws Exception {
        int task =
                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        key.getKey(element), keyGroups, tasks.size());
        tasks.get(task).processElement(new StreamRecord<>(element));
    }

    /** Advances Flink's watermark: no event at or before it is expected. */
    public void advanceTo(long watermark) throws Exception {
        for (var task : tasks) {
            task.processWatermark(watermark);
        }
    }

    /** As {@link #advanceTo(long)}, of one task alone. */
    public void advanceTo(long watermark, int task) throws Exception {
        tasks.get(task).processWatermark(watermark);
    }

    /** Sets processing time, epoch milliseconds. */
    public void clock(long millis) throws Exception {
        clock = millis;
        for (var task : tasks) {
            task.setProcessingTime(millis);
        }
    }

    /** Of each task in its order, the stopped ones first. */
    public List<O> output() {
        List<O> output = new ArrayList<>();
        past.forEach(task -> output.addAll(task.extractOutputValues()));
        tasks.forEach(task -> output.addAll(task.extractOutputValues()));
        return output;
    }

    /** As {@link #output()}. */
    public <T> List<T> sideOutput(OutputTag<T> tag) {
        List<T> output = new ArrayList<>();
        for (var each : List.of(past, tasks)) {
            for (var task : each) {
                var records = task.getSideOutput(tag);
                if (records != null) {
                    records.forEach(element -> output.add(element.getValue()));
                }
            }
        }
        return output;
    }

    /** What was put out there since it was last taken, of each task in its order. */
    public <T> List<T> takeSideOutput(OutputTag<T> tag) {
        List<T> taken = sideOutput(tag);
        for (var each : List.of(past, tasks)) {
            for (var task : each) {
                var records = task.getSideOutput(tag);
                if (records != null) {
                    records.clear();
                }
            }
        }
        return taken;
    }

    /**
     * After a snapshot, which writes out what is only in memory; on RocksDB timers that are set
     * count too.
     */
    public int stateEntries() throws Exception {
        snapshot();
        return writtenEntries();
    }

    /** As {@link #stateEntries()}, but without what is only in memory. */
    public int writtenEntries() {
        int entries = 0;
        for (var task : tasks) {
            entries +=
                    task.getOperator().getKeyedStateBackend()
                                    instanceof RocksDBKeyedStateBackend<?> rocks
                            ? rocks.numKeyValueStateEntries()
                            : task.numKeyedStateEntries();
        }
        return entries;
    }

    /**
     * The entries of the operator's first state, a map, as they are written: key and value, after a
     * snapshot.
     */
    public List<byte[]> writtenBytes() throws Exception {
        snapshot();
        List<byte[]> all = new ArrayList<>();
        for (var task : tasks) {
            @SuppressWarnings("unchecked")
            var descriptor =
                    (MapStateDescriptor<Object, Object>)
                            ((StateKeeper) task.getOperator()).states().get(0);
            KeyedStateBackend<Object> backend = task.getOperator().getKeyedStateBackend();
            backend.applyToAllKeys(
                    VoidNamespace.INSTANCE,
                    VoidNamespaceSerializer.INSTANCE,
                    descriptor,
                    (Object each, MapState<Object, Object> state) -> {
                        for (Map.Entry<Object, Object> entry : state.entries()) {
                            all.add(bytes(descriptor, entry));
                        }
                    });
        }
        return all;
    }

    private static byte[] bytes(
            MapStateDescriptor<Object, Object> descriptor, Map.Entry<Object, Object> entry)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        descriptor.getKeySerializer().serialize(entry.getKey(), out);
        descriptor.getValueSerializer().serialize(entry.getValue(), out);
        return out.getCopyOfBuffer();
    }

    /** In event time and in processing time. */
    public int timers() {
        return tasks.stream()
                .mapToInt(task -> task.numEventTimeTimers() + task.numProcessingTimeTimers())
                .sum();
    }

    private void stop() throws Exception {
        for (var task : tasks) {
            task.close();
        }
        past.addAll(tasks);
        tasks.clear();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
