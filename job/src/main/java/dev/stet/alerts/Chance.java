package dev.stet.alerts;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How likely it is that chance alone brings about as much as was seen, or more: p in [0, 1]. */
final class Chance {

    /** Of more trials the normal distribution is as good. */
    private static final double MOST_TRIALS = 1e6;

    /** The square of a standard normal number is χ² with one degree of freedom. */
    private static final ChiSquaredDistribution SQUARE = ChiSquaredDistribution.of(1);

    private Chance() {}

    /**
     * So many hits or more of so many trials, each with probability {@code share}. What is no whole
     * number, as an effective number of trials is none, is rounded to the side that makes it more
     * likely.
     */
    static double ofAtLeast(double hits, double trials, double share) {
        if (trials > MOST_TRIALS) {
            return ofStandard(z(hits - 0.5, trials, share));
        }
        int most = (int) Math.ceil(trials);
        int least = (int) Math.floor(hits);
        return least <= 0
                ? 1
                : BinomialDistribution.of(most, clamped(share)).survivalProbability(least - 1);
    }

    /** So many hits or fewer, likewise. */
    static double ofAtMost(double hits, double trials, double share) {
        if (trials > MOST_TRIALS) {
            return ofStandard(-z(hits + 0.5, trials, share));
        }
        int most = (int) Math.floor(trials);
        return BinomialDistribution.of(most, clamped(share))
                .cumulativeProbability((int) Math.min(most, Math.ceil(hits)));
    }

    /**
     * So many hits or fewer of so many trials, where others with the same share had theirs:
     * Fisher's exact test. What is no whole number is rounded to the side that makes it more
     * likely.
     *
     * @return 0 for more trials than the normal distribution needs to be as good
     */
    static double ofAtMost(double hits, double trials, double otherHits, double otherTrials) {
        if (trials + otherTrials > MOST_TRIALS) {
            return 0;
        }
        int sample = (int) Math.floor(trials);
        int all = sample + (int) Math.ceil(otherTrials);
        int successes = Math.min(all, (int) Math.floor(hits + otherHits));
        int most = (int) Math.min(Math.min(sample, successes), Math.ceil(hits));
        return HypergeometricDistribution.of(all, successes, sample).cumulativeProbability(most);
    }

    private static double z(double hits, double trials, double share) {
        return (hits - trials * share) / Math.sqrt(trials * share * (1 - share));
    }

    private static double ofStandard(double z) {
        double half = SQUARE.survivalProbability(z * z) / 2;
        return z >= 0 ? half : 1 - half;
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    /**
     * A standardized difference so great or greater.
     *
     * @param freedom degrees of freedom of its standard error; infinite where that is known
     */
    static double ofDifference(double standardized, double freedom) {
        if (Double.isNaN(standardized)) {
            return 1;
        }
        return Double.isInfinite(freedom)
                ? ofStandard(standardized)
                : TDistribution.of(freedom).survivalProbability(standardized);
    }

    /** A sum of squares so great or greater. */
    static double ofSquares(double sum, double freedom) {
        return ChiSquaredDistribution.of(freedom).survivalProbability(sum);
    }
}
