package dev.stet.bench.load;

/**
 * What the load consists of. Every number is a share or a probability in [0, 1] unless it says
 * otherwise.
 *
 * @param suggestions of what opens, suggestions rather than questions
 * @param acceptance that a suggestion is accepted
 * @param editsPerAccept the mean number of edits of an accepted suggestion, 0 to 100
 * @param rejection that a suggestion is rejected, given that it is not accepted
 * @param closing that an accepted suggestion's artifact is closed; 0 in the contest
 * @param regeneration that an answer is regenerated
 * @param repeats that a question is asked again, some minutes to two hours later; below 1
 * @param others of all events, those of types that no lifecycle follows; below 1
 */
public record Mix(
        double suggestions,
        double acceptance,
        double editsPerAccept,
        double rejection,
        double closing,
        double regeneration,
        double repeats,
        double others) {

    /** Of two million events: 523 k shown, 209 k accepted, 327 k queries, 418 k edits. */
    public static final Mix DEFAULT = new Mix(0.635, 0.4, 2.0, 0.2, 0, 0.05, 0.12, 0.22);

    private static final double BARELY_BELOW_ONE = 0.99;

    public Mix {
        Bounds.check("--suggestions", suggestions, 0, 1);
        Bounds.check("--acceptance", acceptance, 0, 1);
        Bounds.check("--edits", editsPerAccept, 0, 100);
        Bounds.check("--rejection", rejection, 0, 1);
        Bounds.check("--closing", closing, 0, 1);
        Bounds.check("--regeneration", regeneration, 0, 1);
        Bounds.check("--repeats", repeats, 0, BARELY_BELOW_ONE);
        Bounds.check("--others", others, 0, BARELY_BELOW_ONE);
    }

    /** Of suggestions and questions alone. */
    public Mix withoutOthers() {
        return new Mix(
                suggestions,
                acceptance,
                editsPerAccept,
                rejection,
                closing,
                regeneration,
                repeats,
                0);
    }

    /** How many events one opened suggestion or question brings, on the average. */
    double eventsPerLifecycle() {
        double suggestion =
                1 + acceptance * (1 + editsPerAccept + closing) + (1 - acceptance) * rejection;
        double question = (1 + regeneration) / (1 - repeats);
        return suggestions * suggestion + (1 - suggestions) * question;
    }

    /** Of all events, those that open a suggestion. */
    public double shownPerEvent() {
        return (1 - others) * suggestions / eventsPerLifecycle();
    }
}
