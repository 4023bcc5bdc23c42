package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Random;

/**
 * A user who comes for the first time, and perhaps comes back: some use the agent on their first
 * day, which makes them come back more often. Sends the events, and adds them to the truth.
 *
 * <p>A visitor does all of one day between 08:00 and 20:30 UTC, so nothing falls into the next.
 */
final class Visitor {

    /** The columns of {@code retention_kpi} that the truth of a visitor fills. */
    static final List<String> RETENTION_MEASURES =
            List.of(
                    "new_users",
                    "new_ai_users",
                    "retained_d1",
                    "retained_ai_d1",
                    "retained_d7",
                    "retained_ai_d7",
                    "retained_d28",
                    "retained_ai_d28",
                    "converted",
                    "converted_ai");

    /** The columns of {@code adoption_kpi} that the truth of a visitor fills. */
    static final List<String> ADOPTION_MEASURES =
            List.of(
                    "eligible",
                    "invoked_14d",
                    "activated_14d",
                    "adopted_60d",
                    "disabled_60d",
                    "tried_60d",
                    "opportunities",
                    "opportunities_taken");

    /** That a visitor uses the agent. */
    static final double USES_AI = 0.65;

    static final double DISABLED = 0.05;

    /** That one who uses the agent comes back on each of {@link #DAYS}. */
    static final List<Double> RETURNS_WITH_AI = List.of(0.45, 0.32, 0.20);

    /** The same of one who does not. */
    static final List<Double> RETURNS_WITHOUT_AI = List.of(0.30, 0.18, 0.10);

    static final List<Integer> DAYS = List.of(1, 7, 28);
    static final double CONVERTS_WITH_AI = 0.12;
    static final double CONVERTS_WITHOUT_AI = 0.06;

    /** That one who uses the agent also opens a conversation. */
    static final double CONVERSES = 0.50;

    static final long DAY_MILLIS = 86_400_000;

    /** From and until when visitors come, of a day. */
    static final long OPENS_MILLIS = 8 * 3_600_000;

    static final long CLOSES_MILLIS = 20 * 3_600_000;

    private static final long CONVERTS_AFTER_DAYS = 3;

    private final Chance chance;
    private final Outbox outbox;
    private final Truth truth;
    private final Population population;
    private final TaskRun tasks;
    private final ConversationRun conversations;
    private final QuestionThread questions;
    private final AnswerRun answers;

    Visitor(
            Random random,
            Outbox outbox,
            Truth truth,
            Population population,
            TaskRun tasks,
            ConversationRun conversations,
            QuestionThread questions,
            AnswerRun answers) {
        this.chance = new Chance(random);
        this.outbox = outbox;
        this.truth = truth;
        this.population = population;
        this.tasks = tasks;
        this.conversations = conversations;
        this.questions = questions;
        this.answers = answers;
    }

    /**
     * @param number of the visitor, unlike that of any other
     */
    void play(long at, long number) {
        String user = "visitor-" + number;
        Place place = population.place(Population.AGENT, user, at);
        boolean ai = chance.of(USES_AI);
        send("user.active", at, user, place);
        send("opportunity.seen", at + 500, user, place);
        sendEligibility(at + 600, user, place, true);
        boolean value = ai && playAi(at + 1_000, number, user, place);
        boolean disabled = chance.of(DISABLED);
        if (disabled) {
            sendEligibility(at + 2 * DAY_MILLIS, user, place, false);
        }
        addAdoption(at, place, ai, value, disabled);
        addRetention(at, user, place, ai);
    }

    /** Whether there was a success, taken back or not. */
    private boolean playAi(long at, long number, String user, Place place) {
        population.expose(outbox, user, place, at);
        send("feature.invoked", at + 1_000, user, place);
        String question = "q-visitor-" + number;
        Place asked = population.place(user, at);
        questions.playOnce(at + 2_000, question, user, asked, "");
        answers.play(at + 2_000, question, user, asked, "", true);
        if (chance.of(CONVERSES)) {
            Place desk = population.place(Population.HELP_DESK, user, at);
            conversations.play(at + 60_000, "c-visitor-" + number, user, desk);
        }
        return tasks.play(at + 3_000, "t-visitor-" + number, user, place);
    }

    private void addAdoption(long at, Place place, boolean ai, boolean value, boolean disabled) {
        double valuing = USES_AI * TaskRun.success(place);
        truth.add(
                Truth.Family.ADOPTION,
                at,
                place,
                new long[] {
                    1,
                    Chance.one(ai),
                    Chance.one(value),
                    Chance.one(value),
                    Chance.one(disabled),
                    Chance.one(ai),
                    1,
                    Chance.one(ai)
                },
                new double[] {1, USES_AI, valuing, valuing, DISABLED, USES_AI, 1, USES_AI});
    }

    private void addRetention(long at, String user, Place place, boolean ai) {
        long[] counts = new long[RETENTION_MEASURES.size()];
        double[] expected = new double[counts.length];
        counts[0] = 1;
        counts[1] = Chance.one(ai);
        expected[0] = 1;
        expected[1] = USES_AI;
        for (int i = 0; i < DAYS.size(); i++) {
            double with = RETURNS_WITH_AI.get(i);
            double without = RETURNS_WITHOUT_AI.get(i);
            boolean returns = chance.of(ai ? with : without);
            if (returns) {
                send("user.active", someTimeOf(at, DAYS.get(i)), user, place);
            }
            count(2 + 2 * i, ai, returns, with, without, counts, expected);
        }
        boolean converts = chance.of(ai ? CONVERTS_WITH_AI : CONVERTS_WITHOUT_AI);
        if (converts) {
            long convertedAt = someTimeOf(at, CONVERTS_AFTER_DAYS);
            EventJson event =
                    outbox.event("conversion.recorded", convertedAt, user)
                            .withNanos("value_usd", chance.between(5, 50) * 1_000_000_000);
            place.write(event);
            outbox.send(convertedAt, event);
        }
        count(8, ai, converts, CONVERTS_WITH_AI, CONVERTS_WITHOUT_AI, counts, expected);
        truth.add(Truth.Family.RETENTION, at, place, counts, expected);
    }

    /** Of one thing that a visitor does or not: for all, and for those who used the agent. */
    private static void count(
            int first,
            boolean ai,
            boolean does,
            double with,
            double without,
            long[] counts,
            double[] expected) {
        counts[first] = Chance.one(does);
        counts[first + 1] = Chance.one(does && ai);
        expected[first] = ai ? with : without;
        expected[first + 1] = ai ? with : 0;
    }

    private long someTimeOf(long at, long daysLater) {
        long day = at - Math.floorMod(at, DAY_MILLIS) + daysLater * DAY_MILLIS;
        return day + chance.between(OPENS_MILLIS, CLOSES_MILLIS);
    }

    private void sendEligibility(long at, String user, Place place, boolean eligible) {
        EventJson event = outbox.event("eligibility.set", at, user).with("eligible", eligible);
        place.write(event);
        outbox.send(at, event);
    }

    private void send(String type, long at, String user, Place place) {
        EventJson event = outbox.event(type, at, user);
        place.write(event);
        outbox.send(at, event);
    }
}
