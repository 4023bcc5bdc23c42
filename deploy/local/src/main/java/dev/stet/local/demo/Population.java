package dev.stet.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Who does something, and where: few users do most (Zipf), each event has its dimensions. */
final class Population {

    static final String MODEL_THAT_CHANGES = "m-b";

    static final int USERS = 400;

    /** The feature that tasks are done with, and that the experiment is about. */
    static final String AGENT = "agent";

    /** The feature that conversations are held with. */
    static final String HELP_DESK = "help-desk";

    static final String EXPERIMENT = "agent-planning";

    static final String CONTROL = "control";

    /** What half of the users get from the start of the experiment on. */
    static final String TREATMENT = "treatment";

    static final List<String> WORKFLOWS = List.of("code", "writing", "support", "search");
    static final List<String> MODELS = List.of("m-a", MODEL_THAT_CHANGES);

    private static final List<String> FEATURES = List.of("completion", "chat", "rewrite");

    /** The dimensions of one opening event. */
    record Place(String feature, String workflow, String model, String variant) {

        void write(EventJson event) {
            event.with("feature", feature)
                    .with("workflow", workflow)
                    .with("model", model)
                    .with("variant", variant);
        }
    }

    private final Random random;
    private final long experimentMillis;
    private final double[] upTo = new double[USERS];

    /**
     * @param experimentMillis when the experiment starts; nobody gets the treatment before
     */
    Population(Random random, long experimentMillis) {
        this.random = random;
        this.experimentMillis = experimentMillis;
        double sum = 0;
        for (int rank = 0; rank < USERS; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    String user() {
        double at = random.nextDouble() * upTo[USERS - 1];
        int rank = 0;
        while (upTo[rank] < at) {
            rank++;
        }
        return String.format(Locale.ROOT, "user-%04d", rank);
    }

    Place place(String user, long atMillis) {
        return place(pick(FEATURES), user, atMillis);
    }

    Place place(String feature, String user, long atMillis) {
        return new Place(feature, pick(WORKFLOWS), pick(MODELS), variant(user, atMillis));
    }

    /** A user keeps it as long as the experiment lasts. */
    String variant(String user, long atMillis) {
        boolean treated = atMillis >= experimentMillis && user.hashCode() % 2 != 0;
        return treated ? TREATMENT : CONTROL;
    }

    /** Tells that a user is in the experiment, once it is on. */
    void expose(Outbox outbox, String user, Place place, long atMillis) {
        if (atMillis >= experimentMillis) {
            EventJson event =
                    outbox.event("experiment.exposed", atMillis, user)
                            .with("experiment", EXPERIMENT);
            place.write(event);
            outbox.send(atMillis, event);
        }
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
