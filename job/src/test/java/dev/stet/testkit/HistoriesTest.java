package dev.stet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.oracle.Event;
import dev.stet.oracle.QuestionOracle;
import dev.stet.oracle.SuggestionOracle;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that met nothing unpleasant would prove nothing. */
final class HistoriesTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void staysWithinWhatIsDefined(long seed) {
        List<Event> suggestions = SuggestionHistories.random(seed);
        List<Event> questions = QuestionHistories.random(seed);

        assertThat(SuggestionHistories.random(seed)).isEqualTo(suggestions);
        assertThat(QuestionHistories.random(seed)).isEqualTo(questions);
        for (List<Event> history : List.of(suggestions, questions)) {
            assertThat(new HashSet<>(history)).hasSameSizeAs(Event.distinct(history));
            assertThat(history).allSatisfy(e -> assertThat(Event.parse(e.toJson())).isEqualTo(e));
        }
        assertThat(spanMillis(suggestions)).isLessThanOrEqualTo(90 * 60_000);
        assertThat(spanMillis(questions)).isLessThanOrEqualTo(9 * 24 * 3_600_000L);
        spansOf(suggestions, "suggestion.shown", e -> e.tenant() + "\n" + e.string("suggestion_id"))
                .forEach((id, span) -> assertThat(span).isLessThanOrEqualTo(40 * 60_000));
        spansOf(
                        questions,
                        "query.submitted",
                        e -> e.tenant() + "\n" + e.user() + "\n" + e.string("interaction_id"))
                .forEach((id, span) -> assertThat(span).isLessThanOrEqualTo(30 * 60_000));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void arrivesWholeAndWithinItsBound(long seed) {
        List<Event> history = SuggestionHistories.random(seed);

        List<Event> any = Arrivals.anyOrder(history, seed);
        List<Event> bounded = Arrivals.within(history, seed);

        assertThat(any).containsAll(history).hasSizeGreaterThanOrEqualTo(history.size());
        assertThat(new HashSet<>(any)).isEqualTo(new HashSet<>(history));
        assertThat(new HashSet<>(bounded)).isEqualTo(new HashSet<>(history));
        long newestMillis = Long.MIN_VALUE;
        for (Event event : bounded) {
            newestMillis = Math.max(newestMillis, event.timeMillis());
            assertThat(newestMillis - event.timeMillis()).isLessThanOrEqualTo(20_000);
        }
    }

    @Test
    void everyMeasureComesUpOftenAndNotAlways() {
        Map<String, Integer> some = new TreeMap<>();
        Map<String, Integer> none = new TreeMap<>();
        seeds().forEach(
                        seed -> {
                            SuggestionOracle.suggestions(SuggestionHistories.random(seed))
                                    .forEach(each -> count(each.measures(), some, none));
                            QuestionOracle.questions(QuestionHistories.random(seed))
                                    .forEach(each -> count(each.measures(), some, none));
                        });

        assertThat(some).hasSize(5 + 1 + 7 + 4 * 9 + 8);
        assertThat(some).allSatisfy((name, times) -> assertThat(times).as(name).isGreaterThan(20));
        none.keySet().removeAll(List.of("shown", "queries"));
        assertThat(none).hasSize(some.size() - 2);
        assertThat(none).allSatisfy((name, times) -> assertThat(times).as(name).isGreaterThan(20));
    }

    @Test
    void everyBoundaryIsMetExactlyAndOnBothSides() {
        Map<Long, Integer> accepts = new HashMap<>();
        Map<Long, Integer> gaps = new HashMap<>();
        seeds().forEach(
                        seed -> {
                            countAccepts(SuggestionHistories.random(seed), accepts);
                            countGaps(QuestionHistories.random(seed), gaps);
                        });

        assertThat(accepts).containsKeys(-60_001L, -60_000L, -1L, 0L, 1L);
        assertThat(accepts).containsKeys(1_799_999L, 1_800_000L, 1_800_001L);
        for (long boundary : List.of(300_000L, 1_800_000L, 7 * 24 * 3_600_000L)) {
            assertThat(gaps).as("gaps").containsKeys(boundary - 1, boundary);
        }
        assertThat(gaps).containsKeys(0L, 300_001L, 1_800_001L);
    }

    private static void countAccepts(List<Event> history, Map<Long, Integer> offsets) {
        for (var each : SuggestionOracle.suggestions(history)) {
            history.stream()
                    .filter(event -> event.type().equals("suggestion.accepted"))
                    .filter(event -> event.tenant().equals(each.tenant()))
                    .filter(event -> each.suggestionId().equals(event.string("suggestion_id")))
                    .forEach(
                            event ->
                                    offsets.merge(
                                            event.timeMillis() - each.cohortMillis(),
                                            1,
                                            Integer::sum));
        }
    }

    private static void countGaps(List<Event> history, Map<Long, Integer> gaps) {
        List<QuestionOracle.Question> questions = QuestionOracle.questions(history);
        for (var later : questions) {
            questions.stream()
                    .filter(each -> each.interactionId().equals(later.predecessorId()))
                    .filter(each -> each.user().equals(later.user()))
                    .filter(each -> each.tenant().equals(later.tenant()))
                    .forEach(
                            each ->
                                    gaps.merge(
                                            later.cohortMillis() - each.cohortMillis(),
                                            1,
                                            Integer::sum));
        }
    }

    private static void count(
            Map<String, Long> measures, Map<String, Integer> some, Map<String, Integer> none) {
        measures.forEach((name, value) -> (value > 0 ? some : none).merge(name, 1, Integer::sum));
    }

    private static Map<String, Long> spansOf(
            List<Event> history, String type, Function<Event, String> key) {
        return history.stream()
                .filter(event -> event.type().equals(type))
                .collect(
                        Collectors.groupingBy(
                                key,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), HistoriesTest::spanMillis)));
    }

    private static long spanMillis(Collection<Event> events) {
        var times = events.stream().mapToLong(Event::timeMillis).summaryStatistics();
        return times.getCount() == 0 ? 0 : times.getMax() - times.getMin();
    }
}
