package dev.stet.bench.coverage;

import java.util.SplittableRandom;

/**
 * Users as they come: few with many events and many with few, each with a share of their own.
 *
 * <p>Their outcomes are drawn from Pólya's urn, which is what a share from a beta distribution
 * gives: each outcome counts with the probability p at first, then as those of the same user have,
 * so that two outcomes of a user have the correlation ρ.
 *
 * @param share p, of all outcomes that count
 * @param correlation ρ, in [0, 1); 0 for independent events
 * @param activity how many events they have
 */
record Users(double share, double correlation, Activity activity) {

    /** Of log-normal activity. */
    Users(double share, double correlation) {
        this(share, correlation, Activity.LOG_NORMAL);
    }

    /** How many events a user has. */
    int events(SplittableRandom random) {
        return activity.events(random);
    }

    /**
     * Whether the next event of a user counts.
     *
     * @param counted of the user's events before it
     * @param events before it
     */
    boolean next(int counted, int events, SplittableRandom random) {
        // An urn of (1 − ρ) / ρ balls, one more after each draw; everything times ρ.
        double prior = 1 - correlation;
        double counts = share * prior + correlation * counted;
        return random.nextDouble() * (prior + correlation * events) < counts;
    }
}
