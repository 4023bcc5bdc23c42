package dev.stet.bench.costs;

import dev.stet.state.StateKeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.openjdk.jol.info.GraphLayout;

/**
 * What the first map state of an operator takes.
 *
 * @param entries how many there are
 * @param serializedBytes the mean of key and value in their codecs, without Flink's own prefix of
 *     key group and Flink key
 * @param heapBytes the mean of all that the maps reach, what entries share counted once
 */
record LiveState(int entries, double serializedBytes, double heapBytes) {

    /** Has the weigher look into records too, of which Java hides the layout otherwise. */
    private static final String WEIGH_RECORDS = "jol.magicFieldOffset";

    static LiveState of(OneInputStreamOperatorTestHarness<?, ?> harness) throws Exception {
        MapStateDescriptor<Object, Object> descriptor = descriptor(harness);
        List<Map<Object, Object>> maps = maps(harness, descriptor);
        int entries = 0;
        long serialized = 0;
        for (Map<Object, Object> map : maps) {
            entries += map.size();
            serialized += serialized(map, descriptor);
        }
        long heap = heapBytes(maps.toArray());
        return new LiveState(entries, (double) serialized / entries, (double) heap / entries);
    }

    /** The mean of the values of the operator's first state, one a key, in their codec. */
    static double meanValueBytes(OneInputStreamOperatorTestHarness<?, ?> harness) throws Exception {
        StateKeeper operator = (StateKeeper) harness.getOperator();
        @SuppressWarnings("unchecked")
        var descriptor = (ValueStateDescriptor<Object>) operator.states().get(0);
        LongSummaryStatistics sizes = new LongSummaryStatistics();
        DataOutputSerializer out = new DataOutputSerializer(1_024);
        KeyedStateBackend<Object> backend = harness.getOperator().getKeyedStateBackend();
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                descriptor,
                (Object key, ValueState<Object> state) -> {
                    out.clear();
                    descriptor.getSerializer().serialize(state.value(), out);
                    sizes.accept(out.length());
                });
        return sizes.getAverage();
    }

    /** Of all that the roots reach. */
    static long heapBytes(Object... roots) {
        System.setProperty(WEIGH_RECORDS, "true");
        return GraphLayout.parseInstance(roots).totalSize();
    }

    @SuppressWarnings("unchecked")
    private static MapStateDescriptor<Object, Object> descriptor(
            OneInputStreamOperatorTestHarness<?, ?> harness) {
        StateKeeper operator = (StateKeeper) harness.getOperator();
        return (MapStateDescriptor<Object, Object>)
                operator.states().stream()
                        .filter(MapStateDescriptor.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    /** As they lie on the heap: one map per Flink key. */
    private static List<Map<Object, Object>> maps(
            OneInputStreamOperatorTestHarness<?, ?> harness,
            MapStateDescriptor<Object, Object> descriptor)
            throws Exception {
        List<Map<Object, Object>> maps = new ArrayList<>();
        KeyedStateBackend<Object> backend = harness.getOperator().getKeyedStateBackend();
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                descriptor,
                (Object key, MapState<Object, Object> state) -> maps.add(copy(state)));
        return maps;
    }

    private static Map<Object, Object> copy(MapState<Object, Object> state) throws Exception {
        Map<Object, Object> copy = new HashMap<>();
        for (Entry<Object, Object> entry : state.entries()) {
            copy.put(entry.getKey(), entry.getValue());
        }
        return copy;
    }

    private static long serialized(
            Map<Object, Object> map, MapStateDescriptor<Object, Object> descriptor)
            throws IOException {
        TypeSerializer<Object> keys = descriptor.getKeySerializer();
        TypeSerializer<Object> values = descriptor.getValueSerializer();
        DataOutputSerializer out = new DataOutputSerializer(1_024);
        long bytes = 0;
        for (Entry<Object, Object> entry : map.entrySet()) {
            out.clear();
            keys.serialize(entry.getKey(), out);
            values.serialize(entry.getValue(), out);
            bytes += out.length();
        }
        return bytes;
    }
}
