package dev.stet.testkit;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** A thin, closeable wrapper that speaks in event time and hides {@code StreamRecord}. */
public final class KeyedHarness<K, I, O> implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<K, I, O> harness;

    private KeyedHarness(KeyedOneInputStreamOperatorTestHarness<K, I, O> harness) {
        this.harness = harness;
    }

    public static <K, I, O> KeyedHarness<K, I, O> open(
            OneInputStreamOperator<I, O> operator,
            KeySelector<I, K> key,
            TypeInformation<K> keyType)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(operator, key, keyType, 720, 1, 0);
        harness.getExecutionConfig().enableObjectReuse();
        harness.open();
        return new KeyedHarness<>(harness);
    }

    public void process(I element, long timestamp) throws Exception {
        harness.processElement(element, timestamp);
    }

    /** Advances Flink's watermark: no event at or before it is expected. */
    public void advanceTo(long watermark) throws Exception {
        harness.processWatermark(watermark);
    }

    public void clock(long processingTime) throws Exception {
        harness.setProcessingTime(processingTime);
    }

    public List<O> output() {
        return harness.extractOutputValues();
    }

    public <T> List<T> sideOutput(OutputTag<T> tag) {
        var records = harness.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }

    public int stateEntries() {
        return harness.numKeyedStateEntries();
    }

    public int timers() {
        return harness.numEventTimeTimers() + harness.numProcessingTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
