package dev.stet.udf;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether users were divided among variants as was planned. If not, something other than chance
 * decides who is counted, and no difference between the variants can be believed.
 */
record SampleRatio(double[] users, double[] shares) {

    /**
     * @param users in each variant
     * @param weights what was planned, in any unit
     * @return null if these do not fit together, or nobody is there
     */
    static @Nullable SampleRatio of(
            @Nullable Long @Nullable [] users, @Nullable Double @Nullable [] weights) {
        if (users == null || weights == null || users.length != weights.length) {
            return null;
        }
        double[] counts = new double[users.length];
        double[] shares = new double[users.length];
        double all = 0;
        double planned = 0;
        for (int i = 0; i < users.length; i++) {
            Long count = users[i];
            Double weight = weights[i];
            if (count == null || count < 0 || weight == null || !(weight > 0)) {
                return null;
            }
            counts[i] = count;
            shares[i] = weight;
            all += count;
            planned += weight;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= planned;
        }
        return users.length < 2 || all == 0 ? null : new SampleRatio(counts, shares);
    }

    private double all() {
        double all = 0;
        for (double each : users) {
            all += each;
        }
        return all;
    }

    /** Pearson's chi-squared test: for one look. */
    double p() {
        double all = all();
        double statistic = 0;
        for (int i = 0; i < users.length; i++) {
            double expected = all * shares[i];
            statistic += (users[i] - expected) * (users[i] - expected) / expected;
        }
        return ChiSquaredDistribution.of(users.length - 1).survivalProbability(statistic);
    }

    /**
     * For any number of looks: 1 over the likelihood of the users seen, averaged over shares of a
     * Dirichlet distribution around the planned ones, over their likelihood for the planned ones.
     * Lindon and Malek, Anytime-Valid Inference for Multinomial Count Data, NeurIPS 2022, with the
     * concentration that is 1 for each variant on average.
     */
    double sequentialP() {
        double concentration = users.length;
        double logRatio = LogGamma.value(concentration) - LogGamma.value(concentration + all());
        for (int i = 0; i < users.length; i++) {
            double prior = concentration * shares[i];
            logRatio +=
                    LogGamma.value(prior + users[i])
                            - LogGamma.value(prior)
                            - users[i] * Math.log(shares[i]);
        }
        return Math.min(1, Math.exp(-logRatio));
    }
}
