package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.ingest.RecordDecoder;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.FactTally;
import dev.stet.testkit.KeyedHarness;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.UserBuckets;
import dev.stet.testkit.Zones;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every history. A failure names its seed; rerun that seed alone. */
final class QuestionPropertyTest {

    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final long OUT_OF_ORDERNESS = 30_000;

    private static Cube cube(long seed) {
        return new Cube(
                List.of(Grain.MINUTE, Grain.DAY),
                List.of(
                        SegmentSet.of("all"),
                        SegmentSet.of("model"),
                        SegmentSet.of("feature|model")),
                Zones.of(seed).days());
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpToTheDefinitionInWhateverOrderEventsArrive(long seed) throws Exception {
        List<Event> history = Zones.of(seed).moved(QuestionHistories.random(seed));
        assertFacts(history, facts(Arrivals.anyOrder(history, seed), null, seed), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void soTheyDoWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = Zones.of(seed).moved(QuestionHistories.random(seed));
        assertFacts(history, facts(Arrivals.within(history, seed), new Random(seed), seed), seed);
    }

    /** All together, and those of each bucket of users. */
    private static void assertFacts(List<Event> history, List<Fact> facts, long seed) {
        assertThat(rows(facts, seed)).isEqualTo(expected(history, seed));
        new UserBuckets()
                .checkQuestions(
                        history, facts, events -> expected(events, seed), some -> rows(some, seed));
    }

    private static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> rows(
            List<Fact> facts, long seed) {
        return FactTally.rows(facts, View.QUESTION, cube(seed));
    }

    private static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> expected(
            List<Event> history, long seed) {
        KpiOracle definition =
                new KpiOracle(
                        List.of("1m", "1d"),
                        List.of("all", "model", "feature|model"),
                        Zones.of(seed).zone());
        var rows = definition.questionRows(history);
        return KpiOracle.withoutZeros(rows);
    }

    /** Runs the operator; with a random, the watermark follows now and then, as periods do. */
    private static List<Fact> facts(List<Event> arrivals, @Nullable Random periods, long seed)
            throws Exception {
        RecordDecoder decoder = Decoding.decoders(StetConfig.defaults()).create();
        try (var harness =
                KeyedHarness.open(
                        new QuestionOperator(
                                cube(seed),
                                LATENESS,
                                OutcomeRows.NONE,
                                false,
                                Lifecycle.cacheSize(seed)),
                        QuestionEvent::user,
                        QuestionOperator.KEY)) {
            long newest = Long.MIN_VALUE;
            for (Event event : arrivals) {
                newest = Math.max(newest, event.timeMillis());
                harness.process(
                        (QuestionEvent) Decoding.decode(decoder, event), event.timeMillis());
                if (periods != null && periods.nextInt(3) == 0) {
                    harness.advanceTo(newest - OUT_OF_ORDERNESS - 1);
                }
            }
            List<Fact> facts = harness.output();
            assertThat(facts)
                    .filteredOn(fact -> fact.view() == View.INGEST && !Lifecycle.takesBack(fact))
                    .as("every event is counted once")
                    .hasSize(arrivals.size());
            harness.advanceTo(newest + Duration.ofDays(9).toMillis() + LATENESS.toMillis());
            assertThat(harness.stateEntries()).as("state entries left").isZero();
            assertThat(harness.timers()).as("timers left").isZero();
            return facts;
        }
    }
}
