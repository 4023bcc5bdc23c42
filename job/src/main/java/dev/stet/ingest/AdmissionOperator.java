package dev.stet.ingest;

import dev.stet.contract.Fact;
import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Tells an {@link Admission} what Flink tells no function: each watermark, though no record follow
 * it, and that its partitions are left out.
 */
public final class AdmissionOperator extends ProcessOperator<Received, Fact> {

    private static final long serialVersionUID = 1L;

    private final Admission admission;
    private final long asOfMillis;

    /** For an input whose end is the end of event time. */
    public AdmissionOperator(Admission admission) {
        this(admission, Long.MAX_VALUE);
    }

    /**
     * @param asOfMillis the last watermark, though the input end; {@link Long#MAX_VALUE} for the
     *     end of event time. No event behind it is admitted
     */
    public AdmissionOperator(Admission admission, long asOfMillis) {
        super(admission);
        this.admission = admission;
        this.asOfMillis = asOfMillis;
    }

    @Override
    public void processElement(StreamRecord<Received> element) throws Exception {
        boolean after =
                element.getValue().decoded() instanceof ValidEvent event
                        && event.header().eventTimeMillis() > asOfMillis;
        if (!after) {
            super.processElement(element);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        Watermark reached = mark.getTimestamp() > asOfMillis ? new Watermark(asOfMillis) : mark;
        admission.reached(reached.getTimestamp());
        super.processWatermark(reached);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            admission.idle();
        }
        super.processWatermarkStatus(status);
    }
}
