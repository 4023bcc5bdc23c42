package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Plans one question and how often its user asks it again, sends the events, and adds them to the
 * truth. No other question of the generator has the same text, so the class of each follows from
 * the gap that was planned.
 */
final class QuestionThread {

    /** The columns that the truth of a question fills. */
    static final List<String> MEASURES =
            List.of(
                    "queries",
                    "repeats",
                    "reasks",
                    "resubmitted",
                    "regenerated",
                    "regenerations",
                    "retried",
                    "asking_users",
                    "repeat_users");

    static final int ASKING_USERS = 7;
    static final int REPEAT_USERS = 8;

    static final double RESUBMIT = 0.06;
    static final double REASK = 0.03;
    static final double REPEAT = 0.06;
    static final double REGENERATE = 0.05;

    private static final double INSTRUCTION = 0.04;
    private static final long MINUTE = 60_000;

    /** How a question relates to the one before it in its thread. */
    private enum Kind {
        FIRST,
        RESUBMISSION,
        REASK,
        REPEAT,
        INSTRUCTION
    }

    private final Random random;
    private final Outbox outbox;
    private final Truth truth;
    private final Population population;
    private final AnswerRun answers;

    QuestionThread(
            Random random, Outbox outbox, Truth truth, Population population, AnswerRun answers) {
        this.random = random;
        this.outbox = outbox;
        this.truth = truth;
        this.population = population;
        this.answers = answers;
    }

    /**
     * @param number of the thread; makes its text and its interaction ids unlike any other's
     */
    void play(long firstAt, long number, String user) {
        Kind kind = random.nextDouble() < INSTRUCTION ? Kind.INSTRUCTION : Kind.FIRST;
        boolean fingerprinted = random.nextInt(10) == 0;
        long at = firstAt;
        for (int turn = 0; ; turn++) {
            Place place = population.place(user, at);
            String id = "q-" + number + "-" + turn;
            sendQuery(at, id, user, place, number, kind, fingerprinted);
            answers.play(at, id, user, place, "", false);
            int regenerations = sendRegenerations(at, id, user);
            @Nullable Kind next = kind == Kind.INSTRUCTION ? null : drawNext();
            add(at, place, user, kind, next == Kind.RESUBMISSION, regenerations);
            if (next == null) {
                return;
            }
            at += gap(next);
            kind = next;
        }
    }

    /**
     * A question that is asked once, and whose answer its user takes.
     *
     * @param id of its interaction, unlike any other
     * @param conversation id, or empty for none
     */
    void playOnce(long at, String id, String user, Place place, String conversation) {
        EventJson event =
                outbox.event("query.submitted", at, user)
                        .with("interaction_id", id)
                        .with("fingerprint", "f-" + id);
        if (!conversation.isEmpty()) {
            event.with("conversation_id", conversation);
        }
        place.write(event);
        outbox.send(at, event);
        long[] counts = {1, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] expected = {1, 0, 0, 0, 0, 0, 0, 0, 0};
        truth.addQuestion(at, place, user, false, counts, expected);
    }

    private @Nullable Kind drawNext() {
        double draw = random.nextDouble();
        if (draw < RESUBMIT) {
            return Kind.RESUBMISSION;
        }
        if (draw < RESUBMIT + REASK) {
            return Kind.REASK;
        }
        return draw < RESUBMIT + REASK + REPEAT ? Kind.REPEAT : null;
    }

    /** Now and then right on the line between two classes. */
    private long gap(Kind kind) {
        boolean onTheLine = random.nextInt(20) == 0;
        return switch (kind) {
            case RESUBMISSION -> onTheLine ? 5 * MINUTE : between(2_000, 5 * MINUTE);
            case REASK -> onTheLine ? 5 * MINUTE + 1 : between(5 * MINUTE + 1, 30 * MINUTE);
            default -> onTheLine ? 30 * MINUTE : between(30 * MINUTE, 100 * MINUTE);
        };
    }

    private void add(
            long at, Place place, String user, Kind kind, boolean resubmitted, int regenerations) {
        boolean instruction = kind == Kind.INSTRUCTION;
        long[] counts = {
            1,
            kind == Kind.REPEAT ? 1 : 0,
            kind == Kind.REASK ? 1 : 0,
            resubmitted ? 1 : 0,
            regenerations > 0 ? 1 : 0,
            regenerations,
            resubmitted || regenerations > 0 ? 1 : 0,
            0,
            0
        };
        double resubmit = instruction ? 0 : RESUBMIT;
        double[] expected = {
            1, 0, 0, resubmit, REGENERATE, 0, 1 - (1 - resubmit) * (1 - REGENERATE), 0, 0
        };
        truth.addQuestion(at, place, user, kind == Kind.REPEAT, counts, expected);
    }

    private void sendQuery(
            long at,
            String id,
            String user,
            Place place,
            long number,
            Kind kind,
            boolean fingerprinted) {
        EventJson event = outbox.event("query.submitted", at, user).with("interaction_id", id);
        place.write(event);
        if (kind == Kind.INSTRUCTION) {
            event.with("text", "continue").with("instruction", true);
        } else if (fingerprinted) {
            event.with("fingerprint", "f-" + number);
        } else {
            event.with("text", text(number));
        }
        outbox.send(at, event);
    }

    /** The same question, as people write it the second time. */
    private String text(long number) {
        String text = "How do I close account no. " + number + " without losing its history?";
        return switch (random.nextInt(3)) {
            case 0 -> text;
            case 1 -> text.toUpperCase(Locale.ROOT);
            default -> "  " + text.replace(" ", "  ").replace("?", " !");
        };
    }

    /** How many of them count; some come too late or from someone else, and do not. */
    private int sendRegenerations(long at, String id, String user) {
        if (random.nextInt(200) == 0) {
            sendRegeneration(at + 30 * MINUTE + between(1, 5 * MINUTE), id, user);
        }
        if (random.nextInt(200) == 0) {
            sendRegeneration(at + between(1_000, 60_000), id, user + "-colleague");
        }
        if (random.nextDouble() >= REGENERATE) {
            return 0;
        }
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            boolean onTheLine = random.nextInt(20) == 0;
            sendRegeneration(
                    at + (onTheLine ? 30 * MINUTE : between(1_000, 10 * MINUTE)), id, user);
        }
        return count;
    }

    private void sendRegeneration(long at, String id, String user) {
        outbox.send(at, outbox.event("answer.regenerated", at, user).with("interaction_id", id));
    }

    private long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }
}
