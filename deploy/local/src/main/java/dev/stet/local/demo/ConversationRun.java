package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Random;

/**
 * Plans one conversation with the help desk: one to three questions, perhaps a person who takes
 * over, perhaps a close, perhaps a second start; sends the events, and adds them to the truth.
 */
final class ConversationRun {

    /** The columns of {@code conversation_kpi} that the truth of a conversation fills. */
    static final List<String> MEASURES =
            List.of(
                    "opened",
                    "eligible",
                    "involved",
                    "escalated",
                    "handed_off",
                    "deflected",
                    "closed",
                    "reopened",
                    "confirmed",
                    "assumed",
                    "turns",
                    "costed",
                    "cost_usd");

    static final double INELIGIBLE = 0.05;
    static final double HANDED_OFF = 0.20;

    /** That one which is not handed off was escalated all the same. */
    static final double ESCALATED = 0.06;

    /** That one which is not handed off is closed by its user. */
    static final double CONFIRMED = 0.55;

    /** That one which is not handed off is closed by a timeout. */
    static final double TIMED_OUT = 0.25;

    /** That one which was handed off is closed. */
    static final double CLOSED_BY_PEOPLE = 0.70;

    /** That a closed one is opened again. */
    static final double REOPENED = 0.08;

    private static final int MOST_TURNS = 3;
    private static final long MINUTE = 60_000;

    private final Chance chance;
    private final Outbox outbox;
    private final Truth truth;
    private final AnswerRun answers;
    private final QuestionThread questions;

    ConversationRun(
            Random random,
            Outbox outbox,
            Truth truth,
            AnswerRun answers,
            QuestionThread questions) {
        this.chance = new Chance(random);
        this.outbox = outbox;
        this.truth = truth;
        this.answers = answers;
        this.questions = questions;
    }

    /**
     * @param id unlike that of any other conversation
     */
    void play(long openedAt, String id, String user, Place place) {
        boolean eligible = !chance.of(INELIGIBLE);
        EventJson opened =
                outbox.event("conversation.opened", openedAt, user).with("conversation_id", id);
        place.write(opened);
        if (!eligible) {
            opened.with("eligible", false);
        }
        outbox.send(openedAt, opened);
        int turns = 1 + (int) chance.between(0, MOST_TURNS);
        long at = openedAt;
        boolean answered = false;
        long cost = 0;
        for (int turn = 0; turn < turns; turn++) {
            at += chance.between(1_000, 30_000);
            String question = "q-" + id + "-" + turn;
            questions.playOnce(at, question, user, place, id);
            AnswerRun.Answer answer = answers.play(at, question, user, place, id, false);
            answered |= answer.ok();
            cost += answer.costNanos();
        }
        Fate fate = drawFate();
        sendEnd(at + 5_000, id, user, place, fate);
        double never = Math.pow(AnswerRun.ERROR + AnswerRun.CANCELLED, turns);
        add(openedAt, place, eligible, answered, turns, cost, fate, 1 - never);
    }

    /**
     * @param closed by a person, by time, or not at all
     */
    private record Fate(boolean handedOff, boolean escalated, String closed, boolean reopened) {

        static final String NEVER = "";

        boolean isClosed() {
            return !closed.equals(NEVER);
        }

        boolean isConfirmed() {
            return !handedOff && closed.equals("user");
        }

        boolean isAssumed() {
            return !handedOff && !escalated && closed.equals("timeout");
        }
    }

    private Fate drawFate() {
        boolean handedOff = chance.of(HANDED_OFF);
        boolean escalated = handedOff || chance.of(ESCALATED);
        String closed;
        if (handedOff) {
            closed = chance.of(CLOSED_BY_PEOPLE) ? "user" : Fate.NEVER;
        } else {
            double draw = chance.random().nextDouble();
            closed =
                    draw < CONFIRMED
                            ? "user"
                            : draw < CONFIRMED + TIMED_OUT ? "timeout" : Fate.NEVER;
        }
        boolean reopened = !closed.equals(Fate.NEVER) && chance.of(REOPENED);
        return new Fate(handedOff, escalated, closed, reopened);
    }

    private void sendEnd(long after, String id, String user, Place place, Fate fate) {
        long at = after;
        if (fate.escalated()) {
            at += chance.between(1_000, MINUTE);
            send("escalation.requested", at, id, user, place, "reason", "wants_a_person");
        }
        if (fate.handedOff()) {
            at += chance.between(MINUTE, 5 * MINUTE);
            EventJson event = about("handoff.completed", at, id, user, place);
            outbox.send(at, event.with("human_seconds", chance.between(60, 600)));
        }
        if (fate.isClosed()) {
            at += chance.between(MINUTE, 5 * MINUTE);
            send("conversation.closed", at, id, user, place, "verified_by", fate.closed());
        }
        if (fate.reopened()) {
            at += chance.between(MINUTE, 20 * MINUTE);
            send("conversation.reopened", at, id, user, place, "reason", "not_solved");
        }
    }

    private void send(
            String type, long at, String id, String user, Place place, String name, String value) {
        outbox.send(at, about(type, at, id, user, place).with(name, value));
    }

    private EventJson about(String type, long at, String id, String user, Place place) {
        EventJson event = outbox.event(type, at, user).with("conversation_id", id);
        place.write(event);
        return event;
    }

    private void add(
            long openedAt,
            Place place,
            boolean eligible,
            boolean answered,
            int turns,
            long cost,
            Fate fate,
            double answering) {
        boolean involved = eligible && answered;
        long[] counts = {
            1,
            Chance.one(eligible),
            Chance.one(involved),
            Chance.one(fate.escalated()),
            Chance.one(fate.handedOff()),
            Chance.one(involved && !fate.handedOff()),
            Chance.one(fate.isClosed()),
            Chance.one(fate.reopened()),
            Chance.one(fate.isConfirmed()),
            Chance.one(fate.isAssumed() && answered),
            turns,
            1,
            cost
        };
        double alone = 1 - HANDED_OFF;
        double involving = counts[1] * answering;
        double closing = HANDED_OFF * CLOSED_BY_PEOPLE + alone * (CONFIRMED + TIMED_OUT);
        double[] expected = {
            1,
            1 - INELIGIBLE,
            involving,
            HANDED_OFF + alone * ESCALATED,
            HANDED_OFF,
            involving * alone,
            closing,
            counts[6] * REOPENED,
            alone * CONFIRMED,
            alone * (1 - ESCALATED) * TIMED_OUT * answering,
            Chance.mean(1, MOST_TURNS + 1),
            1,
            turns * AnswerRun.cost(place)
        };
        truth.add(Truth.Family.CONVERSATION, openedAt, place, counts, expected);
    }
}
