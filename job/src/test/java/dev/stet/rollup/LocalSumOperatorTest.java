package dev.stet.rollup;

import static dev.stet.rollup.LocalSumsTest.T;
import static dev.stet.rollup.LocalSumsTest.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Fact;
import dev.stet.state.CacheSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Nothing that was added up is overtaken by what would have it miss its window. */
final class LocalSumOperatorTest {

    private static final Rollup ROLLUP =
            new Rollup(
                    LocalSumsTest.CUBES,
                    RollupTasks.maturity(Duration.ZERO),
                    Duration.ofSeconds(5),
                    1,
                    new CacheSize(1));

    @Test
    void handsOnBeforeTheWatermark() throws Exception {
        try (var harness = open()) {
            harness.processElement(new StreamRecord<>(asked(T, "a", "f", 1)));
            assertThat(harness.getOutput()).isEmpty();
            harness.processWatermark(T);
            List<Object> output = new ArrayList<>(harness.getOutput());
            assertThat(output).hasSize(10);
            assertThat(output.get(9)).isEqualTo(new Watermark(T));
            harness.processWatermark(T + 1);
            assertThat(harness.getOutput()).as("nothing twice").hasSize(11);
        }
    }

    @Test
    void handsOnBeforeABarrierIdlenessAndTheEnd() throws Exception {
        try (var harness = open()) {
            harness.processElement(new StreamRecord<>(asked(T, "a", "f", 1)));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues()).hasSize(9);
            harness.processElement(new StreamRecord<>(asked(T, "a", "f", 1)));
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            assertThat(harness.extractOutputStreamRecords()).hasSize(18);
            harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
            harness.processElement(new StreamRecord<>(asked(T, "a", "f", 1)));
            harness.endInput();
            assertThat(harness.extractOutputStreamRecords()).hasSize(27);
        }
    }

    @Test
    void handsOnByTheClockWhileTheWatermarkStandsStill() throws Exception {
        try (var harness = open()) {
            harness.setProcessingTime(1_000);
            harness.processElement(new StreamRecord<>(asked(T, "a", "f", 1)));
            harness.setProcessingTime(5_999);
            assertThat(harness.getOutput()).isEmpty();
            harness.setProcessingTime(6_000);
            assertThat(harness.extractOutputStreamRecords()).hasSize(9);
        }
    }

    @Test
    void handsOnWhatGrowsLarge() throws Exception {
        try (var harness = open()) {
            for (int i = 0; i < 19_999; i++) {
                harness.processElement(new StreamRecord<>(asked(T + i * 60_000L, "a", "f", 1)));
            }
            assertThat(harness.getOutput()).isEmpty();
            harness.processElement(new StreamRecord<>(asked(T - 1, "a", "f", 1)));
            assertThat(harness.getOutput()).hasSizeGreaterThan(20_000);
        }
    }

    private static OneInputStreamOperatorTestHarness<Fact, CellSum> open() throws Exception {
        OneInputStreamOperatorTestHarness<Fact, CellSum> harness =
                new OneInputStreamOperatorTestHarness<>(new LocalSumOperator(ROLLUP));
        harness.getExecutionConfig().enableObjectReuse();
        harness.open();
        return harness;
    }
}
