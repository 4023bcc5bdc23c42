package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.oracle.QuestionOracle;
import dev.stet.state.CacheSize;
import dev.stet.testkit.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A user with more live questions, and more chains, than {@link QuestionMemory} holds in one value.
 * Another user asks in between, so that with the smallest cache both go through state all the time.
 */
final class UserOverflowTest {

    private static final long SEED = 11;
    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final int IN_A_BURST = 3 * QuestionMemory.MOST_WITHIN / 2;

    /** Within each, all questions are live at once; between them, those before have ended. */
    private static final List<Long> BURSTS = List.of(T, T + 4 * 60 * MINUTE, T + 5 * DAY);

    @ParameterizedTest(name = "RocksDB {0}, cache of {1}")
    @CsvSource({"true, 1", "true, 100000", "false, 1", "false, 100000"})
    void countsAndEndsWhatLiesBeside(boolean rocksDb, int cacheEntries) throws Exception {
        Random random = new Random(SEED);
        List<Event> history = history(random);
        try (var questions =
                Lifecycle.ofQuestions(
                        () ->
                                new QuestionOperator(
                                        Lifecycle.CUBE,
                                        Lifecycle.LATENESS,
                                        OutcomeRows.LAST_ONLY,
                                        false,
                                        new CacheSize(cacheEntries)),
                        rocksDb)) {
            int mostEntries = 0;
            long newest = Long.MIN_VALUE;
            for (Event event : Arrivals.within(history, SEED)) {
                newest = Math.max(newest, event.timeMillis());
                questions.process(event);
                if (random.nextInt(20) == 0) {
                    questions.tasks.advanceTo(newest - Lifecycle.OUT_OF_ORDERNESS - 1);
                }
                if (random.nextInt(300) == 0) {
                    questions.tasks.restart(1 + random.nextInt(3));
                    mostEntries = Math.max(mostEntries, questions.tasks.stateEntries());
                }
            }
            if (rocksDb) {
                assertThat(mostEntries)
                        .as("at a restart questions lay beside")
                        .isGreaterThan(QuestionMemory.MOST_WITHIN / 3);
                questions.tasks.advanceTo(newest + DAY);
                questions.tasks.restart(1);
                assertThat(questions.tasks.stateEntries())
                        .as("when the questions had ended, two users and pages of chains were left")
                        .isGreaterThan(2 + 8);
            }
            while (newest < T + 14 * DAY) {
                newest += 60 * MINUTE;
                questions.tasks.advanceTo(newest);
            }
            assertThat(questions.rows(View.QUESTION)).isEqualTo(Lifecycle.questionRows(history));
            assertThat(questions.became()).doesNotContain(IngestMeasure.LATE);
            assertThat(lastRows(questions.tasks.sideOutput(LifecycleOperator.OUTCOMES)))
                    .isEqualTo(expectedRows(history));
            questions.assertNothingIsLeft();
        }
    }

    /** A page says that a query was asked which was taken back since, by one of another text. */
    @Test
    void aQueryTakenBackDoesNotComeBackWithAnOlderPage() throws Exception {
        long noon = Math.floorDiv(T, DAY) * DAY + DAY / 2;
        List<Event> history = new ArrayList<>();
        history.add(asked("first", noon, "text"));
        history.add(asked("taken back", noon + DAY, "text"));
        for (int i = 0; i < 50; i++) {
            history.add(asked("filling " + i, noon + DAY, "filling " + i));
        }
        history.add(asked("taken back", noon + DAY - 1, "other").with("event_id", "earlier"));
        history.add(asked("long after", noon + 8 * DAY - DAY / 4, "text"));
        try (var questions = Lifecycle.ofQuestions(OutcomeRows.NONE, true)) {
            for (Event event : history) {
                questions.tasks.advanceTo(event.timeMillis() - 60 * MINUTE);
                questions.process(event);
            }
            assertThat(questions.rows(View.QUESTION)).isEqualTo(Lifecycle.questionRows(history));
        }
    }

    private static List<Event> history(Random random) {
        List<Event> history = new ArrayList<>();
        for (int burst = 0; burst < BURSTS.size(); burst++) {
            for (int i = 0; i < IN_A_BURST; i++) {
                long at = BURSTS.get(burst) + i * 20 * MINUTE / IN_A_BURST;
                String id = burst + "-" + i;
                String text =
                        random.nextInt(4) == 0 ? "text " + random.nextInt(i + 1) : "text " + i;
                history.add(asked(id, at, text));
                if (random.nextInt(8) == 0) {
                    long after = random.nextLong(32 * MINUTE);
                    history.add(regenerated(id, at + after));
                }
                if (random.nextInt(30) == 0) {
                    history.add(regenerated("nothing asked " + id, at));
                }
                if (random.nextInt(10) == 0) {
                    long before = at - random.nextLong(MINUTE);
                    history.add(
                            asked(id, before, "text " + random.nextInt(i + 1))
                                    .with("event_id", "earlier " + id));
                }
                if (random.nextInt(25) == 0) {
                    history.add(asked("of bob " + id, at, text).with("user_id", "bob"));
                }
            }
        }
        return history;
    }

    private static Event asked(String interaction, long at, String text) {
        return Event.of("query.submitted", "q " + interaction, at)
                .with("interaction_id", interaction)
                .with("text", text);
    }

    private static Event regenerated(String interaction, long at) {
        return Event.of("answer.regenerated", "r " + interaction, at)
                .with("interaction_id", interaction);
    }

    private static List<String> lastRows(List<Outcome> rows) {
        assertThat(rows).allMatch(row -> row.last() && row.version() == 1);
        return rows.stream()
                .map(row -> row.ids().get(0) + " " + Lifecycle.named(View.QUESTION, row.measures()))
                .sorted()
                .toList();
    }

    private static List<String> expectedRows(List<Event> history) {
        return QuestionOracle.questions(history).stream()
                .map(
                        each -> {
                            var measures = new TreeMap<>(each.measures());
                            measures.values().removeIf(value -> value == 0);
                            return each.interactionId() + " " + measures;
                        })
                .sorted()
                .toList();
    }
}
