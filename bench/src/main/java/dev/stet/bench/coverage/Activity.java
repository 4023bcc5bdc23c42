package dev.stet.bench.coverage;

import java.util.SplittableRandom;

/** How many events users have: few of them many, and many of them few. */
enum Activity {

    /**
     * A median of 10 and σ = 1.2, rounded and at least 1: a mean of 20.6, where one of a hundred
     * users has more than 160. The rule of the intervals was found with these.
     */
    LOG_NORMAL("log-normal, median 10, sigma 1.2") {
        @Override
        int events(SplittableRandom random) {
            return (int) Math.max(1, Math.rint(MEDIAN * Math.exp(SIGMA * random.nextGaussian())));
        }
    },

    /**
     * At least 5, and more than x with the probability (5 / x)^1.5, up to 2,000: a mean of 14.5,
     * where one of a hundred users has more than 108 and one of a thousand more than 500. The
     * intervals were not fitted to these.
     */
    PARETO("Pareto, minimum 5, shape 1.5, at most 2000") {
        @Override
        int events(SplittableRandom random) {
            double drawn = LEAST * Math.pow(1 - random.nextDouble(), -1 / SHAPE);
            return (int) Math.min(MOST, Math.rint(drawn));
        }
    };

    private static final double MEDIAN = 10;
    private static final double SIGMA = 1.2;
    private static final double LEAST = 5;
    private static final double SHAPE = 1.5;
    private static final double MOST = 2_000;

    private final String words;

    Activity(String words) {
        this.words = words;
    }

    /** Of one user, at least 1. */
    abstract int events(SplittableRandom random);

    @Override
    public String toString() {
        return words;
    }
}
