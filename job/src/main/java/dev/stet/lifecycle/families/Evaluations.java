package dev.stet.lifecycle.families;

import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of one interaction: of each name and evaluator the latest that counts. One counts
 * if it has a value, or a label that decides.
 */
final class Evaluations {

    static final int RELEVANCE = name("relevance");
    static final int ACCURACY = name("accuracy");
    static final int COMPLETENESS = name("completeness");
    static final int TONE = name("tone");
    static final int DOWNSTREAM = name("downstream");
    static final int HALLUCINATION = name("hallucination");
    static final int HARMFUL = name("harmful");
    static final int POLICY = name("policy");
    static final int CITATION = name("citation");
    static final int INTENT = name("intent");
    static final int CLASSIFICATION = name("classification");

    /** The evaluators, in the order in which they are preferred. */
    static final int AUTO = (int) Value.EVALUATOR.code("auto");

    static final int HUMAN = (int) Value.EVALUATOR.code("human");
    private static final int EVALUATORS = Value.EVALUATOR.names().size();

    /** Of a value, in ten-thousandths: it is accurate, or flagged, from here on. */
    private static final long HALF = 5_000;

    /** A weight of 1, in thousandths. */
    private static final long WHOLE = 1_000;

    private final @Nullable Recorded[] latest =
            new @Nullable Recorded[Value.NAME.names().size() * EVALUATORS];
    private final boolean intentPredicted;
    private int evaluators;

    /**
     * @param intentPredicted whether the anchor says which intent it took the query for
     */
    Evaluations(boolean intentPredicted) {
        this.intentPredicted = intentPredicted;
    }

    private static int name(String name) {
        return (int) Value.NAME.code(name);
    }

    /** Adds an evaluation that is not before any other. */
    void add(Recorded evaluation) {
        int evaluator = (int) evaluation.number(Value.EVALUATOR); // auto where it is absent
        evaluators |= 1 << evaluator;
        if (evaluation.has(Value.NAME)) {
            int name = (int) evaluation.number(Value.NAME);
            if (counts(name, evaluation)) {
                latest[name * EVALUATORS + evaluator] = evaluation;
            }
        }
    }

    private boolean counts(int name, Recorded evaluation) {
        if (name == CLASSIFICATION) {
            return Classes.of(evaluation) >= 0;
        }
        return evaluation.has(Value.VALUE)
                || evaluation.has(Value.LABEL)
                        && (isFlag(name) || name == INTENT && intentPredicted);
    }

    private static boolean isFlag(int name) {
        return name == HALLUCINATION || name == HARMFUL || name == POLICY || name == CITATION;
    }

    /** Whether this evaluator evaluated anything, under whatever name. */
    boolean isBy(int evaluator) {
        return (evaluators & 1 << evaluator) != 0;
    }

    /** The one of this name that counts: a machine's, else a person's, else the user's. */
    @Nullable Recorded of(int name) {
        for (int evaluator = 0; evaluator < EVALUATORS; evaluator++) {
            Recorded found = by(evaluator, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The latest of this evaluator alone. */
    @Nullable Recorded by(int evaluator, int name) {
        return latest[name * EVALUATORS + evaluator];
    }

    /** The first evaluator who judged all that quality is made of; negative where none did. */
    int ofQuality() {
        for (int evaluator = 0; evaluator < EVALUATORS; evaluator++) {
            if (judgedQuality(evaluator)) {
                return evaluator;
            }
        }
        return -1;
    }

    boolean judgedQuality(int evaluator) {
        return by(evaluator, RELEVANCE) != null
                && by(evaluator, ACCURACY) != null
                && by(evaluator, COMPLETENESS) != null
                && by(evaluator, TONE) != null;
    }

    /** In thousandths. */
    static long weight(Recorded evaluation) {
        return evaluation.has(Value.SAMPLE_PROBABILITY)
                ? evaluation.number(Value.SAMPLE_PROBABILITY)
                : WHOLE;
    }

    /** Whether its value is 0.5 or more. */
    static boolean isHigh(Recorded evaluation) {
        return evaluation.number(Value.VALUE) >= HALF;
    }

    /** By its value, in the absence of one by its label. */
    static boolean isFlagged(Recorded evaluation) {
        if (evaluation.has(Value.VALUE)) {
            return isHigh(evaluation);
        }
        String label = evaluation.text(Value.LABEL);
        return label != null
                && (label.equalsIgnoreCase("true")
                        || label.equalsIgnoreCase("yes")
                        || label.equalsIgnoreCase("fail")
                        || label.equalsIgnoreCase("flagged"));
    }

    /** The labels of a classification. */
    static final class Classes {

        private Classes() {}

        /** Its place among the four; negative for any other label. */
        static int of(Recorded evaluation) {
            String label = evaluation.text(Value.LABEL);
            if (label == null) {
                return -1;
            }
            return switch (label) {
                case "true_positive" -> 0;
                case "false_positive" -> 1;
                case "false_negative" -> 2;
                case "true_negative" -> 3;
                default -> -1;
            };
        }
    }
}
