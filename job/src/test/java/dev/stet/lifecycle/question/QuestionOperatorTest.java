package dev.stet.lifecycle.question;

import static dev.stet.contract.IngestMeasure.EFFECTIVE;
import static dev.stet.contract.IngestMeasure.LATE;
import static dev.stet.contract.IngestMeasure.WITHOUT_EFFECT;
import static dev.stet.lifecycle.Lifecycle.LATENESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.View;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.oracle.QuestionOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.QuestionHistories;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionOperatorTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    /** Its day, seven more, the lateness, and a day until the visit. */
    private static final long GONE = T + 9 * DAY + 70 * MINUTE;

    @ParameterizedTest
    @EnumSource(OutcomeRows.class)
    void leavesNoStateOrTimerBehind(OutcomeRows outcomes) throws Exception {
        try (var questions = Lifecycle.ofQuestions(outcomes, false)) {
            questions.process(
                    query("q", "i", T),
                    query("r", "j", T + MINUTE),
                    query("o", "instruction", T).with("instruction", true),
                    event("answer.regenerated", "g", "i", T + 1),
                    event("answer.regenerated", "h", "orphan", T + 70 * MINUTE));
            assertThat(questions.tasks.stateEntries()).isPositive();
            questions.tasks.advanceTo(GONE);
            questions.assertNothingIsLeft();
        }
    }

    @Test
    void leavesNothingBehindOfThousandsOfRegenerations() throws Exception {
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            List<Event> history = new ArrayList<>();
            history.add(query("q", "i", T));
            for (int i = 0; i < 3_000; i++) {
                history.add(event("answer.regenerated", "g" + i, "i", T + i * 700L));
                history.add(event("answer.regenerated", "h" + i, "orphan", T + i * 700L));
            }
            for (Event event : history) {
                questions.process(event);
                questions.tasks.advanceTo(event.timeMillis() - 30_001);
            }
            assertThat(questions.rows(View.QUESTION)).isEqualTo(Lifecycle.questionRows(history));
            questions.tasks.advanceTo(GONE);
            questions.assertNothingIsLeft();
        }
    }

    /** Flink's watermark F says that nothing at or before it is to come. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void anEventAtTheEdgeOfTheAllowedLateness(long offset) throws Exception {
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            questions.tasks.advanceTo(T + LATENESS.toMillis());
            questions.process(query("q", "i", T + offset));

            boolean late = offset <= 0;
            assertThat(questions.became()).containsExactly(late ? LATE : EFFECTIVE);
            assertThat(questions.facts(View.QUESTION)).hasSize(late ? 0 : 1);
            assertThat(questions.tasks.sideOutput(QuestionOperator.LATE))
                    .hasSize(late ? 1 : 0)
                    .allMatch(returned -> returned.reason().equals("late"));
            assertThat(questions.tasks.stateEntries())
                    .as("the user, and when to visit")
                    .isEqualTo(late ? 0 : 2);
            assertThat(questions.tasks.timers()).isEqualTo(late ? 0 : 1);
        }
    }

    @Test
    void countsWhatChangedNothing() throws Exception {
        Event asked = query("q1", "i", T);
        Event regenerated = event("answer.regenerated", "g", "i", T + 30 * MINUTE);
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, false)) {
            questions.process(
                    asked,
                    asked,
                    query("q2", "i", T),
                    query("q0", "i", T + 1),
                    regenerated,
                    regenerated,
                    event("answer.regenerated", "h", "i", T + 30 * MINUTE + 1),
                    event("answer.regenerated", "f", "i", T - 1),
                    event("answer.regenerated", "k", "i", T).with("user_id", "stranger"),
                    query("q3", "i", T - 1));
            assertThat(questions.became())
                    .as("a stranger's regeneration is kept for a query of theirs")
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

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Every fourth on RocksDB; each restart at another parallelism. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void restartsInTheMiddleChangeNothing(long seed) throws Exception {
        List<Event> history = QuestionHistories.random(seed);
        List<Event> arrivals = Arrivals.within(history, seed);
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.LAST_ONLY, seed % 4 == 0)) {
            run(questions, arrivals, new Random(seed), true);
            assertThat(questions.rows(View.QUESTION)).isEqualTo(Lifecycle.questionRows(history));
            assertThat(questions.became()).hasSize(arrivals.size()).doesNotContain(LATE);
            assertThat(last(questions)).isEqualTo(expected(history));
            questions.assertNothingIsLeft();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void outcomesEndInTheDefinition(long seed) throws Exception {
        List<Event> history = QuestionHistories.random(seed);
        List<Event> arrivals = Arrivals.within(history, seed);
        for (OutcomeRows outcomes : OutcomeRows.values()) {
            try (var questions = Lifecycle.ofQuestions(outcomes, false)) {
                questions.tasks.clock(T);
                run(questions, arrivals, new Random(seed), false);
                var rows = questions.tasks.sideOutput(LifecycleOperator.OUTCOMES);
                switch (outcomes) {
                    case NONE -> assertThat(rows).isEmpty();
                    case LAST_ONLY ->
                            assertThat(rows).allMatch(row -> row.last() && row.version() == 1);
                    case EVERY_CHANGE -> assertVersionsGrow(rows);
                }
                if (outcomes != OutcomeRows.NONE) {
                    assertThat(last(questions)).isEqualTo(expected(history));
                }
            }
        }
    }

    /** A view waits as long as its lifecycle may still change a row. */
    @Test
    void rowsMatureOnceNothingCanChangeThem() {
        assertThat(View.QUESTION.matures(Duration.ZERO).toMillis())
                .isEqualTo(Question.REGENERATION_MILLIS);
    }

    private static void run(
            Lifecycle<Key128, QuestionEvent> questions,
            List<Event> arrivals,
            Random random,
            boolean restarts)
            throws Exception {
        long newest = Long.MIN_VALUE;
        for (Event event : arrivals) {
            newest = Math.max(newest, event.timeMillis());
            questions.process(event);
            if (random.nextInt(3) == 0) {
                questions.tasks.advanceTo(newest - Lifecycle.OUT_OF_ORDERNESS - 1);
            }
            if (restarts && random.nextInt(8) == 0) {
                questions.tasks.restart(1 + random.nextInt(3));
            }
        }
        questions.tasks.advanceTo(newest + 9 * DAY);
    }

    private static void assertVersionsGrow(List<Outcome> rows) {
        Map<List<Object>, Outcome> latest = new LinkedHashMap<>();
        for (Outcome row : rows) {
            Outcome before = latest.put(List.of(row.tenant(), row.user(), row.ids().get(0)), row);
            if (before != null) {
                assertThat(row.version()).isGreaterThan(before.version());
                assertThat(before.last()).as("nothing follows the last row").isFalse();
            }
        }
        assertThat(latest.values()).allMatch(Outcome::last);
    }

    /** Interaction ids of different users may be the same: as many entries as there are rows. */
    private static List<String> last(Lifecycle<Key128, QuestionEvent> questions) {
        return questions.tasks.sideOutput(LifecycleOperator.OUTCOMES).stream()
                .filter(Outcome::last)
                .map(
                        row ->
                                "%s/%s at %d, %s: %s"
                                        .formatted(
                                                row.tenant(),
                                                row.ids().get(0),
                                                row.openedAtMillis(),
                                                row.labels().get(0),
                                                Lifecycle.named(View.QUESTION, row.measures())))
                .sorted()
                .toList();
    }

    private static List<String> expected(List<Event> history) {
        return QuestionOracle.questions(history).stream()
                .map(QuestionOperatorTest::described)
                .sorted()
                .toList();
    }

    private static String described(QuestionOracle.Question each) {
        SortedMap<String, Long> measures = new TreeMap<>(each.measures());
        measures.values().removeIf(value -> value == 0);
        String repeatClass =
                switch (each.kind()) {
                    case FIRST -> null;
                    case RESUBMISSION -> "resubmission";
                    case REASK -> "re-ask";
                    case REPEAT -> "repeat";
                };
        return "%s/%s at %d, %s: %s"
                .formatted(
                        each.tenant(),
                        each.interactionId(),
                        each.cohortMillis(),
                        repeatClass,
                        measures);
    }

    private static Event query(String id, String interaction, long at) {
        return event("query.submitted", id, interaction, at).with("text", "What is Flink?");
    }

    private static Event event(String type, String id, String interaction, long at) {
        return Event.of(type, id, at).with("interaction_id", interaction);
    }
}
