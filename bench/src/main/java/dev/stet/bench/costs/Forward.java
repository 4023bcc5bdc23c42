package dev.stet.bench.costs;

import java.util.function.BiConsumer;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** Hands records straight to the next operator; watermarks are given to each by the pipeline. */
final class Forward<T> implements Output<StreamRecord<T>> {

    private final Next<T> next;
    private final BiConsumer<OutputTag<?>, Object> side;

    /** Takes a record in. */
    @FunctionalInterface
    interface Next<T> {
        void take(T value) throws Exception;
    }

    Forward(Next<T> next) {
        this(
                next,
                (tag, value) -> {
                    throw new IllegalStateException(
                            "The load has no late events and wants no outcomes");
                });
    }

    /**
     * @param side takes what goes to a side output
     */
    Forward(Next<T> next, BiConsumer<OutputTag<?>, Object> side) {
        this.next = next;
        this.side = side;
    }

    @Override
    public void collect(StreamRecord<T> element) {
        try {
            next.take(element.getValue());
        } catch (Exception e) {
            throw new IllegalStateException("The next operator failed", e);
        }
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> element) {
        side.accept(tag, element.getValue());
    }

    @Override
    public void emitWatermark(Watermark mark) {
        // The pipeline gives each operator its own.
    }

    @Override
    public void emitWatermark(WatermarkEvent watermark) {
        // There are none of this kind.
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
        // Nothing is ever idle.
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
        // There are none.
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
        // There are none.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
