package dev.stet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.lifecycle.question.QuestionOperator;
import dev.stet.lifecycle.suggestion.SuggestionOperator;
import dev.stet.oracle.Event;
import dev.stet.state.CacheSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restart with another allowed lateness than the snapshot was taken with. */
final class ChangedLatenessTest {

    /** Not two hours before the end of its day. */
    private static final long T = 1_700_000_000_000L;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final Duration LITTLE = Duration.ofMinutes(10);
    private static final Duration MUCH = Duration.ofHours(3);

    private final List<Event> history = new ArrayList<>();
    private Duration lateness = LITTLE;

    @ParameterizedTest(name = "RocksDB {0}")
    @ValueSource(booleans = {true, false})
    void aSuggestionWaitsForMoreLateness(boolean rocksDb) throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(this::suggestionOperator, rocksDb)) {
            shown(suggestions, "s");
            lateness = MUCH;
            suggestions.tasks.restart(2);
            shown(suggestions, "t");
            suggestions.tasks.advanceTo(T + 65 * MINUTE);
            accepted(suggestions, "s", T + 5 * MINUTE);
            accepted(suggestions, "t", T + 5 * MINUTE);
            suggestions.tasks.restart(1);
            suggestions.tasks.advanceTo(T + 65 * MINUTE);
            assertThat(outcomes(suggestions)).isEmpty();
            suggestions.tasks.advanceTo(T + (60 + 180) * MINUTE);
            assertEnded(suggestions, 2);
        }
    }

    @ParameterizedTest(name = "RocksDB {0}")
    @ValueSource(booleans = {true, false})
    void aSuggestionEndsWithLessLateness(boolean rocksDb) throws Exception {
        lateness = MUCH;
        try (var suggestions = Lifecycle.ofSuggestions(this::suggestionOperator, rocksDb)) {
            shown(suggestions, "s");
            lateness = LITTLE;
            suggestions.tasks.restart(2);
            shown(suggestions, "t");
            suggestions.tasks.advanceTo(T + 20 * MINUTE);
            accepted(suggestions, "s", T + 15 * MINUTE);
            accepted(suggestions, "t", T + 15 * MINUTE);
            suggestions.tasks.advanceTo(T + 49 * MINUTE);
            assertThat(outcomes(suggestions)).isEmpty();
            suggestions.tasks.advanceTo(T + (60 + 180) * MINUTE);
            assertEnded(suggestions, 2);
        }
    }

    @ParameterizedTest(name = "RocksDB {0}")
    @ValueSource(booleans = {true, false})
    void aQuestionWaitsForMoreLateness(boolean rocksDb) throws Exception {
        try (var questions = Lifecycle.ofQuestions(this::questionOperator, rocksDb)) {
            asked(questions, "i", T);
            lateness = MUCH;
            questions.tasks.restart(2);
            questions.tasks.advanceTo(T + 115 * MINUTE);
            assertThat(outcomes(questions)).isEmpty();
            regenerated(questions, "i", T + 5 * MINUTE);
            questions.tasks.restart(1);
            long chainEndWithLittle = (T / DAY + 1) * DAY + 7 * DAY + 20 * MINUTE;
            questions.tasks.advanceTo(chainEndWithLittle);
            asked(questions, "j", T + 7 * DAY);
            assertThat(questions.rows(View.QUESTION).toString()).contains("repeats=1");
            questions.tasks.advanceTo(T + 16 * DAY);
            assertEnded(questions, 2);
        }
    }

    /** Of a user with so many that the first lies on a page, filled under little lateness. */
    @ParameterizedTest(name = "RocksDB {0}")
    @ValueSource(booleans = {true, false})
    void anOldQuestionWaitsForMoreLateness(boolean rocksDb) throws Exception {
        long evening = (T / DAY + 1) * DAY - 30 * MINUTE;
        try (var questions = Lifecycle.ofQuestions(this::questionOperator, rocksDb)) {
            asked(questions, "i", evening);
            for (int i = 0; i < 40; i++) {
                questions.process(
                        Event.of("query.submitted", "filling " + i, evening)
                                .with("interaction_id", "filling " + i)
                                .with("text", "filling " + i));
            }
            lateness = MUCH;
            questions.tasks.restart(2);
            questions.tasks.advanceTo(evening + 30 * MINUTE + 7 * DAY + 21 * MINUTE);
            asked(questions, "j", evening + 7 * DAY);
            assertThat(questions.rows(View.QUESTION).toString()).contains("repeats=1");
        }
    }

    @ParameterizedTest(name = "RocksDB {0}")
    @ValueSource(booleans = {true, false})
    void aQuestionEndsWithLessLateness(boolean rocksDb) throws Exception {
        lateness = MUCH;
        try (var questions = Lifecycle.ofQuestions(this::questionOperator, rocksDb)) {
            asked(questions, "i", T);
            lateness = LITTLE;
            questions.tasks.restart(2);
            questions.tasks.advanceTo(T + 20 * MINUTE);
            regenerated(questions, "i", T + 15 * MINUTE);
            questions.tasks.advanceTo(T + 39 * MINUTE);
            assertThat(outcomes(questions)).isEmpty();
            questions.tasks.advanceTo(T + 7 * DAY);
            asked(questions, "j", T + 7 * DAY);
            assertThat(questions.rows(View.QUESTION).toString()).contains("repeats=1");
            questions.tasks.advanceTo(T + 16 * DAY);
            assertEnded(questions, 2);
        }
    }

    private SuggestionOperator suggestionOperator() {
        return new SuggestionOperator(lateness, OutcomeRows.LAST_ONLY, false, new CacheSize(1));
    }

    private QuestionOperator questionOperator() {
        return new QuestionOperator(
                Lifecycle.CUBE, lateness, OutcomeRows.LAST_ONLY, false, new CacheSize(1));
    }

    private void shown(Lifecycle<?, ?> suggestions, String id) throws Exception {
        process(suggestions, "suggestion.shown", "suggestion_id", id, T);
    }

    private void accepted(Lifecycle<?, ?> suggestions, String id, long at) throws Exception {
        process(suggestions, "suggestion.accepted", "suggestion_id", id, at);
    }

    private void asked(Lifecycle<?, ?> questions, String id, long at) throws Exception {
        process(questions, "query.submitted", "interaction_id", id, at);
    }

    private void regenerated(Lifecycle<?, ?> questions, String id, long at) throws Exception {
        process(questions, "answer.regenerated", "interaction_id", id, at);
    }

    private void process(Lifecycle<?, ?> lifecycle, String type, String subject, String id, long at)
            throws Exception {
        Event event = Event.of(type, type + id, at).with(subject, id);
        if (type.equals("query.submitted")) {
            event = event.with("text", "What is Flink?");
        }
        history.add(event);
        lifecycle.process(event);
    }

    private static List<Outcome> outcomes(Lifecycle<?, ?> lifecycle) {
        return lifecycle.tasks.sideOutput(LifecycleOperator.OUTCOMES);
    }

    /** Everything was in time, counted, told as ended once, and is gone. */
    private void assertEnded(Lifecycle<?, ?> lifecycle, int subjects) throws Exception {
        assertThat(lifecycle.became()).doesNotContain(IngestMeasure.LATE).hasSize(history.size());
        assertThat(lifecycle.rows(View.SUGGESTION)).isEqualTo(Lifecycle.suggestionRows(history));
        assertThat(lifecycle.rows(View.QUESTION)).isEqualTo(Lifecycle.questionRows(history));
        assertThat(outcomes(lifecycle)).hasSize(subjects).allMatch(Outcome::last);
        lifecycle.assertNothingIsLeft();
    }
}
