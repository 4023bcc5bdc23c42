package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.View;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Sums facts within their task before they are shuffled.
 *
 * <p><b>Key</b> none. <b>In</b> facts. <b>Out</b> one {@link CellSum} per cell that changed.
 * <b>State</b> none: sums are emitted before every watermark, every checkpoint barrier and the end
 * of the input, whenever it grows past a size, and after the refresh interval at the latest, so
 * that a watermark that stands still holds no provisional row back. A fact is never overtaken by a
 * watermark, so downstream no window is final before its facts are in.
 */
final class LocalSumOperator extends AbstractStreamOperator<CellSum>
        implements OneInputStreamOperator<Fact, CellSum>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    /** Sums and users held at most, a few megabytes. */
    private static final int MOST_HELD = 20_000;

    private final Map<View, Cube> cubes;
    private final Map<View, int[]> clustered;
    private final long refreshMillis;
    private transient boolean planned;
    private transient LocalSums sums;
    private transient StreamRecord<CellSum> reused;

    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    LocalSumOperator(Rollup rollup) {
        this.cubes = rollup.cubes();
        this.clustered = rollup.clustered();
        this.refreshMillis = rollup.refresh().toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new LocalSums(cubes, clustered);
        reused = new StreamRecord<>(null);
    }

    @Override
    public void processElement(StreamRecord<Fact> element) {
        sums.add(element.getValue());
        if (sums.size() >= MOST_HELD) {
            handOn();
        } else if (!planned && refreshMillis > 0) {
            planned = true;
            ProcessingTimeService clock = getProcessingTimeService();
            clock.registerTimer(
                    clock.getCurrentProcessingTime() + refreshMillis,
                    time -> {
                        planned = false;
                        handOn();
                    });
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        handOn();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        handOn();
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        handOn();
    }

    @Override
    public void endInput() {
        handOn();
    }

    private void handOn() {
        sums.drain(sum -> output.collect(reused.replace(sum)));
    }
}
