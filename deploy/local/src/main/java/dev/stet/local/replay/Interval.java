package dev.stet.local.replay;

import org.jspecify.annotations.Nullable;

/**
 * The 95 % Wilson score interval of a proportion.
 *
 * <p>Source: E. B. Wilson, JASA 22(158), 1927.
 */
record Interval(double low, double high) {

    private static final double Z = 1.959963984540054;

    /** Null where there is no proportion: nothing counted, or more hits than trials. */
    static @Nullable Interval of(long hits, long trials) {
        if (trials <= 0 || hits < 0 || hits > trials) {
            return null;
        }
        double spread = Z * Math.sqrt((double) hits * (trials - hits) / trials + Z * Z / 4);
        double middle = hits + Z * Z / 2;
        double below = trials + Z * Z;
        return new Interval(
                hits == 0 ? 0 : (middle - spread) / below,
                hits == trials ? 1 : (middle + spread) / below);
    }
}
