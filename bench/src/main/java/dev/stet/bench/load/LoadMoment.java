package dev.stet.bench.load;

/**
 * Something happens.
 *
 * @param number of the suggestion, question or other thing it happens to
 * @param step of several of one stage, which: 0 for the first
 * @param user by rank of popularity, 0 for the first
 * @param timeMillis when, epoch milliseconds
 */
record LoadMoment(Stage stage, long number, int step, int user, long timeMillis) {

    static final Stage[] STAGES = Stage.values();

    private static final int STEP_BITS = 12;
    private static final int STAGE_BITS = 4;

    LoadMoment next(Stage next, int nextStep, long afterMillis) {
        return new LoadMoment(next, number, nextStep, user, timeMillis + afterMillis);
    }

    /** Tells this moment from every other, whatever its time. */
    long identity() {
        return (number << STEP_BITS | step) << STAGE_BITS | stage.ordinal();
    }

    /** Tells this ask of a question from the others, and suggestions from one another. */
    long subject() {
        return number << STEP_BITS | (isQuestion() ? step : 0);
    }

    boolean isQuestion() {
        return stage == Stage.ASKED || stage == Stage.REGENERATED;
    }
}
