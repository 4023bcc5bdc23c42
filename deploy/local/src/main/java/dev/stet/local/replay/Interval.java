package dev.stet.local.replay;

import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import org.jspecify.annotations.Nullable;

/** The 95 % Wilson score interval of a proportion, as in the views. */
record Interval(double low, double high) {

    private static final WilsonLower LOWER = new WilsonLower();
    private static final WilsonUpper UPPER = new WilsonUpper();

    /** Null where there is no proportion: nothing counted, or more hits than trials. */
    static @Nullable Interval of(long hits, long trials) {
        Double low = LOWER.eval(hits, trials);
        Double high = UPPER.eval(hits, trials);
        return low == null || high == null ? null : new Interval(low, high);
    }
}
