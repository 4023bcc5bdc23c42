package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SequentialTest {

    private final SequentialZ sequentialZ = new SequentialZ();
    private final SequentialLower lower = new SequentialLower();
    private final SequentialUpper upper = new SequentialUpper();
    private final RatioVariance variance = new RatioVariance();
    private final SampleRatioP sampleRatio = new SampleRatioP();
    private final SampleRatioSequentialP sequentialRatio = new SampleRatioSequentialP();

    /** gostevehoward/confseq, test/uniform_boundaries_unittest.cpp, computed with R. */
    @Test
    void theNormalMixtureAgreesWithConfseq() {
        double rho = NormalMixture.rho(100);
        assertThat(rho).isCloseTo(12.60056, within(1e-5));
        assertThat(NormalMixture.boundary(100, rho)).isCloseTo(30.35209, within(1e-5));
        assertThat(sequentialZ.eval(100L, 100L)).isCloseTo(3.035209, within(1e-6));
    }

    /**
     * Likewise TestTwoSidedBetaBinomialMixture: steps of −0.2 and 0.8 whose variance is 100 are
     * those of 625 events for a share of 0.2, and its ρ less 0.2 · 0.8 is the sum of both
     * parameters times 0.2 · 0.8.
     */
    @Test
    void theBetaMixtureAgreesWithConfseq() {
        double r = NormalMixture.rho(100) - 0.16;
        assertThat(BetaMixture.logRatio(r / 0.8, r / 0.2, 135, 625, 0.2))
                .isCloseTo(-0.6941012, within(1e-5));
        assertThat(BetaMixture.logRatio(r / 0.8, r / 0.2, 125 + 31.4308, 625, 0.2))
                .isCloseTo(Math.log(20), within(1e-4));
    }

    /**
     * growthbook/growthbook, packages/stats/tests/frequentist/test_tests.py, sequential proportion
     * with a tuning parameter of 5000; it divides by n where this divides by n − 1.
     */
    @Test
    void theRelativeEffectAgreesWithGrowthBook() {
        double control = 1396 / 3000.0;
        double treatment = 2422 / 3461.0;
        double ofControl = variance(3000, 1396, 3000, 1396, 3000, 1396);
        double ofTreatment = variance(3461, 2422, 3461, 2422, 3461, 2422);
        double relative = treatment / control - 1;
        double error =
                Math.sqrt(
                        ofTreatment / Math.pow(control, 2)
                                + ofControl * Math.pow(treatment, 2) / Math.pow(control, 4));
        double z = Objects.requireNonNull(sequentialZ.eval(6461L, 5000L));
        assertThat(relative).isCloseTo(0.50386, within(5e-6));
        assertThat(relative - z * error).isCloseTo(0.40098, within(3e-5));
        assertThat(relative + z * error).isCloseTo(0.60675, within(3e-5));
    }

    /**
     * Likewise means of users, whose sums are there in hundredths: the sequential test with a
     * tuning parameter of 1000, of 3,000 users in the control.
     */
    @Test
    void theRelativeEffectOfAMeanAgreesWithGrowthBook() {
        double[] effect = relative(meanOfUsers(3_000, 139_687, 523_779_767L));
        double z = Objects.requireNonNull(sequentialZ.eval(6_461L, 1_000L));
        assertThat(effect[0]).isCloseTo(0.50336, within(5e-6));
        assertThat(effect[1]).isCloseTo(0.33341, within(5e-6));
        assertThat(effect[0] - z * effect[1]).isCloseTo(-0.55844, within(5e-6));
        assertThat(effect[0] + z * effect[1]).isCloseTo(1.56516, within(5e-6));
    }

    /** Likewise for one look, of 3,407 users; the t distribution there is nearly the normal one. */
    @Test
    void theErrorsOfAMeanAgreeWithGrowthBook() {
        double[] control = meanOfUsers(3_407, 139_687, 523_779_767L);
        double[] treatment = treatmentOfGrowthBook();
        double[] relative = relative(control);
        double error = Math.sqrt(control[1] + treatment[1]);
        assertThat(treatment[0] - control[0]).isCloseTo(0.29, within(5e-6));
        assertThat(error).isCloseTo(0.12478, within(5e-6));
        assertThat(0.29 - 1.96 * error).isCloseTo(0.04538, within(1e-4));
        assertThat(0.29 + 1.96 * error).isCloseTo(0.53462, within(1e-4));
        assertThat(relative[0]).isCloseTo(0.70732, within(5e-6));
        assertThat(relative[1]).isCloseTo(0.37879, within(5e-6));
    }

    /**
     * Likewise a ratio adjusted by what users did before, an adjustment that is not made here: by
     * how many standard errors of 0.00391 its sequence extends, of 200 users and for 5,000.
     */
    @Test
    void theWidthOfTheSequenceOfARatioAgreesWithGrowthBook() {
        double half = (0.01923 + 0.02063) / 2;
        assertThat(sequentialZ.eval(200L, 5_000L)).isCloseTo(half / 0.00391, within(0.009));
    }

    private double[] treatmentOfGrowthBook() {
        return meanOfUsers(3_461, 242_270, 1_346_982_900L);
    }

    /** The mean and its variance, of sums in hundredths. */
    private double[] meanOfUsers(long users, long sum, long squares) {
        double variance = variance(users, sum, users, squares, users, sum);
        return new double[] {sum / 100.0 / users, variance / 10_000};
    }

    /** By how much the treatment is relatively more, and the standard error of that. */
    private double[] relative(double[] control) {
        double[] treatment = treatmentOfGrowthBook();
        double ratio = treatment[0] / control[0];
        double variance = (treatment[1] + ratio * ratio * control[1]) / control[0] / control[0];
        return new double[] {ratio - 1, Math.sqrt(variance)};
    }

    private double variance(long users, long n, long d, long nn, long dd, long nd) {
        return Objects.requireNonNull(variance.eval(users, n, d, nn, dd, nd));
    }

    /** Against the sample variance of n − r d over users, which is what it stands for. */
    @Test
    void theVarianceIsThatOfUsers() {
        Random random = new Random(7);
        long[] n = random.longs(50, 0, 30).toArray();
        long[] d = random.longs(50, 30, 90).toArray();
        long[] sums = new long[5];
        for (int i = 0; i < n.length; i++) {
            sums[0] += n[i];
            sums[1] += d[i];
            sums[2] += n[i] * n[i];
            sums[3] += d[i] * d[i];
            sums[4] += n[i] * d[i];
        }
        double ratio = (double) sums[0] / sums[1];
        double squares = 0;
        for (int i = 0; i < n.length; i++) {
            squares += Math.pow(n[i] - ratio * d[i], 2);
        }
        double mean = sums[1] / 50.0;
        assertThat(variance(50, sums[0], sums[1], sums[2], sums[3], sums[4]))
                .isCloseTo(squares / 49 / 50 / mean / mean, within(1e-12));
    }

    @Test
    void theVarianceIsNullWithoutUsersOrWithContradictorySums() {
        assertThat(variance.eval(null, 1L, 1L, 1L, 1L, 1L)).isNull();
        assertThat(variance.eval(1L, 1L, 1L, 1L, 1L, 1L)).isNull();
        assertThat(variance.eval(2L, 1L, 0L, 1L, 1L, 1L)).isNull();
        assertThat(variance.eval(2L, 2L, 2L, 1L, 1L, 9L)).isNull();
        assertThat(variance.eval(2L, 2L, 2L, 2L, 2L, 2L)).isZero();
    }

    /** lukasvermeer/srm, computeSRM.test.js. */
    @Test
    void theSampleRatioAgreesWithSrm() {
        assertThat(sampleRatio.eval(longs(1000, 950, 1050, 1000), doubles(1, 1, 1, 1)))
                .isCloseTo(0.171797, within(1e-6));
    }

    /** growthbook/growthbook, packages/stats/tests/test_gbstats.py. */
    @Test
    void theSampleRatioAgreesWithGrowthBook() {
        assertThat(sampleRatio.eval(longs(1_000, 1_200), doubles(0.5, 0.5)))
                .isCloseTo(0.000020079, within(5e-10));
    }

    @Test
    void theSampleRatioTellsADefectFromChance() {
        assertThat(sampleRatio.eval(longs(5_000, 5_100), doubles(1, 1))).isGreaterThan(0.1);
        assertThat(sampleRatio.eval(longs(5_000, 5_500), doubles(1, 1))).isLessThan(1e-5);
        assertThat(sampleRatio.eval(longs(5_000, 5_500), doubles(10, 11))).isGreaterThan(0.9);
        assertThat(sequentialRatio.eval(longs(5_000, 5_100), doubles(1, 1))).isEqualTo(1.0);
        assertThat(sequentialRatio.eval(longs(5_000, 5_500), doubles(1, 1))).isLessThan(0.01);
        // ∫ (3 choose 0) s³ over a uniform distribution is 1/4, where (1/2)³ is 1/8.
        assertThat(sequentialRatio.eval(longs(9, 0), doubles(1, 1)))
                .isCloseTo(10 / 512.0, within(1e-12));
    }

    @Test
    void theSampleRatioIsNullWithoutAPlan() {
        assertThat(sampleRatio.eval(null, doubles(1))).isNull();
        assertThat(sampleRatio.eval(longs(1, 2), null)).isNull();
        assertThat(sampleRatio.eval(longs(1, 2), doubles(1))).isNull();
        assertThat(sampleRatio.eval(longs(1), doubles(1))).isNull();
        assertThat(sampleRatio.eval(longs(0, 0), doubles(1, 1))).isNull();
        assertThat(sampleRatio.eval(longs(-1, 2), doubles(1, 1))).isNull();
        assertThat(sampleRatio.eval(longs(1, 2), doubles(1, 0))).isNull();
        assertThat(sampleRatio.eval(new Long[] {1L, null}, doubles(1, 1))).isNull();
        assertThat(sequentialRatio.eval(longs(1, 2), new Double[] {1.0, null})).isNull();
    }

    private static @Nullable Long[] longs(long... values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }

    private static @Nullable Double[] doubles(double... values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "5, 100", "50, 100", "99, 100", "70000, 100000"})
    void theSequenceHoldsTheWilsonInterval(long positives, long total) {
        double low = Objects.requireNonNull(lower.eval(positives, total));
        double high = Objects.requireNonNull(upper.eval(positives, total));
        assertThat(low).isLessThan(Wilson.lower(positives, total)).isGreaterThan(0);
        assertThat(high).isGreaterThan(Wilson.upper(positives, total)).isLessThan(1);
        double a = 0.5;
        assertThat(BetaMixture.logRatio(a, a, positives, total, low))
                .isCloseTo(Math.log(20), within(1e-6));
        assertThat(BetaMixture.logRatio(a, a, positives, total, high))
                .isCloseTo(Math.log(20), within(1e-6));
    }

    @Test
    void theSequenceIsExactAtNoneAndAtAll() {
        assertThat(lower.eval(0L, 9L)).isEqualTo(0.0);
        assertThat(upper.eval(9L, 9L)).isEqualTo(1.0);
        assertThat(upper.eval(0L, 9L)).isStrictlyBetween(0.0, 1.0);
        assertThat(lower.eval(9L, 9L)).isStrictlyBetween(0.0, 1.0);
        assertThat(lower.eval(3L, 2L)).isNull();
        assertThat(upper.eval(null, 2L)).isNull();
        assertThat(sequentialZ.eval(0L, 2L)).isNull();
        assertThat(sequentialZ.eval(2L, null)).isNull();
    }

    /** Looked at after each of 3,000 events: outside at some time in at most 5 %. */
    @Test
    void theSequenceHoldsAtAllTimes() {
        Random random = new Random(11);
        int runs = 400;
        int left = 0;
        int leftWilson = 0;
        for (int run = 0; run < runs; run++) {
            long positives = 0;
            boolean out = false;
            boolean outWilson = false;
            for (int total = 1; total <= 3_000; total++) {
                positives += random.nextDouble() < 0.3 ? 1 : 0;
                out |= BetaMixture.logRatio(0.5, 0.5, positives, total, 0.3) > Math.log(20);
                outWilson |=
                        total > 50
                                && (Wilson.lower(positives, total) > 0.3
                                        || Wilson.upper(positives, total) < 0.3);
            }
            left += out ? 1 : 0;
            leftWilson += outWilson ? 1 : 0;
        }
        assertThat((double) left / runs).isLessThanOrEqualTo(0.05);
        assertThat((double) leftWilson / runs).isGreaterThan(0.2);
    }
}
