package dev.stet.ingest;

import dev.stet.contract.Fact;
import dev.stet.contract.Received;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Tells an {@link Admission} what Flink tells no function: each watermark, though no record follow
 * it, and that its partitions are left out.
 */
public final class AdmissionOperator extends ProcessOperator<Received, Fact> {

    private static final long serialVersionUID = 1L;

    private final Admission admission;

    public AdmissionOperator(Admission admission) {
        super(admission);
        this.admission = admission;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        admission.reached(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            admission.idle();
        }
        super.processWatermarkStatus(status);
    }
}
