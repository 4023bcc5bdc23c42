package dev.stet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Fact;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.IngestOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.SuggestionHistories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the order of arrival, {@code ingest_kpi.unopened} ends as the definition says, and
 * nothing is taken back from a row that may be final. A failure names its seed.
 */
final class UnopenedPropertyTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    /** The greatest disorder in which nothing is late: W − 10 min, W 30 s behind the newest. */
    private static final long MOST_DISORDER_MILLIS =
            Lifecycle.OUT_OF_ORDERNESS + Lifecycle.LATENESS.toMillis();

    private static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(5);

    /** From an opening to an event of its subject; on the edges and beside them. */
    private static final List<Long> OFFSETS =
            List.of(
                    -9 * MINUTE,
                    -3 * MINUTE,
                    -MINUTE - 1,
                    -MINUTE,
                    -MINUTE + 1,
                    -1L,
                    0L,
                    1L,
                    5 * MINUTE,
                    29 * MINUTE);

    private static final List<String> SUGGESTION_EVENTS =
            List.of(
                    "suggestion.accepted",
                    "suggestion.rejected",
                    "content.edited",
                    "artifact.closed");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofSuggestionsInAnyOrder(long seed) throws Exception {
        List<Event> history = SuggestionHistories.random(seed);
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.process(Arrivals.anyOrder(history, seed).toArray(Event[]::new));
            assertThat(unopened(suggestions)).isEqualTo(IngestOracle.unopened(history));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofQuestionsInAnyOrder(long seed) throws Exception {
        List<Event> history = QuestionHistories.random(seed);
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            questions.process(Arrivals.anyOrder(history, seed).toArray(Event[]::new));
            assertThat(unopened(questions)).isEqualTo(IngestOracle.unopened(history));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofSuggestionsWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = suggestions(new Random(seed));
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, seed % 10 == 0)) {
            run(suggestions, history, seed);
            assertThat(unopened(suggestions)).isEqualTo(IngestOracle.unopened(history));
            suggestions.tasks.advanceTo(T + Duration.ofDays(1).toMillis());
            suggestions.assertNothingIsLeft();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofQuestionsWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = questions(new Random(seed));
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, seed % 10 == 0)) {
            run(questions, history, seed);
            assertThat(unopened(questions)).isEqualTo(IngestOracle.unopened(history));
            questions.tasks.advanceTo(T + Duration.ofDays(12).toMillis());
            questions.assertNothingIsLeft();
        }
    }

    /** In the greatest disorder, with restarts, the watermark always as far as it can be. */
    private static <K, E extends ValidEvent> void run(
            Lifecycle<K, E> lifecycle, List<Event> history, long seed) throws Exception {
        Random random = new Random(seed);
        long newest = Long.MIN_VALUE;
        int facts = 0;
        for (Event event : Arrivals.within(history, seed, MOST_DISORDER_MILLIS)) {
            newest = Math.max(newest, event.timeMillis());
            lifecycle.process(event);
            List<Fact> all = lifecycle.facts(View.INGEST);
            for (Fact fact : all.subList(facts, all.size())) {
                assertRowIsOpen(fact, newest);
            }
            facts = all.size();
            lifecycle.tasks.advanceTo(newest - Lifecycle.OUT_OF_ORDERNESS - 1);
            if (random.nextInt(20) == 0) {
                lifecycle.tasks.restart(1); // so that what is emitted stays in its order
                lifecycle.tasks.advanceTo(newest - Lifecycle.OUT_OF_ORDERNESS - 1);
            }
        }
        assertThat(lifecycle.became()).doesNotContain(IngestMeasure.LATE);
    }

    /** The row of the shortest grain, of an event that came as early as it may. */
    private static void assertRowIsOpen(Fact fact, long newest) {
        long earliestArrival = fact.cohortMillis() - FUTURE_TOLERANCE.toMillis();
        long windowEnd = (Math.floorDiv(earliestArrival, MINUTE) + 1) * MINUTE;
        long finalAt =
                windowEnd
                        + View.INGEST.matures(FUTURE_TOLERANCE).toMillis()
                        + Lifecycle.LATENESS.toMillis();
        assertThat(newest - Lifecycle.OUT_OF_ORDERNESS).isLessThan(finalAt);
    }

    private static List<Event> suggestions(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long opened = T + random.nextLong(60 * MINUTE);
            String id = "s" + i;
            for (int shown = random.nextInt(3); shown > 0; shown--) {
                long at = opened + shown * random.nextLong(4 * MINUTE);
                events.add(event("suggestion.shown", events, at).with("suggestion_id", id));
            }
            int most = random.nextInt(8) == 0 ? 60 : 6;
            for (int n = random.nextInt(most); n > 0; n--) {
                long at = opened + OFFSETS.get(random.nextInt(OFFSETS.size()));
                String type = SUGGESTION_EVENTS.get(random.nextInt(SUGGESTION_EVENTS.size()));
                Event event = event(type, events, at).with("suggestion_id", id);
                events.add(
                        type.equals("content.edited")
                                ? event.with("distance", random.nextInt(3) / 2.0)
                                : event);
            }
        }
        return events;
    }

    private static List<Event> questions(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long opened = T + random.nextLong(60 * MINUTE);
            String id = "i" + i;
            for (int query = random.nextInt(3); query > 0; query--) {
                long at = opened + query * random.nextLong(4 * MINUTE);
                events.add(
                        event("query.submitted", events, at)
                                .with("interaction_id", id)
                                .with("text", "question " + i % 3));
            }
            int most = random.nextInt(8) == 0 ? 60 : 6;
            for (int n = random.nextInt(most); n > 0; n--) {
                long at = opened + OFFSETS.get(random.nextInt(OFFSETS.size()));
                events.add(event("answer.regenerated", events, at).with("interaction_id", id));
            }
        }
        return events;
    }

    private static Event event(String type, List<Event> before, long at) {
        return Event.of(type, "e" + before.size(), at);
    }

    /** By tenant and by the instant of the row, which in these tests is the event's own. */
    private static SortedMap<String, SortedMap<Long, Long>> unopened(Lifecycle<?, ?> lifecycle) {
        SortedMap<String, SortedMap<Long, Long>> counts = new TreeMap<>();
        for (Fact fact : lifecycle.facts(View.INGEST)) {
            counts.computeIfAbsent(fact.tenant(), tenant -> new TreeMap<>())
                    .merge(
                            fact.cohortMillis(),
                            fact.measures()[IngestMeasure.UNOPENED.ordinal()],
                            Long::sum);
        }
        counts.values().forEach(instants -> instants.values().removeIf(count -> count == 0));
        counts.values().removeIf(SortedMap::isEmpty);
        return counts;
    }
}
