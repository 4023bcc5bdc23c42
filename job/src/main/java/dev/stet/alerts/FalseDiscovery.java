package dev.stet.alerts;

import java.util.Arrays;

/**
 * Which of many findings of one look are more than chance: at most a given share of the raised ones
 * is false on the average, and where nothing has changed, at most that share of looks raises
 * anything.
 *
 * <p>Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995, for tests
 * that are independent or, as those of a whole and of its parts are, positively dependent
 * (Benjamini and Yekutieli, Annals of Statistics 29, 2001).
 */
final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * The greatest p that is more than chance; {@code share / tests} where none is.
     *
     * @param p of those tests whose p is small enough to matter: at least all below {@code share}
     * @param tests how many tests there were
     */
    static double threshold(double[] p, long tests, double share) {
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        for (int i = ascending.length - 1; i >= 0; i--) {
            double most = share * (i + 1) / tests;
            if (ascending[i] <= most) {
                return Math.max(ascending[i], share / tests);
            }
        }
        return share / Math.max(1, tests);
    }
}
