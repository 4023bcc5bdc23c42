package dev.stet.local.demo;

import java.util.List;

/**
 * The probabilities planted for one model at one time.
 *
 * <p>What stands in the document at a horizon follows from what stood there at the one before, by
 * chance: unchanged, changed a little (distance below 0.33), changed a lot, or gone; what is gone
 * comes back, unchanged, with {@link #UNDO}.
 *
 * @param accept that a suggestion shown is accepted within 30 minutes
 * @param reject that one not accepted is rejected in that time
 * @param steps how one horizon follows the one before, for 30, 120, 300 and 600 s
 */
record Quality(double accept, double reject, List<Step> steps) {

    static final double UNDO = 0.06;

    /** What stands in the document. */
    enum Content {
        UNCHANGED,
        LIGHT,
        HEAVY,
        GONE
    }

    /**
     * Probabilities of a change between two horizons, for content that is still there.
     *
     * @param light that unchanged content is changed a little
     * @param heavy that content is changed a lot which was not yet
     * @param gone that it goes
     */
    record Step(double light, double heavy, double gone) {

        double chance(Content from, Content to) {
            if (from == Content.GONE) {
                return to == Content.UNCHANGED ? UNDO : to == Content.GONE ? 1 - UNDO : 0;
            }
            double leaves =
                    gone
                            + (from == Content.HEAVY ? 0 : heavy)
                            + (from == Content.UNCHANGED ? light : 0);
            if (to == from) {
                return 1 - leaves;
            }
            return switch (to) {
                case UNCHANGED -> 0;
                case LIGHT -> from == Content.UNCHANGED ? light : 0;
                case HEAVY -> heavy;
                case GONE -> gone;
            };
        }
    }

    /** The better model, and what the worse was before the change. */
    static final Quality GOOD =
            new Quality(
                    0.34,
                    0.30,
                    List.of(
                            new Step(0.10, 0.05, 0.08),
                            new Step(0.06, 0.03, 0.05),
                            new Step(0.04, 0.02, 0.04),
                            new Step(0.03, 0.02, 0.03)));

    /** After the change: fewer accepts, and many regret theirs between 2 and 5 minutes. */
    static final Quality WORSE =
            new Quality(
                    0.20,
                    0.45,
                    List.of(
                            new Step(0.10, 0.05, 0.08),
                            new Step(0.06, 0.03, 0.05),
                            new Step(0.04, 0.02, 0.25),
                            new Step(0.03, 0.02, 0.03)));

    static Quality of(String model, boolean changed) {
        return changed && model.equals(Population.MODEL_THAT_CHANGES) ? WORSE : GOOD;
    }

    /** For each horizon the probability of each {@link Content}, by ordinal. */
    double[][] distribution() {
        Content[] contents = Content.values();
        double[][] result = new double[steps.size()][contents.length];
        double[] before = {1, 0, 0, 0};
        for (int horizon = 0; horizon < steps.size(); horizon++) {
            for (Content from : contents) {
                for (Content to : contents) {
                    result[horizon][to.ordinal()] +=
                            before[from.ordinal()] * steps.get(horizon).chance(from, to);
                }
            }
            before = result[horizon];
        }
        return result;
    }
}
