package dev.stet.lifecycle.suggestion;

import static dev.stet.contract.IngestMeasure.EFFECTIVE;
import static dev.stet.contract.IngestMeasure.LATE;
import static dev.stet.contract.IngestMeasure.WITHOUT_EFFECT;
import static dev.stet.lifecycle.Lifecycle.LATENESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Outcome;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.View;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.oracle.SuggestionOracle;
import dev.stet.state.CacheSize;
import dev.stet.state.ShardSlice;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.SuggestionHistories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuggestionOperatorTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    /** The last instant that bears upon a suggestion shown at T, the lateness, and one slice. */
    private static final long GONE = T + (40 + 10 + 10) * MINUTE;

    static List<Arguments> outcomesAndRoom() {
        List<Arguments> all = new ArrayList<>();
        for (OutcomeRows outcomes : OutcomeRows.values()) {
            for (int cacheEntries : List.of(1, 100)) {
                all.add(Arguments.of(outcomes, new CacheSize(cacheEntries)));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("outcomesAndRoom")
    void leavesNoStateOrTimerBehind(OutcomeRows outcomes, CacheSize cacheSize) throws Exception {
        try (var suggestions =
                Lifecycle.ofSuggestions(
                        () -> new SuggestionOperator(LATENESS, outcomes, false, cacheSize),
                        false)) {
            suggestions.process(
                    event("suggestion.shown", "s", "ordinary", T),
                    event("suggestion.accepted", "a", "ordinary", T + MINUTE),
                    edit("e", "ordinary", T + 2 * MINUTE, 0.5),
                    event("suggestion.accepted", "b", "orphan", T + MINUTE),
                    edit("f", "another orphan", T + MINUTE, 0.5));
            assertThat(suggestions.tasks.stateEntries()).isPositive();
            suggestions.tasks.advanceTo(GONE);
            suggestions.assertNothingIsLeft();
        }
    }

    @Test
    void leavesNothingBehindOfThousandsOfEditsAndCountsOnlyTheLast() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            List<Event> history = new ArrayList<>();
            history.add(event("suggestion.shown", "s", "huge", T));
            history.add(event("suggestion.accepted", "a", "huge", T + 1));
            for (int i = 0; i < 3_000; i++) {
                history.add(edit("e" + i, "huge", T + 2 + i * 400L, i % 7 / 6.0));
            }
            for (Event event : history) {
                suggestions.process(event);
                suggestions.tasks.advanceTo(event.timeMillis() - 30_001);
            }
            assertThat(suggestions.rows(View.SUGGESTION))
                    .isEqualTo(Lifecycle.suggestionRows(history));
            suggestions.tasks.advanceTo(GONE);
            suggestions.assertNothingIsLeft();
        }
    }

    /** Flink's watermark F says that nothing at or before it is to come. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void anEventAtTheEdgeOfTheAllowedLateness(long offset) throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.tasks.advanceTo(T + LATENESS.toMillis());
            suggestions.process(event("suggestion.shown", "s", "x", T + offset));

            boolean late = offset <= 0;
            assertThat(suggestions.became()).containsExactly(late ? LATE : EFFECTIVE);
            assertThat(suggestions.facts(View.SUGGESTION)).hasSize(late ? 0 : 1);
            assertThat(suggestions.tasks.sideOutput(SuggestionOperator.LATE))
                    .hasSize(late ? 1 : 0)
                    .allMatch(returned -> returned.reason().equals("late"));
            assertThat(suggestions.tasks.stateEntries()).isEqualTo(late ? 0 : 1);
            assertThat(suggestions.tasks.timers()).isEqualTo(late ? 0 : 1);
        }
    }

    @Test
    void countsWhatChangedNothing() throws Exception {
        Event shown = event("suggestion.shown", "s1", "x", T);
        Event accepted = event("suggestion.accepted", "a", "x", T + MINUTE);
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.process(
                    shown,
                    shown,
                    event("suggestion.shown", "s2", "x", T),
                    event("suggestion.shown", "s0", "x", T + 1),
                    accepted,
                    accepted,
                    edit("e", "x", T + MINUTE - 1, 1),
                    event("suggestion.rejected", "r", "x", T + MINUTE),
                    edit("f", "x", T + MINUTE, 1),
                    event("suggestion.shown", "s3", "x", T - 1));
            assertThat(suggestions.became())
                    .containsExactly(
                            EFFECTIVE,
                            WITHOUT_EFFECT,
                            WITHOUT_EFFECT,
                            WITHOUT_EFFECT,
                            EFFECTIVE,
                            WITHOUT_EFFECT,
                            WITHOUT_EFFECT,
                            WITHOUT_EFFECT,
                            EFFECTIVE,
                            EFFECTIVE);
        }
    }

    /** What grows in memory makes others leave it: 25 kB are not 100 suggestions of any size. */
    @Test
    void writesWhatTheGrowthOfAnotherLeavesNoRoomFor() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.process(
                    event("suggestion.shown", "s", "small", T),
                    event("suggestion.shown", "t", "grows", T),
                    event("suggestion.accepted", "a", "grows", T));
            assertThat(suggestions.tasks.writtenEntries()).isZero();
            suggestions.process(
                    event("content.edited", "e", "grows", T + 1).with("text", "x".repeat(30_000)));
            assertThat(suggestions.tasks.writtenEntries()).isEqualTo(1);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Every fourth on RocksDB; each restart at another parallelism. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void restartsInTheMiddleChangeNothing(long seed) throws Exception {
        Random random = new Random(seed);
        List<Event> history = SuggestionHistories.random(seed);
        List<Event> arrivals = Arrivals.within(history, seed);
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.LAST_ONLY, seed % 4 == 0)) {
            run(suggestions, arrivals, random, true);
            assertThat(suggestions.rows(View.SUGGESTION))
                    .isEqualTo(Lifecycle.suggestionRows(history));
            assertThat(suggestions.became()).hasSize(arrivals.size()).doesNotContain(LATE);
            assertThat(last(suggestions)).isEqualTo(expected(history));
            suggestions.assertNothingIsLeft();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void outcomesEndInTheDefinition(long seed) throws Exception {
        List<Event> history = SuggestionHistories.random(seed);
        List<Event> arrivals = Arrivals.within(history, seed);
        for (OutcomeRows outcomes : OutcomeRows.values()) {
            try (var suggestions = Lifecycle.ofSuggestions(outcomes, false)) {
                suggestions.tasks.clock(T);
                run(suggestions, arrivals, new Random(seed), false);
                var rows = suggestions.tasks.sideOutput(LifecycleOperator.OUTCOMES);
                switch (outcomes) {
                    case NONE -> assertThat(rows).isEmpty();
                    case LAST_ONLY ->
                            assertThat(rows).allMatch(row -> row.last() && row.version() == 1);
                    case EVERY_CHANGE -> assertVersionsGrow(rows);
                }
                if (outcomes != OutcomeRows.NONE) {
                    assertThat(last(suggestions)).isEqualTo(expected(history));
                }
            }
        }
    }

    /** A view waits as long as its lifecycle may still change a row. */
    @Test
    void rowsMatureOnceNothingCanChangeThem() {
        assertThat(View.SUGGESTION.matures(Duration.ZERO).toMillis())
                .isEqualTo(Suggestion.DECISION_MILLIS + Suggestion.LAST_HORIZON_MILLIS);
    }

    private static void run(
            Lifecycle<ShardSlice, SuggestionEvent> suggestions,
            List<Event> arrivals,
            Random random,
            boolean restarts)
            throws Exception {
        long newest = Long.MIN_VALUE;
        for (Event event : arrivals) {
            newest = Math.max(newest, event.timeMillis());
            suggestions.process(event);
            if (random.nextInt(3) == 0) {
                suggestions.tasks.advanceTo(newest - Lifecycle.OUT_OF_ORDERNESS - 1);
            }
            if (restarts && random.nextInt(8) == 0) {
                suggestions.tasks.restart(1 + random.nextInt(3));
            }
        }
        suggestions.tasks.advanceTo(newest + 60 * MINUTE);
    }

    private static void assertVersionsGrow(List<Outcome> rows) {
        Map<String, Outcome> latest = new LinkedHashMap<>();
        for (Outcome row : rows) {
            Outcome before = latest.put(row.tenant() + row.ids().get(0), row);
            if (before != null) {
                assertThat(row.version()).isGreaterThan(before.version());
                assertThat(before.last()).as("nothing follows the last row").isFalse();
            }
        }
        assertThat(latest.values()).allMatch(Outcome::last);
    }

    private static SortedMap<String, String> last(
            Lifecycle<ShardSlice, SuggestionEvent> suggestions) {
        SortedMap<String, String> last = new TreeMap<>();
        for (var row : suggestions.tasks.sideOutput(LifecycleOperator.OUTCOMES)) {
            if (row.last()) {
                String before =
                        last.put(
                                row.tenant() + "/" + row.ids().get(0),
                                "%s at %d: %s"
                                        .formatted(
                                                row.labels().get(0),
                                                row.openedAtMillis(),
                                                Lifecycle.named(View.SUGGESTION, row.measures())));
                assertThat(before).as("a second last row of %s", row).isNull();
            }
        }
        return last;
    }

    private static SortedMap<String, String> expected(List<Event> history) {
        SortedMap<String, String> expected = new TreeMap<>();
        for (SuggestionOracle.Suggestion each : SuggestionOracle.suggestions(history)) {
            SortedMap<String, Long> measures = new TreeMap<>(each.measures());
            measures.values().removeIf(value -> value == 0);
            String status =
                    measures.containsKey("accepted")
                            ? "accepted"
                            : measures.containsKey("rejected") ? "rejected" : "ignored";
            measures.remove("ignored");
            expected.put(
                    each.tenant() + "/" + each.suggestionId(),
                    "%s at %d: %s".formatted(status, each.cohortMillis(), measures));
        }
        return expected;
    }

    private static Event event(String type, String id, String suggestion, long at) {
        return Event.of(type, id, at).with("suggestion_id", suggestion);
    }

    private static Event edit(String id, String suggestion, long at, double distance) {
        return event("content.edited", id, suggestion, at).with("distance", distance);
    }
}
