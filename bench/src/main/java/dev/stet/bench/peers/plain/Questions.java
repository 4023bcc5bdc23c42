package dev.stet.bench.peers.plain;

import dev.stet.bench.contest.ContestColumn;
import dev.stet.bench.peers.plain.Tally.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every question, by user and text in order of time, so that a late one corrects the next. */
final class Questions {

    private static final long LEAST_GAP_MILLIS = 30 * 60_000L;
    private static final long MOST_GAP_MILLIS = 7 * 24 * 60 * 60_000L;

    private static final Comparator<Question> IN_ORDER =
            Comparator.comparingLong(Question::askedAt).thenComparing(Question::interactionId);

    private record Words(String user, String text) {}

    private record Question(long askedAt, String interactionId, Cell cell) {}

    private final Map<Words, List<Question>> asked = new HashMap<>();
    private final Set<String> interactions = new HashSet<>();
    private final Tally tally;

    Questions(Tally tally) {
        this.tally = tally;
    }

    /** An interaction counts once, as it was first received. */
    void asked(PlainEvent event) {
        String interaction = Objects.requireNonNull(event.interactionId);
        if (!interactions.add(interaction)) {
            return;
        }
        Cell cell = tally.cell(event.eventTime, event.feature);
        tally.add(cell, ContestColumn.QUERIES, 1);
        tally.addUser(cell, event.userId);
        String text = Objects.requireNonNull(event.text).toLowerCase(Locale.ROOT);
        insert(
                asked.computeIfAbsent(new Words(event.userId, text), words -> new ArrayList<>(1)),
                new Question(event.eventTime, interaction, cell));
    }

    private void insert(List<Question> questions, Question question) {
        int at = questions.size();
        while (at > 0 && IN_ORDER.compare(questions.get(at - 1), question) > 0) {
            at--;
        }
        questions.add(at, question);
        if (at > 0) {
            count(questions.get(at - 1), question, 1);
        }
        if (at + 1 < questions.size()) {
            Question next = questions.get(at + 1);
            count(question, next, 1);
            if (at > 0) {
                count(questions.get(at - 1), next, -1);
            }
        }
    }

    private void count(Question before, Question question, int delta) {
        long gap = question.askedAt - before.askedAt;
        if (gap >= LEAST_GAP_MILLIS && gap <= MOST_GAP_MILLIS) {
            tally.add(question.cell, ContestColumn.REPEATS, delta);
        }
    }
}
