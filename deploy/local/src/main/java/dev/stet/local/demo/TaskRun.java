package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Random;

/**
 * Plans one task with a decision of the assistant in it, sends the events, and adds them to the
 * truth.
 */
final class TaskRun {

    /** The columns of {@code task_kpi} that the truth of a task fills. */
    static final List<String> MEASURES =
            List.of(
                    "started",
                    "succeeded",
                    "reversed",
                    "failed",
                    "successes",
                    "overridden",
                    "overridden_fields",
                    "completion_ms",
                    "costed",
                    "costed_successes");

    /** The columns of {@code decision_kpi} that the truth of a decision fills. */
    static final List<String> DECISION_MEASURES =
            List.of(
                    "decisions",
                    "overridden",
                    "confident",
                    "low_confidence",
                    "low_confidence_overridden");

    static final double SUCCESS = 0.68;
    static final double FAILURE = 0.14;
    static final double REVERSED = 0.05;
    static final double OVERRIDDEN = 0.12;
    static final double LOW_CONFIDENCE = 0.2;

    private static final double COSTED = 0.8;
    private static final long MINUTE = 60_000;
    private static final List<String> FIELDS = List.of("vendor", "amount", "category");

    /** How a task ends: in a success that holds or not, in a failure, or not at all. */
    private enum End {
        SUCCESS,
        REVERSED,
        FAILURE,
        ABANDONED
    }

    private final Random random;
    private final Outbox outbox;
    private final Truth truth;

    TaskRun(Random random, Outbox outbox, Truth truth) {
        this.random = random;
        this.outbox = outbox;
        this.truth = truth;
    }

    /**
     * @param id unlike that of any other task
     */
    void play(long at, String id, String user, Place place) {
        EventJson started = outbox.event("task.started", at, user).with("task_id", id);
        place.write(started);
        outbox.send(at, started);
        boolean overridden = sendDecision(at + between(500, 5_000), id, user, place);
        boolean costed = random.nextDouble() < COSTED;
        if (costed) {
            long costedAt = at + between(500, 60_000);
            outbox.send(
                    costedAt,
                    outbox.event("cost.recorded", costedAt, user)
                            .with("task_id", id)
                            .with("amount_usd", between(1, 90) / 1_000.0)
                            .with("cost_kind", "llm"));
        }
        End end = drawEnd();
        long took = end == End.ABANDONED ? 0 : between(MINUTE, 20 * MINUTE);
        sendEnd(at + took, id, user, end);
        add(at, place, end, took, overridden, costed);
    }

    private End drawEnd() {
        double draw = random.nextDouble();
        if (draw < SUCCESS) {
            return random.nextDouble() < REVERSED ? End.REVERSED : End.SUCCESS;
        }
        return draw < SUCCESS + FAILURE ? End.FAILURE : End.ABANDONED;
    }

    private void sendEnd(long at, String id, String user, End end) {
        if (end == End.ABANDONED) {
            return;
        }
        outbox.send(
                at,
                outbox.event("task.ended", at, user)
                        .with("task_id", id)
                        .with("outcome", end == End.FAILURE ? "failure" : "success"));
        if (end == End.REVERSED) {
            long reversedAt = at + between(MINUTE, 20 * MINUTE);
            outbox.send(
                    reversedAt,
                    outbox.event("outcome.reversed", reversedAt, user).with("task_id", id));
        }
    }

    /** Whether a person overrides it. */
    private boolean sendDecision(long at, String id, String user, Place place) {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        boolean low = random.nextDouble() < LOW_CONFIDENCE;
        EventJson made =
                outbox.event("decision.made", at, user)
                        .with("task_id", id)
                        .with("field", field)
                        .with("confidence", low ? 0.49 : 0.5);
        place.write(made);
        outbox.send(at, made);
        boolean overridden = random.nextDouble() < OVERRIDDEN;
        if (overridden) {
            long overriddenAt = at + between(1_000, 10 * MINUTE);
            outbox.send(
                    overriddenAt,
                    outbox.event("decision.overridden", overriddenAt, user)
                            .with("task_id", id)
                            .with("field", field));
        }
        long[] counts = {1, one(overridden), 1, one(low), one(low && overridden)};
        double[] expected = {1, OVERRIDDEN, 1, LOW_CONFIDENCE, LOW_CONFIDENCE * OVERRIDDEN};
        truth.addDecision(at, place, field, counts, expected);
        return overridden;
    }

    private void add(long at, Place place, End end, long took, boolean overridden, boolean costed) {
        boolean success = end == End.SUCCESS;
        long[] counts = {
            1,
            one(success || end == End.REVERSED),
            one(end == End.REVERSED),
            one(end == End.FAILURE),
            one(success),
            one(overridden),
            one(overridden),
            success ? took : 0,
            one(costed),
            one(costed && success)
        };
        double lasting = SUCCESS * (1 - REVERSED);
        double[] expected = {
            1,
            SUCCESS,
            SUCCESS * REVERSED,
            FAILURE,
            lasting,
            OVERRIDDEN,
            OVERRIDDEN,
            Double.NaN,
            COSTED,
            COSTED * lasting
        };
        truth.addTask(at, place, counts, expected);
    }

    private static long one(boolean condition) {
        return condition ? 1 : 0;
    }

    private long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }
}
