package dev.stet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.oracle.QuestionOracle.Kind;
import dev.stet.oracle.QuestionOracle.Question;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.QuestionHistories;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples worked out by hand from the definitions, and what must hold for every history. */
final class QuestionOracleTest {

    private static final long ASKED = 1_700_006_400_000L;
    private static final long MINUTE = 60_000;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void orderAndRepetitionDoNotMatter(long seed) {
        List<Event> history = QuestionHistories.random(seed);

        List<Question> answer = QuestionOracle.questions(history);

        assertThat(QuestionOracle.questions(Arrivals.anyOrder(history, seed))).isEqualTo(answer);
        assertThat(QuestionOracle.questions(Arrivals.within(history, seed))).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} ms later: {1}")
    @CsvSource({
        "0, RESUBMISSION, 1, 0",
        "300000, RESUBMISSION, 1, 0",
        "300001, REASK, 0, 0",
        "1799999, REASK, 0, 0",
        "1800000, REPEAT, 0, 1",
        "604800000, REPEAT, 0, 1",
        "604800001, FIRST, 0, 1"
    })
    void theGapDecides(long gap, Kind kind, long resubmitted, long satisfied) {
        Event earlier = query("q1", ASKED);
        Event later = query("q2", ASKED + gap);

        assertThat(question("q2", earlier, later))
                .returns(kind, Question::kind)
                .returns(kind == Kind.FIRST ? null : "q1", Question::predecessorId)
                .returns(kind == Kind.REPEAT ? 1L : 0L, each -> each.measures().get("repeats"))
                .returns(kind == Kind.REASK ? 1L : 0L, each -> each.measures().get("reasks"))
                .returns(0L, each -> each.measures().get("resubmitted"))
                .returns(1L, each -> each.measures().get("satisfied"));
        assertThat(question("q1", earlier, later))
                .returns(Kind.FIRST, Question::kind)
                .returns(resubmitted, each -> each.measures().get("resubmitted"))
                .returns(resubmitted, each -> each.measures().get("retried"))
                .returns(satisfied, each -> each.measures().get("satisfied"));
    }

    @Test
    void thePredecessorIsTheLatestNotTheFirst() {
        Event first = query("q1", ASKED);
        Event second = query("q2", ASKED + 29 * MINUTE);
        Event third = query("q3", ASKED + 34 * MINUTE);

        assertThat(question("q3", first, second, third))
                .returns(Kind.RESUBMISSION, Question::kind)
                .returns("q2", Question::predecessorId);
        assertThat(question("q1", first, second, third).measures())
                .containsEntry("resubmitted", 0L);
    }

    @Test
    void atOneInstantTheInteractionIdOrdersByCodePoint() {
        Event replacement = query("\uFFFD", ASKED);
        Event emoji = query("\uD83D\uDE00", ASKED);

        assertThat(question("\uD83D\uDE00", replacement, emoji))
                .returns("\uFFFD", Question::predecessorId);
        assertThat(question("\uFFFD", replacement, emoji)).returns(null, Question::predecessorId);
    }

    @Test
    void anInteractionsQueryIsItsEarliest() {
        Event earliest = query("q1", ASKED).with("feature", "first");
        Event again =
                query("q1", ASKED).with("event_id", "q1 again").with("text", "Something else");
        Event later = query("q2", ASKED + MINUTE);

        assertThat(question("q2", again, later, earliest)).returns("q1", Question::predecessorId);
        assertThat(question("q1", again, later, earliest).dimensions())
                .containsEntry("feature", "first");
        assertThat(question("q2", again.with("event_id", "p"), later, earliest))
                .as("the lesser event id is the earlier")
                .returns(null, Question::predecessorId);
    }

    @Test
    void anInstructionHasNoClassAndIsNobodysPredecessor() {
        Event question = query("q1", ASKED);
        Event instruction = query("q2", ASKED + MINUTE).with("instruction", true);
        Event third = query("q3", ASKED + 2 * MINUTE);

        assertThat(question("q2", question, instruction, third))
                .returns(Kind.FIRST, Question::kind)
                .returns(1L, each -> each.measures().get("queries"))
                .returns(1L, each -> each.measures().get("satisfied"));
        assertThat(question("q3", question, instruction, third))
                .returns("q1", Question::predecessorId);
        assertThat(question("q2", instruction, regeneration("r", "q2", ASKED + MINUTE)).measures())
                .containsEntry("regenerated", 1L)
                .containsEntry("retried", 1L);
    }

    @ParameterizedTest(name = "{0} ms after the query: {1}")
    @CsvSource({"-1, 0", "0, 1", "1800000, 1", "1800001, 0"})
    void aRegenerationCountsWithinThirtyMinutes(long after, long counted) {
        Event regeneration = regeneration("r", "q1", ASKED + after);

        assertThat(question("q1", query("q1", ASKED), regeneration).measures())
                .containsEntry("regenerated", counted)
                .containsEntry("regenerations", counted)
                .containsEntry("retried", counted)
                .containsEntry("satisfied", 1 - counted);
    }

    @Test
    void regenerationsAreCountedOnceEach() {
        Event once = regeneration("r1", "q1", ASKED + 1);
        Event twice = regeneration("r2", "q1", ASKED + 1);
        Event strangers = regeneration("r3", "q1", ASKED + 1).with("user_id", "bob");

        assertThat(question("q1", query("q1", ASKED), once, once, twice, strangers).measures())
                .containsEntry("regenerated", 1L)
                .containsEntry("regenerations", 2L);
    }

    @Test
    void usersAndTenantsAreApart() {
        Event mine = query("q1", ASKED);
        Event later = query("q2", ASKED + MINUTE);

        assertThat(question("q2", mine.with("user_id", "bob"), later))
                .returns(Kind.FIRST, Question::kind);
        assertThat(question("q2", mine.with("tenant_id", "other"), later))
                .returns(Kind.FIRST, Question::kind);
    }

    @ParameterizedTest(name = "[{0}] and [{1}] are one question: {2}")
    @CsvSource({
        "'What is Flink?', ' WHAT\tis -- flink!', true",
        "'\uFF37hat is \uFB02ink', 'what is flink', true",
        "'whatis flink', 'what is flink', false",
        "'Caf\u00E9', 'CAFE\u0301', true",
        "'Caf\u00E9', 'cafe', false",
        "'x\u00B2', 'X2', true",
        "'a_b', 'a b', true",
        "'\uD83D\uDE00', '\uD83D\uDE00 ', true",
        "'\uD83D\uDE00', '\uD83D\uDE01', false",
        "'?!', ' ?!', true",
        "'?!', '? !', false",
        "'\u0939\u093F\u0928\u094D\u0926\u0940', '\u0939 \u0928 \u0926', false"
    })
    void textsAreComparedByTheirWords(String left, String right, boolean same) {
        Event earlier = query("q1", ASKED).with("text", left);
        Event later = query("q2", ASKED + 1).with("text", right);

        assertThat(question("q2", earlier, later))
                .returns(same ? Kind.RESUBMISSION : Kind.FIRST, Question::kind);
    }

    @Test
    void aProducersFingerprintGoesBeforeTheTextAndNeverEqualsOne() {
        Event text = query("q1", ASKED).with("text", "what stays");
        Event print = query("q2", ASKED + 1).with("text", "x").with("fingerprint", "what stays");
        Event samePrint =
                query("q3", ASKED + 2).with("text", "y").with("fingerprint", "what stays");

        assertThat(question("q2", text, print, samePrint)).returns(Kind.FIRST, Question::kind);
        assertThat(question("q3", text, print, samePrint)).returns("q2", Question::predecessorId);
    }

    private static Question question(String id, Event... events) {
        List<Question> found =
                QuestionOracle.questions(List.of(events)).stream()
                        .filter(each -> each.interactionId().equals(id))
                        .filter(each -> each.user().equals("ann"))
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Event query(String interaction, long millis) {
        return Event.of("query.submitted", interaction, millis)
                .with("interaction_id", interaction)
                .with("text", "What stays?");
    }

    private static Event regeneration(String id, String interaction, long millis) {
        return Event.of("answer.regenerated", id, millis).with("interaction_id", interaction);
    }
}
