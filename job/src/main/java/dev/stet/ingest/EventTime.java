package dev.stet.ingest;

import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How event time advances: the greatest {@link Received#frontierMillis()} less the
 * out-of-orderness. Flink's watermark says that nothing at or before it is to come, so it stands
 * one millisecond below the watermark of the contract.
 *
 * <p>A refused record, one from the future among them, carries no frontier that moves it.
 */
public final class EventTime {

    private EventTime() {}

    /**
     * For an unbounded input: a partition without records for {@code idleness} of processing time
     * is left out.
     */
    public static WatermarkStrategy<Received> strategy(Duration outOfOrderness, Duration idleness) {
        return strategy(outOfOrderness).withIdleness(idleness);
    }

    /**
     * For a bounded input, files above all, which is never idle: a reader that pauses for long must
     * not leave the watermark to the readers that have finished.
     */
    public static WatermarkStrategy<Received> strategy(Duration outOfOrderness) {
        long millis = outOfOrderness.toMillis();
        return WatermarkStrategy.<Received>forGenerator(context -> new Frontier(millis))
                .withTimestampAssigner(
                        (received, previous) ->
                                received.decoded() instanceof ValidEvent event
                                        ? event.header().eventTimeMillis()
                                        : previous);
    }

    private static final class Frontier implements WatermarkGenerator<Received> {

        private final long outOfOrdernessMillis;
        private long newest;

        Frontier(long outOfOrdernessMillis) {
            this.outOfOrdernessMillis = outOfOrdernessMillis;
            this.newest = Long.MIN_VALUE + outOfOrdernessMillis + 1;
        }

        @Override
        public void onEvent(Received received, long timestamp, WatermarkOutput output) {
            newest = Math.max(newest, received.frontierMillis());
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(new Watermark(newest - outOfOrdernessMillis - 1));
        }
    }
}
