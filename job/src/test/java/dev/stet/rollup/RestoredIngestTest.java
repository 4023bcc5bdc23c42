package dev.stet.rollup;

import static dev.stet.rollup.RollupTasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Origin;
import dev.stet.contract.Received;
import dev.stet.contract.Refusal;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.ingest.Admission;
import dev.stet.ingest.AdmissionOperator;
import dev.stet.state.CacheSize;
import dev.stet.testkit.KeyedTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Admission and the rollup behind it, restored as one: no record is counted in a window that the
 * rollup holds final, so none is missing.
 */
final class RestoredIngestTest {

    private static final int MAX_PARALLELISM = 720;
    private static final long MINUTE = Grain.MINUTE.millis();
    private static final long HOUR = Grain.HOUR.millis();
    private static final long TEN = 472_222 * HOUR;
    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final Cube CUBE =
            View.INGEST.cube(new Cube(List.of(Grain.MINUTE, Grain.HOUR), List.of())).orElseThrow();

    private final List<OneInputStreamOperatorTestHarness<Received, Fact>> admission =
            new ArrayList<>();
    private Duration tolerance = Duration.ofMinutes(5);
    private KeyedTasks<CellGroup, CellSum, KpiRow> rollup;

    @BeforeEach
    void start() throws Exception {
        rollup = tasks(this::rollup, false);
        startAdmission(2, null, 1);
    }

    @AfterEach
    void stop() throws Exception {
        rollup.close();
        stopAdmission();
    }

    /** Between the cut-offs by the old and the new tolerance, a minute is final, its hour open. */
    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aRefusedRecordCountsInMinuteAndHourThoughTheToleranceIsRaised(int parallelism)
            throws Exception {
        reach(TEN + 30 * MINUTE);
        tolerance = Duration.ofMinutes(20);
        restart(parallelism);
        read(0, TEN + MINUTE);
        reach(TEN + 3 * HOUR);
        assertCountedOnce(TEN + 15 * MINUTE, TEN);
    }

    /** Its task, or a life of it, has not seen how far the others came. */
    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aRefusedRecordOfAPartitionThatWasSilentCounts(int parallelism) throws Exception {
        reach(TEN);
        restart(2);
        admission.get(1).processWatermarkStatus(WatermarkStatus.IDLE);
        admission.get(0).processWatermark(TEN + 2 * HOUR - 1);
        rollup.advanceTo(TEN + 2 * HOUR - 1);
        restart(parallelism);
        read(parallelism - 1, TEN + 30 * MINUTE);
        reach(TEN + 5 * HOUR);
        assertCountedOnce(TEN + 105 * MINUTE, TEN + HOUR);
    }

    /** What the job's watermark waited for is counted where it arrived, as without a restore. */
    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aRefusedRecordOfAPartitionThatIsBehindStaysWhereItArrived(int parallelism)
            throws Exception {
        reach(TEN);
        admission.get(0).processWatermark(TEN + 2 * HOUR - 1);
        restart(parallelism);
        read(parallelism - 1, TEN + 30 * MINUTE);
        reach(TEN + 5 * HOUR);
        assertCountedOnce(TEN + 30 * MINUTE, TEN);
    }

    private void assertCountedOnce(long minute, long hour) {
        assertThat(rollup.output())
                .filteredOn(row -> row.segmentBy().equals("all"))
                .allMatch(KpiRow::last)
                .extracting(KpiRow::grain, KpiRow::windowStartMillis, RestoredIngestTest::read)
                .containsExactlyInAnyOrder(
                        tuple(Grain.MINUTE, minute, 1L), tuple(Grain.HOUR, hour, 1L));
    }

    private static long read(KpiRow row) {
        return row.values()[IngestMeasure.READ.ordinal()];
    }

    /** In the contract's sense. */
    private void reach(long watermark) throws Exception {
        for (var task : admission) {
            task.processWatermark(watermark - 1);
        }
        rollup.advanceTo(watermark - 1);
    }

    private void read(int task, long arrivedAt) throws Exception {
        Received refused =
                new Received(
                        new Refusal(Refusal.Reason.MALFORMED_JSON, "no JSON", "acme"),
                        new Origin("interactions", task, 0),
                        arrivedAt,
                        arrivedAt,
                        new byte[0],
                        Long.MIN_VALUE,
                        false);
        var reader = admission.get(task);
        reader.processElement(new StreamRecord<>(refused));
        LocalSums sums = new LocalSums(Map.of(View.INGEST, CUBE), Map.of());
        reader.extractOutputValues().forEach(sums::add);
        List<CellSum> cells = new ArrayList<>();
        sums.drain(cells::add);
        for (CellSum cell : cells) {
            rollup.process(cell);
        }
    }

    private void restart(int parallelism) throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[admission.size()];
        for (int task = 0; task < states.length; task++) {
            states[task] = admission.get(task).snapshot(1, 1);
        }
        stopAdmission();
        startAdmission(
                parallelism,
                AbstractStreamOperatorTestHarness.repackageState(states),
                states.length);
        rollup.restart(parallelism);
    }

    private void startAdmission(int parallelism, @Nullable OperatorSubtaskState state, int before)
            throws Exception {
        for (int task = 0; task < parallelism; task++) {
            var harness =
                    new OneInputStreamOperatorTestHarness<>(
                            new AdmissionOperator(
                                    new Admission(
                                            Duration.ofSeconds(30),
                                            LATENESS,
                                            tolerance,
                                            false,
                                            (event, homeless, out) -> false)),
                            MAX_PARALLELISM,
                            parallelism,
                            task);
            admission.add(harness);
            if (state != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, MAX_PARALLELISM, before, parallelism, task));
            }
            harness.open();
        }
    }

    private void stopAdmission() throws Exception {
        for (var task : admission) {
            task.close();
        }
        admission.clear();
    }

    private RollupOperator rollup() {
        return new RollupOperator(
                new Rollup(
                        Map.of(View.INGEST, CUBE),
                        new Maturity(Map.of(View.INGEST, tolerance), LATENESS, DayZone.UTC),
                        Duration.ZERO,
                        10,
                        new CacheSize(10)),
                false,
                Span.ALWAYS);
    }
}
