package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.View;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.state.CacheSize;
import dev.stet.state.Shards;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not heard of any more is looked after, wherever his key group goes. */
final class UserVisitsTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Noon. */
    private static final long T = 19_676 * DAY + 12 * HOUR;

    /** When the hour of {@link #T} has ended, and no event of it can come. */
    private static final long ENDED = T + HOUR + 10 * MINUTE;

    private OutcomeRows outcomes = OutcomeRows.NONE;

    /**
     * The hours go by one after the other, with restarts, each perhaps with outcomes or without.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void noneIsForgotten(long seed) throws Exception {
        Random random = new Random(seed);
        List<Event> history = new ArrayList<>();
        try (var questions =
                Lifecycle.ofQuestions(() -> operator(seed % 3 == 0 ? 3 : 500), seed % 2 == 0)) {
            for (long now = T; now < T + 12 * DAY; now += HOUR) {
                for (int i = random.nextInt(20); i > 0 && now < T + 2 * DAY; i--) {
                    String user = "user " + random.nextInt(1 + random.nextInt(60));
                    Event asked = asked(user, history.size(), now + random.nextLong(HOUR));
                    history.add(asked);
                    questions.process(asked);
                }
                if (random.nextInt(12) == 0) {
                    outcomes = random.nextBoolean() ? OutcomeRows.NONE : OutcomeRows.LAST_ONLY;
                    questions.tasks.restart(1 + random.nextInt(3));
                }
                questions.tasks.advanceTo(now + 30 * MINUTE);
            }
            assertThat(questions.became()).doesNotContain(IngestMeasure.LATE);
            assertThat(questions.rows(View.QUESTION)).isEqualTo(Lifecycle.questionRows(history));
            assertThat(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES))
                    .extracting(Outcome::ids)
                    .doesNotHaveDuplicates();
            questions.assertNothingIsLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyUsersShareFewTimers(OutcomeRows wanted) throws Exception {
        outcomes = wanted;
        try (var questions = Lifecycle.ofQuestions(() -> operator(100), false)) {
            askEach(questions, 5_000);
            assertThat(questions.tasks.timers()).isBetween(1, Shards.COUNT);
            assertThat(questions.tasks.stateEntries())
                    .as("users, and a list for each timer")
                    .isEqualTo(5_000 + questions.tasks.timers());
            questions.tasks.advanceTo(T + 10 * DAY);
            questions.assertNothingIsLeft();
        }
    }

    @Test
    void withoutOutcomesWhatEndsWithADayIsVisitedOnceBeforeTheNextButOneEnds() throws Exception {
        try (var questions = Lifecycle.ofQuestions(() -> operator(1), true)) {
            askEach(questions, 200);
            questions.tasks.snapshot();
            int timers = questions.tasks.timers();
            long night = T + 13 * HOUR + 10 * MINUTE;
            questions.tasks.advanceTo(night - 1);
            assertThat(questions.tasks.timers()).isEqualTo(timers);
            questions.tasks.advanceTo(night + DAY);
            assertThat(questions.tasks.timers()).as("until chains end").isEqualTo(timers);
            questions.tasks.advanceTo(night + 7 * DAY - HOUR);
            assertThat(questions.tasks.stateEntries()).isPositive();
            questions.tasks.advanceTo(night + 8 * DAY);
            questions.assertNothingIsLeft();
        }
    }

    /** And his questions end once, though he is visited afterwards. */
    @Test
    void aUserHeardOfAgainIsSweptBeforeHisVisit() throws Exception {
        outcomes = OutcomeRows.LAST_ONLY;
        try (var questions = Lifecycle.ofQuestions(() -> operator(100), false)) {
            askEach(questions, 100);
            questions.tasks.advanceTo(ENDED - 1);
            questions.process(asked("user 7", 1_000, T + HOUR));
            assertThat(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES)).isEmpty();
            questions.tasks.advanceTo(ENDED);
            int visited = questions.tasks.sideOutput(LifecycleOperator.OUTCOMES).size();
            assertThat(visited).as("of the first key group, if any").isLessThan(5);
            questions.process(asked("user 8", 1_001, T + HOUR + 1));
            assertThat(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES))
                    .hasSize(visited + 1)
                    .last()
                    .extracting(row -> row.ids().get(0), Outcome::last)
                    .containsExactly("i8", true);
            questions.tasks.advanceTo(ENDED + 10 * MINUTE);
            assertThat(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES)).hasSize(100);
            questions.tasks.advanceTo(T + 10 * DAY);
            assertThat(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES)).hasSize(102);
            questions.assertNothingIsLeft();
        }
    }

    @Test
    void whereOutcomesAreWantedFromARestoreOnTheyComeSoon() throws Exception {
        try (var questions = Lifecycle.ofQuestions(() -> operator(100), false)) {
            questions.process(asked("user", 1, T));
            outcomes = OutcomeRows.LAST_ONLY;
            questions.tasks.restart(1);
            questions.process(asked("user", 2, T + 20 * MINUTE));
            questions.tasks.advanceTo(ENDED + 10 * MINUTE);
            assertThat(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES))
                    .extracting(row -> row.ids().get(0))
                    .contains("i2");
        }
    }

    private static void askEach(Lifecycle<Key128, QuestionEvent> questions, int users)
            throws Exception {
        for (int user = 0; user < users; user++) {
            questions.process(asked("user " + user, user, T + user));
        }
    }

    private QuestionOperator operator(int cacheUnits) {
        return new QuestionOperator(
                Lifecycle.CUBE, Lifecycle.LATENESS, outcomes, false, new CacheSize(cacheUnits));
    }

    private static Event asked(String user, int number, long at) {
        return Event.of("query.submitted", "q" + number, at)
                .with("user_id", user)
                .with("interaction_id", "i" + number)
                .with("text", "text " + number % 5);
    }
}
