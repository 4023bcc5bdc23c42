package dev.stet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events whose subject has no opening: counted once, and taken back where they were counted. */
final class UnopenedTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suggestion.accepted",
                "suggestion.rejected",
                "content.edited",
                "artifact.closed"
            })
    void ofASuggestionIsCountedOnceAndTakenBack(String type) throws Exception {
        Event early = suggestion(type, "a", "s", T).with("distance", 0.5);
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            suggestions.process(early, early);
            assertThat(suggestions.unopened()).isEqualTo(1);

            suggestions.process(suggestion("suggestion.shown", "b", "another", T));
            assertThat(suggestions.unopened()).as("another id opens nothing").isEqualTo(1);

            suggestions.process(suggestion("suggestion.shown", "c", "s", T - MINUTE));
            suggestions.process(suggestion("suggestion.shown", "d", "s", T - 2 * MINUTE));
            assertThat(suggestions.unopened()).as("opened, once").isZero();
        }
    }

    @Test
    void ofAQuestionIsCountedOnceAndTakenBack() throws Exception {
        Event early = question("answer.regenerated", "a", "i", T);
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            questions.process(early, early);
            assertThat(questions.unopened()).isEqualTo(1);

            questions.process(query("b", "i", T).with("user_id", "another user"));
            questions.process(query("c", "another", T));
            assertThat(questions.unopened()).isEqualTo(1);

            questions.process(query("d", "i", T - MINUTE));
            assertThat(questions.unopened()).isZero();
        }
    }

    /** Two clocks may stamp the two; whichever comes first. */
    @ParameterizedTest(name = "opened {0} ms after the event")
    @CsvSource({"-1, 0", "0, 0", "59999, 0", "60000, 0", "60001, 1"})
    void anOpeningCountsUpToAMinuteLater(long later, long unopened) throws Exception {
        Event[] suggestion = {
            suggestion("suggestion.accepted", "a", "s", T),
            suggestion("suggestion.shown", "b", "s", T + later)
        };
        Event[] question = {
            question("answer.regenerated", "a", "i", T), query("b", "i", T + later)
        };
        for (int first = 0; first < 2; first++) {
            try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false);
                    var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
                suggestions.process(suggestion[first], suggestion[1 - first]);
                questions.process(question[first], question[1 - first]);
                assertThat(suggestions.unopened()).isEqualTo(unopened);
                assertThat(questions.unopened()).isEqualTo(unopened);
            }
        }
    }

    /** The row of the event, not that of the opening; over a restart. */
    @ParameterizedTest(name = "RocksDB: {0}")
    @ValueSource(booleans = {false, true})
    void isTakenBackInTheRowThatCountedIt(boolean rocksDb) throws Exception {
        Key128 key = new Key128(1, 2);
        Utf8 id = Utf8.of("s");
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, rocksDb)) {
            suggestions.tasks.process(
                    new SuggestionEvent.Closed(header("a", T, T + 7, "one"), key, id));
            suggestions.tasks.process(
                    new SuggestionEvent.Closed(header("b", T + 1, T - 9, "two"), key, id));
            suggestions.tasks.restart(2);
            suggestions.tasks.process(
                    new SuggestionEvent.Shown(
                            header("c", T, T + MINUTE, "three"),
                            key,
                            id,
                            Origin.dimensionsOf("none"),
                            key,
                            3,
                            1,
                            SuggestionEvent.UNKNOWN,
                            null));
            assertThat(suggestions.facts(View.INGEST))
                    .filteredOn(Lifecycle::takesBack)
                    .extracting(Fact::cohortMillis, Fact::dimensions)
                    .containsExactly(
                            tuple(T + 7, Origin.dimensionsOf("one")),
                            tuple(T - 9, Origin.dimensionsOf("two")));
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false);
                var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            for (int i = 0; i < 50; i++) {
                suggestions.process(suggestion("artifact.closed", "a" + i, "s", T + i));
                questions.process(question("answer.regenerated", "a" + i, "i", T + i));
            }
            assertThat(suggestions.unopened()).isEqualTo(50);
            assertThat(questions.unopened()).isEqualTo(50);
            suggestions.tasks.advanceTo(T + Duration.ofHours(1).toMillis());
            questions.tasks.advanceTo(T + Duration.ofDays(2).toMillis());
            suggestions.assertNothingIsLeft();
            questions.assertNothingIsLeft();
        }
    }

    /**
     * The latest opening there can be, and as late as it may come: wherever in its slice, or its
     * hour, the event lies.
     */
    @Test
    void stateIsThereForTheLastOpening() throws Exception {
        for (long at = T; at < T + 61 * MINUTE; at += MINUTE / 2) {
            long opened = at + MINUTE;
            try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false);
                    var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
                suggestions.process(suggestion("artifact.closed", "a", "s", at));
                suggestions.tasks.advanceTo(opened + Lifecycle.LATENESS.toMillis() - 1);
                suggestions.process(suggestion("suggestion.shown", "b", "s", opened));
                assertThat(suggestions.unopened()).as("closed at %d", at).isZero();

                questions.process(question("answer.regenerated", "a", "i", at));
                questions.tasks.advanceTo(opened + Lifecycle.LATENESS.toMillis() - 1);
                questions.process(query("b", "i", opened));
                assertThat(questions.unopened()).as("regenerated at %d", at).isZero();
            }
        }
    }

    /** Many events make room for each other, but not while an opening can still come. */
    @Test
    void manyAreTakenBackThoughTheyHaveSettled() throws Exception {
        try (var suggestions = Lifecycle.ofSuggestions(OutcomeRows.NONE, false);
                var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            for (int i = 0; i < 40; i++) {
                suggestions.process(suggestion("artifact.closed", "a" + i, "s", T + i));
                questions.process(question("answer.regenerated", "a" + i, "i", T + i));
            }
            long settled = T + MINUTE / 2;
            suggestions.tasks.advanceTo(settled + Lifecycle.LATENESS.toMillis());
            questions.tasks.advanceTo(settled + Lifecycle.LATENESS.toMillis());
            suggestions.process(suggestion("artifact.closed", "b", "s", settled + 1));
            questions.process(question("answer.regenerated", "b", "i", settled + 1));
            assertThat(suggestions.unopened()).isEqualTo(41);
            assertThat(questions.unopened()).isEqualTo(41);

            suggestions.process(suggestion("suggestion.shown", "c", "s", T + MINUTE));
            questions.process(query("c", "i", T + MINUTE));
            assertThat(suggestions.unopened()).isZero();
            assertThat(questions.unopened()).isZero();
        }
    }

    @Test
    void rowsOfIngestMatureAfterTheToleranceOfClocks() {
        assertThat(View.INGEST.matures(Duration.ZERO).toMillis()).isEqualTo(Unopened.CLOCKS_MILLIS);
    }

    private static Header header(String id, long at, long arrivedAt, String source) {
        return new Header("default", Utf8.of(id), at, arrivedAt, new Origin(source, 0, 1));
    }

    private static Event suggestion(String type, String id, String suggestion, long at) {
        return Event.of(type, id, at).with("suggestion_id", suggestion);
    }

    private static Event question(String type, String id, String interaction, long at) {
        return Event.of(type, id, at).with("interaction_id", interaction);
    }

    private static Event query(String id, String interaction, long at) {
        return question("query.submitted", id, interaction, at).with("text", "why");
    }
}
