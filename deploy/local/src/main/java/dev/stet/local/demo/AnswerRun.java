package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Random;

/**
 * Plans the answer to one question, what it costs, how it is judged, and what its user says of it;
 * sends the events, and adds them to the truth.
 *
 * <p>The model that changes is cheaper and worse from the beginning.
 */
final class AnswerRun {

    /** The columns of {@code generation_kpi} that the truth of an answer fills. */
    static final List<String> GENERATION_MEASURES =
            List.of(
                    "generations",
                    "errors",
                    "cancelled",
                    "input_tokens",
                    "output_tokens",
                    "metered",
                    "priced",
                    "cost_usd",
                    "timed",
                    "latency_ms",
                    "confident",
                    "low_confidence");

    /** The columns of {@code quality_kpi} that the truth of an answer fills. */
    static final List<String> QUALITY_MEASURES =
            List.of(
                    "interactions",
                    "answers",
                    "evaluated",
                    "evaluated_auto",
                    "evaluated_human",
                    "quality_sum",
                    "quality_weight",
                    "hallucination_flagged",
                    "hallucination_weight",
                    "filtered",
                    "inspected",
                    "rated",
                    "positive",
                    "reported");

    /** The columns of {@code feedback_kpi} that the truth of an answer fills. */
    static final List<String> FEEDBACK_MEASURES =
            List.of(
                    "surveyed",
                    "responded",
                    "rated",
                    "positive",
                    "csat_count",
                    "csat_sum",
                    "reports");

    static final double ERROR = 0.02;
    static final double CANCELLED = 0.01;
    static final double LOW_CONFIDENCE = 0.15;
    static final double EVALUATED = 0.06;

    /** Of what machines judge, what people judge too. */
    static final double EVALUATED_BY_PEOPLE = 0.10;

    static final double GOOD_QUALITY = 0.86;
    static final double BAD_QUALITY = 0.71;
    static final double GOOD_HALLUCINATION = 0.02;
    static final double BAD_HALLUCINATION = 0.09;
    static final double FILTERED = 0.004;
    static final double INSPECTED = 0.04;
    static final double SURVEYED = 0.05;
    static final double RESPONDED = 0.40;
    static final double GOOD_POSITIVE = 0.84;
    static final double BAD_POSITIVE = 0.66;
    static final double REPORTED = 0.003;

    private static final long HIGHEST_COST_NANOS = 3_000_000;
    private static final long MINUTE = 60_000;
    private static final int SPREAD = 1_000;

    /**
     * What a conversation has of an answer.
     *
     * @param ok whether it came about
     */
    record Answer(boolean ok, long costNanos) {}

    private final Chance chance;
    private final Outbox outbox;
    private final Truth truth;
    private final Reports reports;

    AnswerRun(Random random, Outbox outbox, Truth truth) {
        this.chance = new Chance(random);
        this.outbox = outbox;
        this.truth = truth;
        this.reports = new Reports(random, outbox, truth);
    }

    static double quality(Place place) {
        return isGood(place) ? GOOD_QUALITY : BAD_QUALITY;
    }

    static double hallucination(Place place) {
        return isGood(place) ? GOOD_HALLUCINATION : BAD_HALLUCINATION;
    }

    static double positive(Place place) {
        return isGood(place) ? GOOD_POSITIVE : BAD_POSITIVE;
    }

    /** The least that an answer costs; the mean is half-way to {@link #HIGHEST_COST_NANOS}. */
    private static long leastCostNanos(Place place) {
        return isGood(place) ? 1_500_000 : 300_000;
    }

    /** The mean cost of an answer, in dollars. */
    static double cost(Place place) {
        return Chance.mean(leastCostNanos(place), HIGHEST_COST_NANOS) / 1e9;
    }

    private static boolean isGood(Place place) {
        return !place.model().equals(Population.MODEL_THAT_CHANGES);
    }

    /**
     * @param askedAt when its question was asked
     * @param id of the interaction, which has no other answer
     * @param conversation id, or empty for none
     * @param looked whether it is judged, and its user asked for a rating, in any case
     */
    Answer play(
            long askedAt,
            String id,
            String user,
            Place place,
            String conversation,
            boolean looked) {
        long took = chance.between(300, 4_000);
        long at = askedAt + took;
        double draw = chance.random().nextDouble();
        String status = draw < ERROR ? "error" : draw < ERROR + CANCELLED ? "cancelled" : "ok";
        boolean ok = status.equals("ok");
        long input = chance.between(200, 1_800);
        long output = chance.between(50, 650);
        long cost = chance.between(leastCostNanos(place), HIGHEST_COST_NANOS);
        boolean low = chance.of(LOW_CONFIDENCE);
        EventJson event =
                outbox.event("generation.completed", at, user)
                        .with("interaction_id", id)
                        .with("response_id", "r-" + id)
                        .with("status", status)
                        .with("latency_ms", took)
                        .with("input_tokens", input)
                        .with("output_tokens", output)
                        .withNanos("cost_usd", cost)
                        .with("confidence", low ? 0.4 : 0.8);
        if (!conversation.isEmpty()) {
            event.with("conversation_id", conversation);
        }
        place.write(event);
        outbox.send(at, event);
        long timed = Chance.one(ok);
        long[] counts = {
            1,
            Chance.one(status.equals("error")),
            Chance.one(status.equals("cancelled")),
            input,
            output,
            1,
            1,
            cost,
            timed,
            ok ? took : 0,
            1,
            Chance.one(low)
        };
        double[] expected = {
            1,
            ERROR,
            CANCELLED,
            Chance.mean(200, 1_800),
            Chance.mean(50, 650),
            1,
            1,
            cost(place),
            timed,
            timed * Chance.mean(300, 4_000),
            1,
            LOW_CONFIDENCE
        };
        truth.add(Truth.Family.GENERATION, at, place, counts, expected);
        addQuality(at, id, user, place, ok, looked);
        return new Answer(ok, cost);
    }

    private void addQuality(
            long at, String id, String user, Place place, boolean ok, boolean looked) {
        long[] counts = new long[QUALITY_MEASURES.size()];
        double[] expected = new double[counts.length];
        counts[0] = 1;
        expected[0] = 1;
        counts[1] = Chance.one(ok);
        expected[1] = 1 - ERROR - CANCELLED;
        if (ok && (looked || chance.of(EVALUATED))) {
            addEvaluation(at, id, user, place, counts, expected);
        }
        expected[9] = FILTERED;
        if (chance.of(FILTERED)) {
            counts[9] = 1;
            outbox.send(
                    at,
                    about("safety.triggered", at, id, user, place)
                            .with("filter", "personal-data")
                            .with("action", "flagged"));
        }
        expected[10] = INSPECTED;
        if (chance.of(INSPECTED)) {
            counts[10] = 1;
            long inspectedAt = at + chance.between(1_000, MINUTE);
            outbox.send(inspectedAt, about("source.inspected", inspectedAt, id, user, place));
        }
        if (ok && (looked || chance.of(SURVEYED))) {
            addSurvey(at + 1_000, id, user, place, counts, expected);
        }
        expected[13] = REPORTED;
        if (chance.of(REPORTED)) {
            counts[13] = 1;
            reports.ofAnswer(at + chance.between(1_000, 10 * MINUTE), id, user, place);
        }
        truth.add(Truth.Family.QUALITY, at, place, counts, expected);
    }

    /** By a machine, and of some by a person, who agrees. */
    private void addEvaluation(
            long at, String id, String user, Place place, long[] counts, double[] expected) {
        boolean people = chance.of(EVALUATED_BY_PEOPLE);
        long judgedAt = at + chance.between(1_000, MINUTE);
        long sum = 0;
        for (String name : List.of("relevance", "accuracy", "completeness", "tone")) {
            long mean = Math.round(quality(place) * 10_000);
            long value = chance.between(mean - SPREAD, mean + SPREAD + 1);
            boolean heavy = name.equals("relevance") || name.equals("accuracy");
            sum += (heavy ? 4 : 1) * value;
            sendEvaluation(judgedAt, id, user, name, value, "auto");
            if (people) {
                sendEvaluation(judgedAt + 10 * MINUTE, id, user, name, value, "human");
            }
        }
        boolean hallucinated = chance.of(hallucination(place));
        sendEvaluation(judgedAt, id, user, "hallucination", hallucinated ? 10_000 : 0, "auto");
        counts[2] = 1;
        counts[3] = 1;
        counts[4] = Chance.one(people);
        counts[5] = sum * 1_000;
        counts[6] = 1_000;
        counts[7] = hallucinated ? 1_000 : 0;
        counts[8] = 1_000;
        expected[2] = 1;
        expected[3] = 1;
        expected[4] = EVALUATED_BY_PEOPLE;
        expected[5] = quality(place);
        expected[6] = 1;
        expected[7] = hallucination(place);
        expected[8] = 1;
    }

    private void sendEvaluation(
            long at, String id, String user, String name, long tenThousandths, String evaluator) {
        outbox.send(
                at,
                outbox.event("evaluation.recorded", at, user)
                        .with("interaction_id", id)
                        .with("name", name)
                        .withNanos("value", tenThousandths * 100_000)
                        .with("evaluator", evaluator));
    }

    private void addSurvey(
            long at, String id, String user, Place place, long[] quality, double[] expected) {
        outbox.send(at, about("survey.shown", at, id, user, place).with("kind", "csat"));
        boolean responded = chance.of(RESPONDED);
        boolean positive = responded && chance.of(positive(place));
        long value = positive ? chance.between(4, 6) : chance.between(1, 4);
        if (responded) {
            long ratedAt = at + chance.between(2_000, 5 * MINUTE);
            outbox.send(
                    ratedAt,
                    about("feedback.given", ratedAt, id, user, place)
                            .with("kind", "csat")
                            .with("value", value));
        }
        long rated = Chance.one(responded);
        double mean = positive(place) * 4.5 + (1 - positive(place)) * 2;
        quality[11] = rated;
        quality[12] = Chance.one(positive);
        expected[11] = rated;
        expected[12] = rated * positive(place);
        truth.add(
                Truth.Family.FEEDBACK,
                at,
                place,
                new long[] {
                    1, rated, rated, Chance.one(positive), rated, rated * value * 10_000, 0
                },
                new double[] {
                    1, RESPONDED, rated, rated * positive(place), rated, rated * mean, 0
                });
    }

    private EventJson about(String type, long at, String id, String user, Place place) {
        EventJson event = outbox.event(type, at, user).with("interaction_id", id);
        place.write(event);
        return event;
    }
}
