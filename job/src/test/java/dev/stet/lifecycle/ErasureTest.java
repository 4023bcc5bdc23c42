package dev.stet.lifecycle;

import static dev.stet.contract.IngestMeasure.EFFECTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code user.erased} in the middle of suggestions and questions: they end as they stand, a
 * stranger's go on, and what comes afterwards finds nothing.
 */
final class ErasureTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    /** Whatever its time, an erasure acts: this one would be late by a year. */
    private static final Event ERASED =
            Event.of("user.erased", "erased", T - Duration.ofDays(365).toMillis());

    static List<Arguments> outcomesAndBackends() {
        List<Arguments> all = new ArrayList<>();
        for (OutcomeRows outcomes : OutcomeRows.values()) {
            for (boolean rocksDb : new boolean[] {false, true}) {
                all.add(Arguments.of(outcomes, rocksDb));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, RocksDB: {1}")
    @MethodSource("outcomesAndBackends")
    void suggestionsEndAsTheyStand(OutcomeRows outcomes, boolean rocksDb) throws Exception {
        List<Event> counted = new ArrayList<>();
        try (var suggestions = Lifecycle.ofSuggestions(outcomes, rocksDb)) {
            for (int i = 0; i < 20; i++) {
                counted.add(suggestion("suggestion.shown", "s" + i, "ann's " + i, T + i * MINUTE));
                counted.add(ofBo(suggestion("suggestion.shown", "t" + i, "bo's " + i, T + i)));
            }
            counted.add(suggestion("suggestion.accepted", "a", "ann's 0", T + 10));
            counted.add(ofBo(suggestion("suggestion.accepted", "b", "ann's 1", T + MINUTE + 1)));
            counted.add(suggestion("suggestion.accepted", "c", "bo's 0", T + 10));
            suggestions.process(counted.toArray(Event[]::new));
            suggestions.tasks.restart(2);
            suggestions.process(suggestion("suggestion.accepted", "d", "ann's 2", T + 3 * MINUTE));
            counted.add(suggestion("suggestion.accepted", "d", "ann's 2", T + 3 * MINUTE));
            int entries = suggestions.tasks.stateEntries();
            int facts = suggestions.tasks.output().size();

            suggestions.process(ERASED);
            suggestions.process(ERASED, ERASED.with("user_id", "nobody").with("event_id", "f"));

            assertThat(suggestions.tasks.output()).as("facts").hasSize(facts);
            assertThat(entries - suggestions.tasks.stateEntries()).as("gone").isEqualTo(20);
            assertThat(erased(suggestions))
                    .as("tombstones")
                    .hasSize(outcomes.wanted() ? 20 : 0)
                    .allMatch(row -> row.ids().get(0).startsWith("ann's"))
                    .allMatch(row -> row.tenant().equals("default"));

            Event removed = edit("e", "bo's 0", T + MINUTE);
            suggestions.process(edit("f", "ann's 0", T + MINUTE), removed);
            counted.add(removed);
            assertThat(suggestions.unopened()).as("an edit of what was erased").isEqualTo(1);
            assertThat(suggestions.rows(View.SUGGESTION))
                    .isEqualTo(Lifecycle.suggestionRows(counted));
            suggestions.tasks.advanceTo(T + 90 * MINUTE);
            suggestions.assertNothingIsLeft();
            assertThat(last(suggestions))
                    .hasSize(outcomes.wanted() ? 20 : 0)
                    .allMatch(row -> row.ids().get(0).startsWith("bo's"));
        }
    }

    /** So many that some have their place beside the user's value, in a map and on pages. */
    @ParameterizedTest(name = "{0}, RocksDB: {1}")
    @MethodSource("outcomesAndBackends")
    void questionsEndAsTheyStand(OutcomeRows outcomes, boolean rocksDb) throws Exception {
        int asked = 600;
        try (var questions = Lifecycle.ofQuestions(outcomes, rocksDb)) {
            questions.process(ofBo(query("q", "bo's", "What is Flink?", T)));
            int ofBo = questions.tasks.stateEntries();
            for (int i = 0; i < asked; i++) {
                questions.process(query("q" + i, "ann's " + i, "question " + i, T + i));
            }
            questions.process(query("again", "ann's last", "question 0", T + 40 * MINUTE));
            questions.process(question("answer.regenerated", "g", "orphan", T));
            questions.tasks.restart(2);
            var rows = questions.rows(View.QUESTION);
            int facts = questions.tasks.output().size();
            assertThat(questions.tasks.stateEntries()).isGreaterThan(ofBo + (rocksDb ? 50 : 3));

            questions.process(ERASED);
            questions.process(ERASED, ERASED.with("user_id", "nobody").with("event_id", "f"));

            assertThat(questions.tasks.output()).as("facts").hasSize(facts);
            assertThat(questions.rows(View.QUESTION)).isEqualTo(rows);
            assertThat(questions.tasks.stateEntries() - (rocksDb ? timersOfAnn(questions) : 0))
                    .as("a stranger's remain")
                    .isEqualTo(ofBo);
            assertThat(erased(questions)).hasSize(outcomes.wanted() ? asked + 1 : 0);

            long unopened = questions.unopened();
            questions.process(
                    question("answer.regenerated", "h", "ann's 0", T + MINUTE),
                    ofBo(question("answer.regenerated", "i", "bo's", T + MINUTE)));
            assertThat(questions.unopened()).as("regenerated after it").isEqualTo(unopened + 1);
            assertThat(questions.became()).endsWith(EFFECTIVE, EFFECTIVE);
            questions.tasks.advanceTo(T + Duration.ofDays(11).toMillis());
            questions.assertNothingIsLeft();
        }
    }

    /** On RocksDB they are entries, too. The one of the next visit of the stranger is no part. */
    private static int timersOfAnn(Lifecycle<?, ?> questions) {
        return questions.tasks.timers() - 1;
    }

    /** Who comes back is somebody new, of whom nothing was asked before. */
    @ParameterizedTest(name = "{0}, RocksDB: {1}")
    @MethodSource("outcomesAndBackends")
    void whoComesBackIsNew(OutcomeRows outcomes, boolean rocksDb) throws Exception {
        try (var questions = Lifecycle.ofQuestions(outcomes, rocksDb)) {
            questions.process(
                    query("q", "i", "What is Flink?", T),
                    ERASED,
                    query("r", "j", "What is Flink?", T + 40 * MINUTE));
            assertThat(questions.rows(View.QUESTION).values())
                    .noneMatch(row -> row.containsKey("repeats"))
                    .anyMatch(row -> Long.valueOf(2).equals(row.get("asking_users")));
            questions.tasks.advanceTo(T + Duration.ofDays(11).toMillis());
            questions.assertNothingIsLeft();
        }
    }

    /** After a failure state is as it was before, and the erasure is read once more. */
    @ParameterizedTest(name = "{0}, RocksDB: {1}")
    @MethodSource("outcomesAndBackends")
    void readAgainAfterARestoreItErasesAgain(OutcomeRows outcomes, boolean rocksDb)
            throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(outcomes, rocksDb);
                var questions = Lifecycle.ofQuestions(outcomes, rocksDb)) {
            suggestions.process(suggestion("suggestion.shown", "s", "x", T));
            questions.process(query("q", "i", "What is Flink?", T));
            suggestions.tasks.snapshot();
            questions.tasks.snapshot();
            for (int life = 1; life <= 2; life++) {
                suggestions.process(ERASED);
                questions.process(ERASED);
                suggestions.process(suggestion("suggestion.accepted", "a", "x", T + 1));
                questions.process(question("answer.regenerated", "g", "i", T + 1));
                assertThat(suggestions.unopened()).isEqualTo(life);
                assertThat(questions.unopened()).isEqualTo(life);
                assertThat(erased(suggestions)).hasSize(outcomes.wanted() ? life : 0);
                assertThat(erased(questions)).hasSize(outcomes.wanted() ? life : 0);
                suggestions.tasks.restore(1 + life);
                questions.tasks.restore(1 + life);
            }
        }
    }

    private static List<Outcome> erased(Lifecycle<?, ?> lifecycle) {
        return lifecycle.tasks.sideOutput(LifecycleOperator.OUTCOMES).stream()
                .filter(Outcome::isErased)
                .toList();
    }

    private static List<Outcome> last(Lifecycle<?, ?> lifecycle) {
        return lifecycle.tasks.sideOutput(LifecycleOperator.OUTCOMES).stream()
                .filter(row -> row.last() && !row.isErased())
                .toList();
    }

    private static Event ofBo(Event event) {
        return event.with("user_id", "bo");
    }

    private static Event suggestion(String type, String id, String suggestion, long at) {
        return Event.of(type, id, at).with("suggestion_id", suggestion);
    }

    private static Event edit(String id, String suggestion, long at) {
        return suggestion("content.edited", id, suggestion, at).with("removed", true);
    }

    private static Event question(String type, String id, String interaction, long at) {
        return Event.of(type, id, at).with("interaction_id", interaction);
    }

    private static Event query(String id, String interaction, String text, long at) {
        return question("query.submitted", id, interaction, at).with("text", text);
    }
}
