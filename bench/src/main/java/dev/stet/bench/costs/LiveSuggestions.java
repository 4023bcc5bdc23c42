package dev.stet.bench.costs;

import dev.stet.contract.Fact;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.suggestion.BenchedSuggestions;
import dev.stet.lifecycle.suggestion.SuggestionOperator;
import dev.stet.state.Shards;
import java.util.Iterator;
import org.apache.flink.state.rocksdb.BenchedRocks;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * What suggestions take that lie as close as in the contest, with all that has happened to them.
 *
 * @param heapBytes of one, in memory before state; what they share counted once
 * @param fileBytes of one, in the compacted files of RocksDB with Flink's own options
 */
record LiveSuggestions(double heapBytes, double fileBytes) {

    /**
     * @param events until there are this many suggestions
     */
    static LiveSuggestions of(
            KeyedStep<?, SuggestionEvent, Fact> step,
            Iterator<SuggestionEvent> events,
            int suggestions)
            throws Exception {
        return follow(step, events, suggestions);
    }

    private static <K> LiveSuggestions follow(
            KeyedStep<K, SuggestionEvent, Fact> step,
            Iterator<SuggestionEvent> events,
            int suggestions)
            throws Exception {
        SuggestionOperator operator = (SuggestionOperator) step.operator();
        try (KeyedOneInputStreamOperatorTestHarness<K, SuggestionEvent, Fact> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, step.key(), step.keyType(), Shards.COUNT, 1, 0)) {
            harness.setStateBackend(new EmbeddedRocksDBStateBackend());
            harness.setOutputCreator(serializer -> new Forward<>(fact -> {}));
            harness.open();
            StreamRecord<SuggestionEvent> reused = new StreamRecord<>(null);
            while (BenchedSuggestions.inMemory(operator) < suggestions) {
                harness.processElement(reused.replace(events.next()));
            }
            double heap = LiveState.heapBytes(BenchedSuggestions.memory(operator));
            BenchedSuggestions.writeBack(operator);
            RocksDBKeyedStateBackend<?> backend =
                    (RocksDBKeyedStateBackend<?>) operator.getKeyedStateBackend();
            double files = BenchedRocks.fileBytes(backend, operator.states().get(0).getName());
            return new LiveSuggestions(heap / suggestions, files / suggestions);
        }
    }
}
