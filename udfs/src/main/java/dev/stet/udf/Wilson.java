package dev.stet.udf;

/**
 * The 95 % Wilson score interval for a proportion: which true shares are compatible with {@code
 * positives} of {@code total}.
 *
 * <p><b>Source</b> E. B. Wilson, JASA 22(158), 1927, pp. 209-212. With z the 97.5 % normal
 * quantile, the ends are the two roots of (p − positives/total)² = z² p (1 − p) / total:
 *
 * <pre>(positives + z²/2 ± z √(positives (total − positives) / total + z²/4)) / (total + z²)</pre>
 *
 * <p>The lower end is computed as the roots' product over the upper one, for the difference would
 * cancel where positives are few.
 */
final class Wilson {

    /** Of the normal distribution, for 95 % on both sides. */
    static final double Z = 1.959963984540054;

    private static final double Z_SQUARED = Z * Z;

    private Wilson() {}

    /** Whether there is an interval at all: 0 ≤ positives ≤ total, and total is not 0. */
    static boolean isDefined(double positives, double total) {
        return total > 0 && positives >= 0 && positives <= total;
    }

    /** The lower end, 0 to {@code positives / total}; exactly 0 for no positives. */
    static double lower(double positives, double total) {
        double share = positives / total;
        return share * positives / upperNumerator(positives, total);
    }

    /** The upper end, {@code positives / total} to 1; exactly 1 for nothing but positives. */
    static double upper(double positives, double total) {
        return positives == total
                ? 1
                : Math.min(1, upperNumerator(positives, total) / (total + Z_SQUARED));
    }

    /**
     * How many equally weighted things would tell as much: (Σw)² / Σw² (Kish, Survey Sampling,
     * 1965).
     */
    static double effective(double weight, double weightSquared) {
        return weight * weight / weightSquared;
    }

    /** How many of these are flagged. */
    static double effective(double flagged, double weight, double weightSquared) {
        return flagged * weight / weightSquared;
    }

    private static double upperNumerator(double positives, double total) {
        double spread = positives * (total - positives) / total;
        return positives + Z_SQUARED / 2 + Z * Math.sqrt(spread + Z_SQUARED / 4);
    }
}
