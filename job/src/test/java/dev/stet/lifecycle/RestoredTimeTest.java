package dev.stet.lifecycle;

import static dev.stet.contract.IngestMeasure.EFFECTIVE;
import static dev.stet.contract.IngestMeasure.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.lifecycle.question.QuestionOperator;
import dev.stet.lifecycle.suggestion.SuggestionOperator;
import dev.stet.oracle.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a restore, before the first watermark: what was late stays late. */
final class RestoredTimeTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long LATENESS = Lifecycle.LATENESS.toMillis();

    @ParameterizedTest(name = "{0} tasks")
    @ValueSource(ints = {1, 2, 7, 720})
    void aSuggestionEventIsAsLateAsBefore(int parallelism) throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.tasks.advanceTo(T + LATENESS);
            suggestions.tasks.restart(parallelism);
            for (int i = 0; i < 50; i++) {
                suggestions.process(shown("late" + i, T), shown("in time" + i, T + 1));
            }
            assertThat(suggestions.became()).hasSize(100);
            assertThat(suggestions.became()).filteredOn(LATE::equals).hasSize(50);
            assertThat(suggestions.tasks.sideOutput(SuggestionOperator.LATE))
                    .hasSize(50)
                    .allMatch(
                            returned ->
                                    returned.detail()
                                            .contains(
                                                    "stood at "
                                                            + Instant.ofEpochMilli(
                                                                    T + LATENESS + 1)));
            suggestions.tasks.advanceTo(T + 61 * MINUTE);
            suggestions.assertNothingIsLeft();
        }
    }

    @ParameterizedTest(name = "{0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aQuestionEventIsAsLateAsBefore(int parallelism) throws Exception {
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            questions.tasks.advanceTo(T + LATENESS);
            questions.tasks.restart(parallelism);
            questions.process(asked("late", T), asked("in time", T + 1));
            assertThat(questions.became()).containsExactlyInAnyOrder(LATE, EFFECTIVE);
            assertThat(questions.tasks.sideOutput(QuestionOperator.LATE)).hasSize(1);
        }
    }

    /** Its state has ended and its rows are final: a repeat of it would begin it anew. */
    @Test
    void whatHasEndedDoesNotBeginAnew() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.LAST_ONLY, true)) {
            suggestions.process(shown("s", T));
            suggestions.tasks.advanceTo(T + 61 * MINUTE);
            suggestions.tasks.restart(2);
            suggestions.process(shown("s", T));
            suggestions.tasks.advanceTo(T + 200 * MINUTE);
            assertThat(suggestions.became()).containsExactlyInAnyOrder(EFFECTIVE, LATE);
            assertThat(suggestions.tasks.sideOutput(SuggestionOperator.OUTCOMES)).hasSize(1);
            suggestions.assertNothingIsLeft();
        }
    }

    @Test
    void timeStandsWhereItStoodUntilTheWatermarkHasPassedIt() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.tasks.advanceTo(T + LATENESS);
            suggestions.tasks.restart(2);
            suggestions.tasks.restart(3);
            suggestions.tasks.advanceTo(T);
            suggestions.tasks.restart(1);
            suggestions.process(shown("late", T));
            suggestions.tasks.advanceTo(T + LATENESS - 1);
            suggestions.process(shown("late still", T), shown("in time", T + 1));
            suggestions.tasks.advanceTo(T + LATENESS + 1);
            suggestions.process(shown("late now", T + 1));
            assertThat(suggestions.became()).containsExactly(LATE, LATE, EFFECTIVE, LATE);
        }
    }

    @Test
    void ofTasksThatBecomeOneTheOneThatIsBehindCounts() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.tasks.restart(2);
            suggestions.tasks.advanceTo(T + LATENESS, 0);
            suggestions.tasks.advanceTo(T + LATENESS + MINUTE, 1);
            suggestions.tasks.restart(1);
            suggestions.process(shown("late", T), shown("in time", T + 1));
            assertThat(suggestions.became()).containsExactly(LATE, EFFECTIVE);
        }
    }

    /** As after a failure; and where tasks are split, each goes on with its predecessor's time. */
    @ParameterizedTest(name = "{0} tasks")
    @ValueSource(ints = {2, 4})
    void aTaskKeepsItsOwnTime(int parallelism) throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.tasks.restart(2);
            suggestions.tasks.advanceTo(T + LATENESS, 0);
            suggestions.tasks.restart(parallelism);
            for (int i = 0; i < 100; i++) {
                suggestions.process(shown("s" + i, T));
            }
            var firstHalf = suggestions.became().stream().filter(LATE::equals).count();
            assertThat(firstHalf).isBetween(20L, 80L);
        }
    }

    /** A savepoint of a drained job: the end of its input is no instant to go on from. */
    @Test
    void theEndOfAnInputIsForgotten() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.tasks.advanceTo(T + LATENESS);
            suggestions.process(shown("s", T + MINUTE));
            suggestions.tasks.advanceTo(Long.MAX_VALUE);
            suggestions.tasks.restart(1);
            suggestions.process(shown("late", T), shown("in time", T + 1));
            assertThat(suggestions.became()).containsExactly(EFFECTIVE, LATE, EFFECTIVE);
        }
    }

    private static Event shown(String suggestion, long at) {
        return Event.of("suggestion.shown", "shown " + suggestion + at, at)
                .with("suggestion_id", suggestion);
    }

    private static Event asked(String interaction, long at) {
        return Event.of("query.submitted", "asked " + interaction, at)
                .with("interaction_id", interaction)
                .with("text", "What is Flink?");
    }
}
