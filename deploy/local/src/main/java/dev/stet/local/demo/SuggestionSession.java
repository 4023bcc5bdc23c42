package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import dev.stet.local.demo.Quality.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Plans what becomes of one suggestion, sends the events that tell it, and adds its fate to the
 * truth. The fate is drawn first and the events follow from it, so the truth needs no definition of
 * the metrics applied to events.
 */
final class SuggestionSession {

    static final List<Integer> HORIZONS = List.of(30, 120, 300, 600);

    private static final List<String> ONCE =
            List.of("shown", "accepted", "rejected", "ignored", "shown_chars", "accepted_chars");
    private static final List<String> PER_HORIZON =
            List.of(
                    "observed",
                    "unobserved",
                    "present",
                    "unchanged",
                    "mostly_unchanged",
                    "retained_chars",
                    "observed_chars");

    /** The columns that the truth of a suggestion fills. */
    static final List<String> MEASURES = measures();

    private static final long INTERVAL_MILLIS = 30 * 60_000L;

    private static List<String> measures() {
        List<String> names = new ArrayList<>(ONCE);
        for (int seconds : HORIZONS) {
            PER_HORIZON.forEach(name -> names.add(name + "_" + seconds + "s"));
        }
        return List.copyOf(names);
    }

    private final Random random;
    private final Outbox outbox;
    private final Truth truth;
    private final DocumentPlan documents;

    SuggestionSession(Random random, Outbox outbox, Truth truth) {
        this.random = random;
        this.outbox = outbox;
        this.truth = truth;
        this.documents = new DocumentPlan(random);
    }

    /**
     * @param changed whether the one model is worse by now
     */
    void play(long shownAt, String id, String user, Place place, boolean changed) {
        Quality quality = Quality.of(place.model(), changed);
        boolean withText = random.nextDouble() < 0.10;
        String text = withText ? Texts.suggestion(random) : "";
        int shownChars = withText ? Texts.LENGTH : 20 + random.nextInt(400);
        long[] counts = new long[MEASURES.size()];
        double[] expected = new double[MEASURES.size()];
        counts[0] = 1;
        counts[4] = shownChars;
        expected[1] = quality.accept();
        expected[2] = (1 - quality.accept()) * quality.reject();
        sendShown(shownAt, id, user, place, shownChars, text);
        if (random.nextDouble() < 0.003) {
            sendShown(shownAt + between(1_000, 60_000), id, user, place, shownChars + 7, text);
        }
        if (random.nextDouble() < quality.accept()) {
            counts[1] = 1;
            new Acceptance(shownAt, id, user, shownChars, text, quality).play(counts, expected);
        } else if (random.nextDouble() < quality.reject()) {
            counts[2] = 1;
            sendRejected(shownAt + (oneIn(50) ? INTERVAL_MILLIS : between(500, 20_000)), id, user);
        } else {
            counts[3] = 1;
            ignored(shownAt, id, user);
        }
        truth.add(Truth.Family.SUGGESTION, shownAt, place, counts, expected);
    }

    /** Some are accepted or rejected after all, but too late to count. */
    private void ignored(long shownAt, String id, String user) {
        long afterwards = shownAt + INTERVAL_MILLIS + between(1, 120_000);
        if (oneIn(200)) {
            outbox.send(
                    afterwards,
                    outbox.event("suggestion.accepted", afterwards, user)
                            .with("suggestion_id", id));
        } else if (oneIn(200)) {
            sendRejected(afterwards, id, user);
        }
    }

    private void sendShown(long at, String id, String user, Place place, int chars, String text) {
        EventJson event = outbox.event("suggestion.shown", at, user).with("suggestion_id", id);
        place.write(event);
        if (text.isEmpty()) {
            event.with("chars", chars).with("latency_ms", between(80, 900));
        } else {
            event.with("text", text);
        }
        outbox.send(at, event);
    }

    private void sendRejected(long at, String id, String user) {
        outbox.send(
                at,
                outbox.event("suggestion.rejected", at, user)
                        .with("suggestion_id", id)
                        .with("reason", "dismissed"));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }

    /** An accepted suggestion's further life. */
    private final class Acceptance {

        private final long acceptedAt;
        private final long shownAt;
        private final String id;
        private final String user;
        private final String text;
        private final Quality quality;
        private int acceptedChars;

        Acceptance(
                long shownAt,
                String id,
                String user,
                int shownChars,
                String text,
                Quality quality) {
            this.shownAt = shownAt;
            this.acceptedAt =
                    shownAt
                            + (oneIn(100)
                                    ? INTERVAL_MILLIS
                                    : oneIn(50)
                                            ? between(60_000, INTERVAL_MILLIS)
                                            : between(1_000, 25_000));
            this.id = id;
            this.user = user;
            this.text = text;
            this.quality = quality;
            this.acceptedChars = shownChars;
        }

        void play(long[] counts, double[] expected) {
            sendAccepts();
            sendWithoutEffect();
            DocumentPlan.Plan plan = documents.draw(quality, !text.isEmpty(), acceptedChars);
            plan.edits().stream()
                    .sorted(Comparator.comparingLong(DocumentPlan.Edit::afterMillis))
                    .forEach(this::sendEdit);
            if (plan.closedAfterMillis() != DocumentPlan.NEVER) {
                long at = acceptedAt + plan.closedAfterMillis();
                outbox.send(
                        at, outbox.event("artifact.closed", at, user).with("suggestion_id", id));
            }
            counts[5] = acceptedChars;
            count(plan, counts, expected);
        }

        private void sendAccepts() {
            EventJson event =
                    outbox.event("suggestion.accepted", acceptedAt, user).with("suggestion_id", id);
            if (!text.isEmpty()) {
                event.with("method", "insert").with("text", text);
            } else if (oneIn(3)) {
                acceptedChars = Math.max(1, acceptedChars / 2);
                event.with("method", "partial").with("chars", acceptedChars);
            }
            outbox.send(acceptedAt, event);
            long again = acceptedAt + between(1, 30_000);
            if (oneIn(50) && again <= shownAt + INTERVAL_MILLIS) {
                int chars = acceptedChars + (int) between(-10, 10);
                acceptedChars = Math.max(acceptedChars, chars);
                outbox.send(
                        again,
                        outbox.event("suggestion.accepted", again, user)
                                .with("suggestion_id", id)
                                .with("chars", Math.max(1, chars)));
            }
        }

        /** An edit before the accept, and a reject of what was accepted. */
        private void sendWithoutEffect() {
            if (oneIn(100)) {
                long before = between(shownAt, acceptedAt);
                outbox.send(
                        before,
                        outbox.event("content.edited", before, user)
                                .with("suggestion_id", id)
                                .with("distance", 0.5));
            }
            if (oneIn(100)) {
                sendRejected(shownAt + between(1, 60_000), id, user);
            }
        }

        private void sendEdit(DocumentPlan.Edit edit) {
            long at = acceptedAt + edit.afterMillis();
            EventJson event = outbox.event("content.edited", at, user).with("suggestion_id", id);
            if (!text.isEmpty()) {
                event.with("text", Texts.changed(text, edit.changedCharacters()));
            } else if (edit.distance() == 1 && oneIn(2)) {
                event.with("removed", true);
            } else {
                event.with("distance", edit.distance());
            }
            if (edit.reportedChars() != DocumentPlan.NOT_REPORTED) {
                event.with("retained_chars", edit.reportedChars());
            }
            outbox.send(at, event);
        }

        private void count(DocumentPlan.Plan plan, long[] counts, double[] expected) {
            double[][] chances = quality.distribution();
            for (int horizon = 0; horizon < HORIZONS.size(); horizon++) {
                int at = ONCE.size() + horizon * PER_HORIZON.size();
                if (!plan.isObserved(horizon)) {
                    counts[at + 1] = 1;
                    continue;
                }
                double[] chance = chances[horizon];
                Content content = plan.contents().get(horizon);
                counts[at] = 1;
                counts[at + 2] = content == Content.GONE ? 0 : 1;
                counts[at + 3] = content == Content.UNCHANGED ? 1 : 0;
                counts[at + 4] = content == Content.UNCHANGED || content == Content.LIGHT ? 1 : 0;
                counts[at + 5] = plan.retainedChars(horizon, acceptedChars);
                counts[at + 6] = acceptedChars;
                expected[at + 2] = 1 - chance[Content.GONE.ordinal()];
                expected[at + 3] = chance[Content.UNCHANGED.ordinal()];
                expected[at + 4] =
                        chance[Content.UNCHANGED.ordinal()] + chance[Content.LIGHT.ordinal()];
            }
        }
    }
}
