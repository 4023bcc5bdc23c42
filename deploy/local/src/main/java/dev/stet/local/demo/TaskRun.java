package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                    "costed_successes",
                    "cost_usd",
                    "defined",
                    "reviewed",
                    "review_passed",
                    "quality_sum",
                    "value_usd");

    /** The columns of {@code decision_kpi} that the truth of a decision fills. */
    static final List<String> DECISION_MEASURES =
            List.of(
                    "decisions",
                    "overridden",
                    "confident",
                    "low_confidence",
                    "low_confidence_overridden");

    /** That a task succeeds, by workflow. */
    static final Map<String, Double> SUCCESS =
            Map.of("code", 0.62, "writing", 0.80, "support", 0.70, "search", 0.88);

    /** The same of users with the variant that the experiment tries: support suffers most. */
    static final Map<String, Double> SUCCESS_OF_TREATMENT =
            Map.of("code", 0.55, "writing", 0.77, "support", 0.36, "search", 0.86);

    /** That a task which does not succeed fails, rather than being left. */
    static final double FAILURE = 0.45;

    static final double REVERSED = 0.05;
    static final double OVERRIDDEN = 0.12;
    static final double LOW_CONFIDENCE = 0.2;
    static final double DEFINED = 0.9;
    static final double REVIEWED = 0.1;
    static final double REVIEW_PASSED = 0.75;
    static final double COSTED = 0.8;

    /** In thousandths of a dollar, least and below what it lies. */
    private static final long LEAST_COST = 1;

    private static final long BELOW_COST = 90;
    private static final long LEAST_VALUE = 1;
    private static final long BELOW_VALUE = 6;

    /** In ten-thousandths. */
    private static final long LEAST_QUALITY = 7_000;

    private static final long BELOW_QUALITY = 9_501;
    private static final long NANO_USD = 1_000_000_000;
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
    private final Chance chance;
    private final Outbox outbox;
    private final Truth truth;

    TaskRun(Random random, Outbox outbox, Truth truth) {
        this.random = random;
        this.chance = new Chance(random);
        this.outbox = outbox;
        this.truth = truth;
    }

    /** That a task succeeds, taken back or not. */
    static double success(Place place) {
        Map<String, Double> odds =
                place.variant().equals(Population.TREATMENT) ? SUCCESS_OF_TREATMENT : SUCCESS;
        return Objects.requireNonNull(odds.get(place.workflow()), place.workflow());
    }

    /**
     * @param id unlike that of any other task
     * @return whether it succeeds, taken back or not
     */
    boolean play(long at, String id, String user, Place place) {
        boolean defined = chance.of(DEFINED);
        EventJson started =
                outbox.event("task.started", at, user)
                        .with("task_id", id)
                        .with("baseline_seconds", 1_200);
        if (defined) {
            started.with("success_definition", "accepted by its owner");
        }
        place.write(started);
        outbox.send(at, started);
        boolean overridden = sendDecision(at + between(500, 5_000), id, user, place);
        boolean costed = chance.of(COSTED);
        long cost = costed ? between(LEAST_COST, BELOW_COST) * (NANO_USD / 1_000) : 0;
        if (costed) {
            sendCost(at + between(500, 60_000), id, user, place, cost);
        }
        End end = drawEnd(place);
        long took = end == End.ABANDONED ? 0 : between(MINUTE, 20 * MINUTE);
        boolean success = end == End.SUCCESS;
        long quality = between(LEAST_QUALITY, BELOW_QUALITY);
        long value = between(LEAST_VALUE, BELOW_VALUE) * NANO_USD;
        sendEnd(at + took, id, user, place, end, quality, value);
        boolean reviewed = chance.of(REVIEWED);
        boolean passed = reviewed && chance.of(REVIEW_PASSED);
        if (reviewed) {
            sendReview(at + between(MINUTE, 20 * MINUTE), id, user, place, passed);
        }
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
            one(costed && success),
            cost,
            one(defined),
            one(reviewed),
            one(passed),
            success ? quality : 0,
            success ? value : 0
        };
        add(at, place, counts);
        return success || end == End.REVERSED;
    }

    private End drawEnd(Place place) {
        if (chance.of(success(place))) {
            return chance.of(REVERSED) ? End.REVERSED : End.SUCCESS;
        }
        return chance.of(FAILURE) ? End.FAILURE : End.ABANDONED;
    }

    private void sendCost(long at, String id, String user, Place place, long nanos) {
        EventJson event =
                outbox.event("cost.recorded", at, user)
                        .with("task_id", id)
                        .withNanos("amount_usd", nanos)
                        .with("cost_kind", "llm");
        place.write(event);
        outbox.send(at, event);
    }

    private void sendEnd(
            long at, String id, String user, Place place, End end, long quality, long value) {
        if (end == End.ABANDONED) {
            return;
        }
        EventJson ended =
                outbox.event("task.ended", at, user)
                        .with("task_id", id)
                        .with("outcome", end == End.FAILURE ? "failure" : "success");
        if (end != End.FAILURE) {
            ended.withNanos("quality", quality * 100_000).withNanos("value_usd", value);
        }
        place.write(ended);
        outbox.send(at, ended);
        if (end == End.REVERSED) {
            long reversedAt = at + between(MINUTE, 20 * MINUTE);
            EventJson reversed =
                    outbox.event("outcome.reversed", reversedAt, user)
                            .with("task_id", id)
                            .with("reason", "reopened");
            place.write(reversed);
            outbox.send(reversedAt, reversed);
        }
    }

    private void sendReview(long at, String id, String user, Place place, boolean passed) {
        EventJson event =
                outbox.event("review.completed", at, user)
                        .with("task_id", id)
                        .with("passed", passed)
                        .with("minutes", between(1, 10));
        place.write(event);
        outbox.send(at, event);
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
                            .with("field", field)
                            .with("reason", "corrected"));
        }
        long[] counts = {1, one(overridden), 1, one(low), one(low && overridden)};
        double[] expected = {1, OVERRIDDEN, 1, LOW_CONFIDENCE, LOW_CONFIDENCE * OVERRIDDEN};
        Map<String, String> segments = new HashMap<>(Truth.segments(place));
        segments.put("field", field);
        segments.put("feature|field", place.feature() + "|" + field);
        truth.add(Truth.Family.DECISION, at, segments, counts, expected);
        return overridden;
    }

    private void add(long at, Place place, long[] counts) {
        double success = success(place);
        double lasting = success * (1 - REVERSED);
        double[] expected = {
            1,
            success,
            success * REVERSED,
            (1 - success) * FAILURE,
            lasting,
            OVERRIDDEN,
            OVERRIDDEN,
            Double.NaN,
            COSTED,
            COSTED * lasting,
            COSTED * Chance.mean(LEAST_COST, BELOW_COST) / 1_000,
            DEFINED,
            REVIEWED,
            counts[MEASURES.indexOf("reviewed")] * REVIEW_PASSED,
            lasting * Chance.mean(LEAST_QUALITY, BELOW_QUALITY) / 10_000,
            lasting * Chance.mean(LEAST_VALUE, BELOW_VALUE)
        };
        truth.add(Truth.Family.TASK, at, place, counts, expected);
        truth.add(
                Truth.Family.ECONOMICS,
                at,
                Truth.segments(place),
                Ledger.counts(
                        Ledger.ECONOMICS_MEASURES,
                        Map.of(
                                "successes", counts[MEASURES.indexOf("successes")],
                                "value_usd", counts[MEASURES.indexOf("value_usd")])));
    }

    private static long one(boolean condition) {
        return condition ? 1 : 0;
    }

    private long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }
}
