package dev.stet.lifecycle;

/** Which outcome rows an operator writes. */
public enum OutcomeRows {
    /** None: nothing is remembered for them either. */
    NONE,
    /** One per subject, once nothing can change it any more. */
    LAST_ONLY,
    /** One at every change, and the last. */
    EVERY_CHANGE;

    public boolean wanted() {
        return this != NONE;
    }
}
