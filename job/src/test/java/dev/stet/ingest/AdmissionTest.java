package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Dimension;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Received;
import dev.stet.contract.Refusal;
import dev.stet.contract.Returned;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.View;
import dev.stet.state.Shards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionTest {

    private static final long LATENESS = 600_000;
    private static final long TOLERANCE = 300_000;

    private OneInputStreamOperatorTestHarness<Received, Fact> harness;

    @BeforeEach
    void open() throws Exception {
        harness = closedHarness(LATENESS, TOLERANCE);
        harness.open();
    }

    private static OneInputStreamOperatorTestHarness<Received, Fact> closedHarness(
            long latenessMillis, long toleranceMillis) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new AdmissionOperator(
                        new Admission(
                                Duration.ofSeconds(30),
                                Duration.ofMillis(latenessMillis),
                                Duration.ofMillis(toleranceMillis),
                                false,
                                (event, homeless, out) -> false)));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void passesEventsToTheirLifecyclesAndCountsThemAsRead() throws Exception {
        send("s a 1000", 2000);
        send("q b 1500", 2000);

        assertThat(side(Admission.SUGGESTIONS)).hasSize(1);
        assertThat(side(Admission.QUESTIONS)).hasSize(1);
        for (Fact fact : facts()) {
            assertThat(fact.view()).isEqualTo(View.INGEST);
            assertThat(fact.tenant()).isEqualTo("acme");
            assertThat(fact.cohortMillis()).isEqualTo(2000);
            assertThat(fact.dimensions().get(Dimension.SOURCE)).isEqualTo("interactions");
            assertThat(fact.users()).isNull();
            assertThat(count(List.of(fact), IngestMeasure.READ)).isEqualTo(1);
        }
        assertThat(facts())
                .map(fact -> fact.measures()[IngestMeasure.NEWEST_EVENT_MILLIS.ordinal()])
                .containsExactly(1000L, 1500L);
        assertThat(count(facts(), IngestMeasure.EFFECTIVE, IngestMeasure.WITHOUT_EFFECT)).isZero();
    }

    /** Late, it is set aside and counted as such; what it erases does not depend on its time. */
    @Test
    void anErasureReachesEveryShardThoughItIsLate() throws Exception {
        harness.processWatermark(10_000_000 - 1);
        send("e x 1000", 10_000_000);

        assertThat(side(Admission.LATE)).hasSize(1);
        assertThat(count(facts(), IngestMeasure.LATE)).isEqualTo(1);
        assertThat(side(Admission.QUESTIONS)).hasSize(1);
        assertThat(side(Admission.QUESTIONS).get(0)).isInstanceOf(QuestionEvent.Erased.class);
        List<SuggestionEvent> erasures = side(Admission.SUGGESTIONS);
        assertThat(erasures)
                .allMatch(SuggestionEvent.Erased.class::isInstance)
                .extracting(event -> Shards.of(event.key()))
                .hasSize(Shards.COUNT)
                .doesNotHaveDuplicates();
    }

    /** Flink starts again without a watermark, and would let anything in until the first. */
    @Test
    void knowsAfterARestoreWhatWasLateBefore() throws Exception {
        long watermark = 10_000_000;
        harness.processWatermark(watermark - 1);
        send("s a " + watermark, watermark);
        restart(LATENESS);

        send("s b " + (watermark - LATENESS - 1), watermark);
        send("s c " + (watermark - LATENESS), watermark);

        assertThat(harness.getSideOutput(Admission.LATE)).hasSize(1);
        assertThat(side(Admission.SUGGESTIONS)).hasSize(1);
    }

    /** What it would count for was final: more lateness does not open it again. */
    @Test
    void whatWasLateStaysLateUnderMoreLateness() throws Exception {
        long watermark = 10_000_000;
        harness.processWatermark(watermark - 1);
        send("s a " + watermark, watermark);
        restart(LATENESS);
        restart(3 * LATENESS);
        send("s b " + (watermark - LATENESS - 1), watermark - LATENESS - 1 - TOLERANCE);
        send("s c " + (watermark - LATENESS), watermark);

        assertThat(side(Admission.LATE)).hasSize(1);
        assertThat(side(Admission.LATE).get(0).detail())
                .contains("was final before stet.ingest.allowed-lateness was raised to 1800000 ms");
        assertThat(side(Admission.SUGGESTIONS)).hasSize(1);
        assertThat(facts().get(0).cohortMillis())
                .as("the oldest window that may be open")
                .isEqualTo(watermark - LATENESS - TOLERANCE);

        restart(LATENESS / 2);
        harness.processWatermark(watermark - 1);
        send("s d " + (watermark - LATENESS), watermark);
        assertThat(side(Admission.LATE)).as("under less lateness").hasSize(1);
    }

    /** No record came under the last watermark, which jumped: its rows are final nevertheless. */
    @Test
    void countsNothingInAWindowThatWasFinalBeforeARestore() throws Exception {
        long watermark = 100_000_000;
        send("bad", 1000);
        harness.processWatermark(watermark - 1);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        restart(LATENESS);
        restart(LATENESS, 3 * TOLERANCE);
        send("bad", 1000);
        send("bad", watermark - LATENESS);

        assertThat(facts())
                .map(Fact::cohortMillis)
                .containsExactly(watermark - LATENESS - TOLERANCE, watermark - LATENESS);
    }

    /** Its lifecycle counts what became of it where its read is counted. */
    @Test
    void movesAnAdmittedEventWhoseArrivalWasFinalBeforeTheToleranceWasRaised() throws Exception {
        long watermark = 100_000_000;
        long settled = watermark - LATENESS;
        harness.processWatermark(watermark - 1);
        restart(LATENESS, 3 * TOLERANCE);
        for (String kind : List.of("q", "s", "o")) {
            send(arrivedBefore(kind + " a " + settled, settled - TOLERANCE - 1));
        }

        assertThat(facts()).map(Fact::cohortMillis).containsOnly(settled - TOLERANCE).hasSize(3);
        assertThat(side(Admission.QUESTIONS).get(0).header().arrivedAtMillis())
                .isEqualTo(side(Admission.SUGGESTIONS).get(0).header().arrivedAtMillis())
                .isEqualTo(settled - TOLERANCE);
        assertThat(count(facts(), IngestMeasure.LATE)).isZero();
    }

    /** Further before its event time than {@link PlainDecoder} admits. */
    private static Received arrivedBefore(String text, long arrivedAt) {
        Received read = SampleRecords.kafka(text, 0, arrivedAt + 2 * TOLERANCE);
        return new Received(
                ((ValidEvent) read.decoded()).arrivedAt(arrivedAt),
                read.origin(),
                arrivedAt,
                arrivedAt,
                read.raw(),
                read.frontierMillis(),
                false);
    }

    private void restart(long latenessMillis) throws Exception {
        restart(latenessMillis, TOLERANCE);
    }

    private void restart(long latenessMillis, long toleranceMillis) throws Exception {
        OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
        harness.close();
        harness = closedHarness(latenessMillis, toleranceMillis);
        harness.initializeState(checkpoint);
        harness.open();
    }

    @Test
    void countsAnEventThatNoLifecycleListensTo() throws Exception {
        send("o a 1000", 2000);

        assertThat(count(facts(), IngestMeasure.WITHOUT_EFFECT)).isEqualTo(1);
        assertThat(harness.getSideOutput(Admission.SUGGESTIONS)).isNull();
    }

    @Test
    void countsATombstoneAndKeepsNothingOfIt() throws Exception {
        Origin origin = new Origin("interactions", 2, 0);
        byte[] nothing = {};
        send(
                new Received(
                        PassedOver.TOMBSTONE, origin, 2000, 2000, nothing, Long.MIN_VALUE, false));

        assertThat(count(facts(), IngestMeasure.READ)).isEqualTo(1);
        assertThat(count(facts(), IngestMeasure.WITHOUT_EFFECT)).isEqualTo(1);
        assertThat(side(Admission.DEAD_LETTERS)).isEmpty();
        assertThat(side(Admission.LATE)).isEmpty();
    }

    @Test
    void returnsARefusedRecordWhole() throws Exception {
        send("this is no record at", 2000);

        Returned letter = side(Admission.DEAD_LETTERS).get(0);
        assertThat(letter.reason()).isEqualTo("malformed_json");
        assertThat(letter.detail()).isEqualTo("5 words, expected 3");
        assertThat(letter.origin()).isEqualTo(new Origin("interactions", 2, 0));
        assertThat(letter.receivedAtMillis()).isEqualTo(2000);
        assertThat(letter.raw()).asString().isEqualTo("this is no record at");
        Fact fact = facts().get(0);
        assertThat(fact.tenant()).isEqualTo(PlainDecoder.TENANT_OF_REFUSED);
        assertThat(count(facts(), IngestMeasure.REFUSED_MALFORMED_JSON)).isEqualTo(1);
        assertThat(count(facts(), IngestMeasure.NEWEST_EVENT_MILLIS)).isZero();
    }

    /** Flink's watermark 9,999,999 is the contract's 10,000,000. */
    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void isLateStrictlyBehindTheWatermarkLessTheLateness(long offset, boolean late)
            throws Exception {
        harness.processWatermark(9_999_999);
        send("s a " + (10_000_000 - LATENESS + offset), 10_030_000);

        assertThat(count(facts(), IngestMeasure.LATE)).isEqualTo(late ? 1 : 0);
        assertThat(harness.getSideOutput(Admission.SUGGESTIONS) == null).isEqualTo(late);
        assertThat(count(facts(), IngestMeasure.NEWEST_EVENT_MILLIS) == 0).isEqualTo(late);
    }

    @Test
    void tellsHowToKeepALateEvent() throws Exception {
        harness.processWatermark(9_999_999);
        send("s a 9000000", 10_030_000);

        Returned late = side(Admission.LATE).get(0);
        assertThat(late.reason()).isEqualTo(Returned.LATE);
        assertThat(late.raw()).asString().isEqualTo("s a 9000000");
        assertThat(late.detail())
                .isEqualTo(
                        "event time 1970-01-01T02:30:00Z is behind the watermark"
                                + " 1970-01-01T02:46:40Z; stet.ingest.allowed-lateness of 1000000"
                                + " ms would keep it, it is 600000 ms");
    }

    @Test
    void takesTheWordOfAFileForWhatIsLate() throws Exception {
        Received read = SampleRecords.kafka("s a 9000000", 5, 10_000_000);
        Origin line = new Origin("a.jsonl", Origin.NO_PARTITION, 6);
        send(new Received(read.decoded(), line, 7, 10_000_000, read.raw(), 10_000_000, true));

        assertThat(side(Admission.LATE).get(0).detail())
                .contains("watermark 1970-01-01T02:46:10Z", "of 970000 ms");
        assertThat(facts().get(0).cohortMillis()).isEqualTo(10_000_000);
    }

    /** Milliseconds above the partition and one more: that of the samples is 2. */
    @Test
    void tellsHowLateAndHowFarAheadEventsAreAndOfWhichPartition() throws Exception {
        harness.processWatermark(9_999_999);
        send("s a 9000000", 10_030_000);
        send("s b 10030007", 10_030_000);
        send("s c 10030000", 10_030_000);
        send("s d 99000000", 10_030_000);

        assertThat(facts())
                .map(fact -> fact.measures()[IngestMeasure.MAX_LATE.ordinal()])
                .containsExactly(1_000_000L * 65_536 + 3, 0L, 0L, 0L);
        assertThat(facts())
                .map(fact -> fact.measures()[IngestMeasure.MAX_AHEAD.ordinal()])
                .containsExactly(0L, 7L * 65_536 + 3, 0L, 88_970_000L * 65_536 + 3);
    }

    @Test
    void nothingIsLateBeforeTheFirstWatermark() throws Exception {
        send("s a -62135596800000", 0);

        assertThat(count(facts(), IngestMeasure.LATE)).isZero();
        assertThat(facts().get(0).cohortMillis()).isZero();
    }

    /** The final row of a window is written at F ≥ end + tolerance + lateness − 1. */
    @ParameterizedTest
    @CsvSource({"-1,120000", "0,180000"})
    void movesAnArrivalOutOfAWindowThatIsFinal(long offset, long expected) throws Exception {
        long windowEnd = 180_000;
        harness.processWatermark(windowEnd + TOLERANCE + LATENESS - 1 + offset);
        send("q a 120000", 120_000);
        send("bad", 120_000);

        assertThat(facts())
                .map(fact -> Grain.MINUTE.utcStart(fact.cohortMillis()))
                .containsExactly(expected, expected);
        assertThat(count(facts(), IngestMeasure.LATE)).isEqualTo(1);
    }

    /** Neither late nor from the future: then its window is open, and the header stays right. */
    @Test
    void neverMovesAnAdmittedEvent() throws Exception {
        long watermark = 10_000_000;
        harness.processWatermark(watermark - 1);
        long oldest = watermark - LATENESS;
        send("q a " + oldest, oldest - TOLERANCE);
        send("q b " + oldest, oldest - TOLERANCE - 1);

        List<QuestionEvent> admitted = side(Admission.QUESTIONS);
        assertThat(admitted).hasSize(1);
        assertThat(admitted.get(0).header().arrivedAtMillis())
                .isEqualTo(facts().get(0).cohortMillis())
                .isEqualTo(oldest - TOLERANCE);
        assertThat(facts().get(1).cohortMillis()).as("refused").isEqualTo(oldest - TOLERANCE);
        assertThat(count(facts(), IngestMeasure.REFUSED_EVENT_TIME_IN_FUTURE)).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void accountsForEveryRecord(long seed) throws Exception {
        Random random = new Random(seed);
        long now = 100_000_000;
        int records = 500;
        for (int n = 0; n < records; n++) {
            now += random.nextInt(20_000);
            long back = random.nextInt(6) == 0 ? random.nextInt(2_000_000) : random.nextInt(30_000);
            long time = random.nextInt(20) == 0 ? now + 400_000 : now - back;
            send("%s id%d %d".formatted("sqoxb".charAt(random.nextInt(5)), n, time), now);
            if (random.nextInt(10) == 0) {
                harness.processWatermark(now - 30_001);
            }
        }

        List<Fact> facts = facts();
        long passed = side(Admission.SUGGESTIONS).size() + side(Admission.QUESTIONS).size();
        assertThat(count(facts, IngestMeasure.READ)).as("seed %d", seed).isEqualTo(records);
        assertThat(count(facts, IngestMeasure.LATE))
                .isPositive()
                .isEqualTo(side(Admission.LATE).size());
        assertThat(refused(facts)).isPositive().isEqualTo(side(Admission.DEAD_LETTERS).size());
        assertThat(
                        passed
                                + count(facts, IngestMeasure.WITHOUT_EFFECT, IngestMeasure.LATE)
                                + refused(facts))
                .as("seed %d", seed)
                .isEqualTo(records);
    }

    private void send(String text, long arrivedAt) throws Exception {
        send(SampleRecords.kafka(text, 0, arrivedAt));
    }

    private void send(Received received) throws Exception {
        harness.processElement(new StreamRecord<>(received));
    }

    private List<Fact> facts() {
        return List.copyOf(harness.extractOutputValues());
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> output = harness.getSideOutput(tag);
        List<T> values = new ArrayList<>();
        if (output != null) {
            output.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }

    private static long refused(List<Fact> facts) {
        long sum = 0;
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            sum += count(facts, IngestMeasure.refused(reason));
        }
        return sum;
    }

    private static long count(List<Fact> facts, IngestMeasure... measures) {
        long sum = 0;
        for (IngestMeasure measure : measures) {
            sum += facts.stream().mapToLong(fact -> fact.measures()[measure.ordinal()]).sum();
        }
        return sum;
    }
}
