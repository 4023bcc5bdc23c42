package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Received;
import dev.stet.ingest.files.FileReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

final class EventTimeTest {

    private static final Duration OUT_OF_ORDERNESS = Duration.ofMillis(30);
    private static final Duration IDLENESS = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock(1);
    private final List<Long> emitted = new ArrayList<>();
    private boolean idle;

    private final WatermarkOutput output =
            new WatermarkOutput() {
                @Override
                public void emitWatermark(Watermark watermark) {
                    emitted.add(watermark.getTimestamp());
                    idle = false;
                }

                @Override
                public void markIdle() {
                    idle = true;
                }

                @Override
                public void markActive() {
                    idle = false;
                }
            };

    @Test
    void staysOutOfOrdernessBehindTheFurthestFrontier() {
        WatermarkGenerator<Received> generator = generator(EventTime.strategy(OUT_OF_ORDERNESS));

        send(generator, output, at("s a 1000", 1000));
        send(generator, output, at("s b 990", 990));
        send(generator, output, at("s c 1001", 1001));

        assertThat(emitted).containsExactly(969L, 969L, 970L);
    }

    @Test
    void saysNothingBeforeTheFirstEventAndLetsNoRefusedRecordMoveIt() {
        WatermarkGenerator<Received> generator = generator(EventTime.strategy(OUT_OF_ORDERNESS));

        send(generator, output, at("bad", Long.MIN_VALUE));
        send(generator, output, at("s a 1000", 1000));
        long future = FileReplay.NOW + PlainDecoder.FUTURE_TOLERANCE_MILLIS + 1;
        send(generator, output, at("s a " + future, Long.MIN_VALUE));

        assertThat(emitted).containsExactly(Long.MIN_VALUE, 969L, 969L);
    }

    @Test
    void stampsEventsWithTheirTimeAndLeavesOtherRecordsAlone() {
        TimestampAssigner<Received> assigner =
                EventTime.strategy(OUT_OF_ORDERNESS, IDLENESS)
                        .createTimestampAssigner(() -> new UnregisteredMetricsGroup());

        assertThat(assigner.extractTimestamp(at("s a 1000", 1000), 5)).isEqualTo(1000);
        assertThat(assigner.extractTimestamp(at("bad", Long.MIN_VALUE), 5)).isEqualTo(5);
    }

    @Test
    void leavesAnIdlePartitionOutUntilItSpeaksAgain() {
        WatermarkOutputMultiplexer partitions = new WatermarkOutputMultiplexer(output);
        WatermarkStrategy<Received> strategy = EventTime.strategy(OUT_OF_ORDERNESS, IDLENESS);
        WatermarkGenerator<Received> quiet = generator(strategy);
        WatermarkGenerator<Received> busy = generator(strategy);
        partitions.registerNewOutput("quiet", new Unheard());
        partitions.registerNewOutput("busy", new Unheard());
        WatermarkOutput quietOutput = partitions.getImmediateOutput("quiet");
        WatermarkOutput busyOutput = partitions.getImmediateOutput("busy");
        send(quiet, quietOutput, at("s a 1000", 1000));
        send(busy, busyOutput, at("s b 5000", 5000));
        assertThat(last()).as("the quiet one holds it").isEqualTo(969);

        quiet.onPeriodicEmit(quietOutput);
        clock.advanceTime(IDLENESS.plusMillis(1));
        send(busy, busyOutput, at("s c 6000", 6000));
        quiet.onPeriodicEmit(quietOutput);
        partitions.onPeriodicEmit();
        assertThat(last()).as("left out").isEqualTo(5969);

        send(quiet, quietOutput, at("s d 2000", 2000));
        send(busy, busyOutput, at("s e 7000", 7000));
        assertThat(last()).as("never back, and held again").isEqualTo(5969);
    }

    @Test
    void aBoundedInputIsNeverIdle() {
        WatermarkGenerator<Received> generator = generator(EventTime.strategy(OUT_OF_ORDERNESS));
        send(generator, output, at("s a 1000", 1000));

        generator.onPeriodicEmit(output);
        clock.advanceTime(Duration.ofDays(1));
        generator.onPeriodicEmit(output);

        assertThat(idle).isFalse();
    }

    private long last() {
        return emitted.get(emitted.size() - 1);
    }

    private static void send(
            WatermarkGenerator<Received> generator, WatermarkOutput output, Received received) {
        generator.onEvent(received, 0, output);
        generator.onPeriodicEmit(output);
    }

    private static Received at(String text, long frontier) {
        return SampleRecords.kafka(text, 0, FileReplay.NOW, frontier);
    }

    private WatermarkGenerator<Received> generator(WatermarkStrategy<Received> strategy) {
        return strategy.createWatermarkGenerator(
                new WatermarkGeneratorSupplier.Context() {
                    @Override
                    public MetricGroup getMetricGroup() {
                        return new UnregisteredMetricsGroup();
                    }

                    @Override
                    public RelativeClock getInputActivityClock() {
                        return clock;
                    }
                });
    }

    private static final class Unheard
            implements WatermarkOutputMultiplexer.WatermarkUpdateListener {

        @Override
        public void onWatermarkUpdate(long watermark) {}

        @Override
        public void onIdleUpdate(boolean idle) {}
    }
}
