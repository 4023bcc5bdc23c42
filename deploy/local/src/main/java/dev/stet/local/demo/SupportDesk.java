package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Random;

/** Tickets and incidents, and costs that no task and no answer has; adds them to the truth. */
final class SupportDesk {

    /** The columns of {@code support_kpi} that the truth fills. */
    static final List<String> MEASURES =
            List.of(
                    "tickets",
                    "tickets_resolved",
                    "tickets_incorrect_output",
                    "tickets_slow_response",
                    "incidents",
                    "incidents_resolved",
                    "incidents_outage");

    /** That a session leads to a ticket. */
    static final double TICKET = 0.002;

    /** That an incident begins during a session. */
    static final double INCIDENT = 0.0003;

    /** That a session comes with a cost of another kind than models. */
    static final double OTHER_COST = 0.003;

    static final double RESOLVED = 0.80;

    private static final long MINUTE = 60_000;
    private static final String WRONG = "incorrect_output";
    private static final String SLOW = "slow_response";
    private static final String OUTAGE = "outage";
    private static final List<String> FAILURES = List.of(WRONG, SLOW, "cannot_correct");
    private static final List<String> KINDS = List.of(OUTAGE, "vendor_drift");
    private static final List<String> COSTS =
            List.of("infrastructure", "human_review", "vendor", "monitoring", "engineering");

    private final Chance chance;
    private final Outbox outbox;
    private final Truth truth;
    private long number;

    SupportDesk(Random random, Outbox outbox, Truth truth) {
        this.chance = new Chance(random);
        this.outbox = outbox;
        this.truth = truth;
    }

    /** What comes along with a session, if anything. */
    void play(long at, String user, Place place) {
        if (chance.of(TICKET)) {
            String failure = chance.oneOf(FAILURES);
            boolean resolved = open("ticket", at, user, place, "failure_mode", failure);
            add(at, place, resolved, 0, failure.equals(WRONG), failure.equals(SLOW));
        }
        if (chance.of(INCIDENT)) {
            String kind = chance.oneOf(KINDS);
            boolean resolved = open("incident", at, user, place, "incident_kind", kind);
            add(at, place, resolved, 4, kind.equals(OUTAGE), false);
        }
        if (chance.of(OTHER_COST)) {
            EventJson event =
                    outbox.event("cost.recorded", at, user)
                            .withNanos("amount_usd", chance.between(1, 200) * 1_000_000)
                            .with("cost_kind", chance.oneOf(COSTS));
            place.write(event);
            outbox.send(at, event);
        }
    }

    private boolean open(
            String what, long at, String user, Place place, String name, String value) {
        String id = what + "-" + number++;
        EventJson event =
                outbox.event(what + ".opened", at, user).with("ticket_id", id).with(name, value);
        place.write(event);
        outbox.send(at, event);
        boolean resolved = chance.of(RESOLVED);
        if (resolved) {
            long resolvedAt = at + chance.between(2 * MINUTE, 40 * MINUTE);
            outbox.send(
                    resolvedAt,
                    outbox.event(what + ".resolved", resolvedAt, user).with("ticket_id", id));
        }
        return resolved;
    }

    /**
     * @param first index of the measures of its kind
     */
    private void add(
            long at, Place place, boolean resolved, int first, boolean third, boolean fourth) {
        long[] counts = new long[MEASURES.size()];
        double[] expected = new double[counts.length];
        counts[first] = 1;
        counts[first + 1] = Chance.one(resolved);
        counts[first + 2] = Chance.one(third);
        expected[first] = 1;
        expected[first + 1] = RESOLVED;
        expected[first + 2] = 1.0 / (first == 0 ? FAILURES.size() : KINDS.size());
        if (first == 0) {
            counts[3] = Chance.one(fourth);
            expected[3] = 1.0 / FAILURES.size();
        }
        truth.add(Truth.Family.SUPPORT, at, place, counts, expected);
    }
}
