package dev.stet.udf;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The beta-binomial test of a proportion that may be looked at after every event: the likelihood of
 * what was seen, averaged over shares of a beta distribution, over its likelihood for one share.
 *
 * <p>For the true share this ratio exceeds 1 / 0.05 at some time with a probability of at most 5 %
 * (Ville's inequality), so the shares for which it does not form an interval that holds at all
 * times. <b>Source</b> Robbins, Annals of Mathematical Statistics 41, 1970; Howard, Ramdas,
 * McAuliffe and Sekhon, Annals of Statistics 49, 2021, proposition 7.
 */
final class BetaMixture {

    /** Jeffreys: neither few nor many are preferred. */
    private static final double PRIOR = 0.5;

    private static final double LOG_THRESHOLD = -Math.log(0.05);

    private static final int HALVINGS = 60;

    private BetaMixture() {}

    /** The logarithm of the ratio for a beta distribution of a and b. */
    static double logRatio(double a, double b, double positives, double total, double share) {
        double negatives = total - positives;
        return LogBeta.value(a + positives, b + negatives)
                - LogBeta.value(a, b)
                - (positives == 0 ? 0 : positives * Math.log(share))
                - (negatives == 0 ? 0 : negatives * Math.log1p(-share));
    }

    /** The lower end of the interval; exactly 0 for no positives. */
    static double lower(double positives, double total) {
        return positives == 0 ? 0 : end(positives, total, 0);
    }

    /** The upper end of the interval; exactly 1 for nothing but positives. */
    static double upper(double positives, double total) {
        return positives == total ? 1 : end(positives, total, 1);
    }

    /** Between the share seen, which is inside, and what is outside. */
    private static double end(double positives, double total, double outside) {
        double in = positives / total;
        double out = outside;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (in + out) / 2;
            if (logRatio(PRIOR, PRIOR, positives, total, middle) < LOG_THRESHOLD) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return out;
    }
}
