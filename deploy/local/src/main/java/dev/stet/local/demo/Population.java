package dev.stet.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Who does something, and where: few users do most (Zipf), each event has its dimensions. */
final class Population {

    static final String MODEL_THAT_CHANGES = "m-b";

    static final int USERS = 400;

    private static final List<String> FEATURES = List.of("completion", "chat", "rewrite");
    private static final List<String> WORKFLOWS = List.of("code", "docs", "mail");
    private static final List<String> MODELS = List.of("m-a", MODEL_THAT_CHANGES);
    private static final List<String> VARIANTS = List.of("control", "treatment");

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
    private final double[] upTo = new double[USERS];

    Population(Random random) {
        this.random = random;
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

    Place place() {
        return new Place(pick(FEATURES), pick(WORKFLOWS), pick(MODELS), pick(VARIANTS));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
