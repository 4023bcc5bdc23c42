package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.List;
import java.util.Random;

/** Sends reports of failures, and adds them to the truth. */
final class Reports {

    private static final List<String> FAILURES =
            List.of("incorrect_output", "unsupported_claim", "bad_citation");

    private final Chance chance;
    private final Outbox outbox;
    private final Truth truth;

    Reports(Random random, Outbox outbox, Truth truth) {
        this.chance = new Chance(random);
        this.outbox = outbox;
        this.truth = truth;
    }

    /**
     * About the answer to one question.
     *
     * @param id of the interaction
     */
    void ofAnswer(long at, String id, String user, Place place) {
        send(at, outbox.event("feedback.given", at, user).with("interaction_id", id), place);
    }

    /**
     * About a feature at large, and nobody says who sends it: several of one user about one feature
     * would be one opinion in {@code feedback_kpi}.
     */
    void ofFeature(long at, Place place) {
        send(at, outbox.event("feedback.given", at), place);
    }

    private void send(long at, EventJson about, Place place) {
        place.write(about);
        outbox.send(at, about.with("kind", "report").with("failure_mode", chance.oneOf(FAILURES)));
        long[] counts = new long[AnswerRun.FEEDBACK_MEASURES.size()];
        counts[AnswerRun.FEEDBACK_MEASURES.indexOf("reports")] = 1;
        truth.add(Truth.Family.FEEDBACK, at, place, counts, new double[counts.length]);
    }
}
