package dev.stet.udf;

/**
 * The two-sided normal-mixture boundary: a sum of independent differences from the mean crosses it
 * at some time, however often one looks, with a probability of at most 5 %.
 *
 * <pre>√((v + ρ) (ln(1 + v / ρ) + 2 ln(1 / 0.05)))</pre>
 *
 * <p>for a sum of variance v. ρ says where it is narrowest. <b>Source</b> Robbins, Annals of
 * Mathematical Statistics 41, 1970; Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49,
 * 2021, section 3.2. With an estimated variance it holds as the number of observations grows:
 * Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Annals of Statistics 52, 2024, theorem 2.2.
 */
final class NormalMixture {

    private static final double LOG_THRESHOLD = -Math.log(0.05);

    private NormalMixture() {}

    /** The ρ that makes the boundary nearly the narrowest at this variance. */
    static double rho(double variance) {
        return variance / (2 * LOG_THRESHOLD + Math.log1p(2 * LOG_THRESHOLD));
    }

    static double boundary(double variance, double rho) {
        return Math.sqrt((variance + rho) * (Math.log1p(variance / rho) + 2 * LOG_THRESHOLD));
    }

    /** How many standard errors the boundary is away. */
    static double z(double variance, double rho) {
        return boundary(variance, rho) / Math.sqrt(variance);
    }
}
