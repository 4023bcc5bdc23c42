package dev.stet.lifecycle.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.IngestMeasure;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A suggestion whose end turns out to lie in another slice than thought, with its copy in state
 * where it was thought to end.
 */
final class MovingSuggestionTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    /** What lies between two events of the suggestion. */
    private enum Between {
        NOTHING,
        CHECKPOINT,
        RESTART,
        RESCALED_RESTART,
        /** Another suggestion takes its place in memory. */
        ANOTHER
    }

    /** In the order of arrival. */
    private enum Course {
        ACCEPT_BEFORE_SHOWN(accepted(T + 9 * MINUTE), shown("s", T)),
        EDIT_BEFORE_SHOWN(edited(T + 9 * MINUTE), shown("s", T), accepted(T + MINUTE)),
        EARLIER_SHOWN(shown("s", T + 9 * MINUTE), shown("r", T), accepted(T + 10 * MINUTE)),
        EVER_EARLIER(
                shown("s", T + 9 * MINUTE),
                shown("r", T - 9 * MINUTE),
                shown("q", T - 27 * MINUTE),
                accepted(T + 2 * MINUTE)),
        ORPHANS_THEN_SHOWN_THEN_EARLIER(
                edited(T + 8 * MINUTE),
                accepted(T - 15 * MINUTE),
                shown("s", T + 5 * MINUTE),
                shown("r", T - 25 * MINUTE)),
        LATER_ORPHANS(accepted(T), accepted(T + 11 * MINUTE), edited(T + 23 * MINUTE)),
        THERE_AND_BACK(edited(T + 39 * MINUTE), accepted(T + 29 * MINUTE), shown("s", T));

        private final List<Event> arrivals;

        Course(Event... arrivals) {
            this.arrivals = List.of(arrivals);
        }
    }

    static List<Arguments> courses() {
        List<Arguments> all = new ArrayList<>();
        for (Course course : Course.values()) {
            for (Between between : Between.values()) {
                all.add(Arguments.of(course, between, true));
                all.add(Arguments.of(course, between, false));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, {1}, RocksDB {2}")
    @MethodSource("courses")
    void isInOneSliceAndEndsOnce(Course course, Between between, boolean rocksDb) throws Exception {
        List<Event> history = new ArrayList<>();
        try (var suggestions =
                Lifecycle.ofSuggestions(
                        () ->
                                new SuggestionOperator(
                                        Lifecycle.LATENESS,
                                        OutcomeRows.LAST_ONLY,
                                        false,
                                        new CacheSize(1)),
                        rocksDb)) {
            int subjects = 1;
            for (Event event : course.arrivals) {
                process(suggestions, history, event);
                subjects += happen(between, suggestions, history);
            }
            if (rocksDb) {
                assertThat(suggestions.tasks.stateEntries() - suggestions.tasks.timers())
                        .as("copies in state, each suggestion once")
                        .isEqualTo(subjects);
            }
            long end = T + (40 + 40 + 10 + 10) * MINUTE;
            for (long watermark = T - 28 * MINUTE; watermark < end; watermark += MINUTE) {
                suggestions.tasks.advanceTo(watermark);
            }
            assertThat(suggestions.rows(View.SUGGESTION))
                    .isEqualTo(Lifecycle.suggestionRows(history));
            assertThat(suggestions.became()).doesNotContain(IngestMeasure.LATE);
            assertThat(suggestions.tasks.sideOutput(LifecycleOperator.OUTCOMES))
                    .allMatch(row -> row.last() && row.version() == 1)
                    .extracting(MovingSuggestionTest::described)
                    .containsExactlyInAnyOrderElementsOf(
                            SuggestionOracle.suggestions(history).stream()
                                    .map(MovingSuggestionTest::described)
                                    .toList());
            suggestions.assertNothingIsLeft();
        }
    }

    /** The slice that it is in ends before it was written there, and before the one it left. */
    @ParameterizedTest(name = "RocksDB {0}")
    @ValueSource(booleans = {true, false})
    void leavesNoCopyWhereItWasThoughtToEnd(boolean rocksDb) throws Exception {
        try (var suggestions =
                Lifecycle.ofSuggestions(
                        () ->
                                new SuggestionOperator(
                                        Lifecycle.LATENESS,
                                        OutcomeRows.NONE,
                                        false,
                                        new CacheSize(100)),
                        rocksDb)) {
            suggestions.process(shown("s", T + 9 * MINUTE));
            suggestions.tasks.snapshot();
            suggestions.process(shown("r", T - 9 * MINUTE));
            suggestions.tasks.advanceTo(T + 51 * MINUTE);
            assertThat(suggestions.tasks.timers()).isEqualTo(1);
            assertThat(suggestions.tasks.writtenEntries()).isEqualTo(rocksDb ? 1 : 0);
            suggestions.tasks.advanceTo(T + 70 * MINUTE);
            suggestions.assertNothingIsLeft();
        }
    }

    /** The slice that it left has ended, the one that it is in has not. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(Between.class)
    void outlivesTheSliceThatItLeft(Between between) throws Exception {
        List<Event> history = new ArrayList<>();
        try (var suggestions =
                Lifecycle.ofSuggestions(
                        () ->
                                new SuggestionOperator(
                                        Lifecycle.LATENESS,
                                        OutcomeRows.LAST_ONLY,
                                        false,
                                        new CacheSize(1)),
                        false)) {
            process(suggestions, history, edited(T));
            happen(between, suggestions, history);
            process(suggestions, history, shown("s", T - MINUTE));
            happen(between, suggestions, history);
            suggestions.tasks.advanceTo(T + 35 * MINUTE);
            process(suggestions, history, accepted(T + 28 * MINUTE));
            assertThat(suggestions.rows(View.SUGGESTION))
                    .isEqualTo(Lifecycle.suggestionRows(history));
            assertThat(suggestions.tasks.sideOutput(LifecycleOperator.OUTCOMES)).isEmpty();
        }
    }

    /**
     * @return how many suggestions came in
     */
    private static int happen(
            Between between,
            Lifecycle<ShardSlice, SuggestionEvent> suggestions,
            List<Event> history)
            throws Exception {
        switch (between) {
            case NOTHING -> {}
            case CHECKPOINT -> suggestions.tasks.snapshot();
            case RESTART -> suggestions.tasks.restart(1);
            case RESCALED_RESTART -> suggestions.tasks.restart(3);
            case ANOTHER -> {
                int number = history.size();
                Event other =
                        event("suggestion.shown", "other " + number, T)
                                .with("text", "of a size that leaves room for no other ".repeat(9));
                process(suggestions, history, other.with("suggestion_id", "other " + number));
                return 1;
            }
        }
        return 0;
    }

    private static void process(
            Lifecycle<ShardSlice, SuggestionEvent> suggestions, List<Event> history, Event event)
            throws Exception {
        history.add(event);
        suggestions.process(event);
    }

    private static String described(Outcome row) {
        return row.ids().get(0) + " at " + row.openedAtMillis();
    }

    private static String described(SuggestionOracle.Suggestion each) {
        return each.suggestionId() + " at " + each.cohortMillis();
    }

    private static Event shown(String id, long at) {
        return event("suggestion.shown", id, at);
    }

    private static Event accepted(long at) {
        return event("suggestion.accepted", "a" + at, at);
    }

    private static Event edited(long at) {
        return event("content.edited", "e" + at, at).with("distance", 0.5);
    }

    private static Event event(String type, String id, long at) {
        return Event.of(type, id, at).with("suggestion_id", "moving");
    }
}
