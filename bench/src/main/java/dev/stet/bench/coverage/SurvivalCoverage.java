package dev.stet.bench.coverage;

import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.SurvivalAt;
import dev.stet.udf.SurvivalLower;
import dev.stet.udf.SurvivalUpper;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often the 95 % interval of a survival holds the true one.
 *
 * @param greenwood by index of {@link #HORIZONS} the share of samples whose interval holds it
 * @param widened that of an interval as many times as wide, on the scale of ln(−ln S), as the
 *     clustered interval of the persistence rate at that time is as Wilson's
 */
record SurvivalCoverage(double[] greenwood, double[] widened) {

    /** Seconds. */
    static final List<Integer> HORIZONS = List.of(30, 120, 300, 600);

    private static final SurvivalAt AT = new SurvivalAt();
    private static final SurvivalLower LOWER = new SurvivalLower();
    private static final SurvivalUpper UPPER = new SurvivalUpper();
    private static final ClusteredLow CLUSTERED_LOW = new ClusteredLow();
    private static final ClusteredHigh CLUSTERED_HIGH = new ClusteredHigh();
    private static final WilsonLower WILSON_LOWER = new WilsonLower();
    private static final WilsonUpper WILSON_UPPER = new WilsonUpper();

    /**
     * @param correlation of two suggestions of a user, see {@link Lives}
     * @param draws how many samples
     */
    static SurvivalCoverage of(double correlation, int users, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int horizons = HORIZONS.size();
        double[] greenwood = new double[horizons];
        double[] widened = new double[horizons];
        for (int draw = 0; draw < draws; draw++) {
            Lives lives = Lives.of(correlation, users, HORIZONS, random);
            for (int i = 0; i < horizons; i++) {
                greenwood[i] += holds(lives, i, 1) ? 1 : 0;
                widened[i] += holds(lives, i, widening(lives, i)) ? 1 : 0;
            }
        }
        for (int i = 0; i < horizons; i++) {
            greenwood[i] /= draws;
            widened[i] /= draws;
        }
        return new SurvivalCoverage(greenwood, widened);
    }

    /**
     * @param times as wide as Greenwood's
     */
    private static boolean holds(Lives lives, int horizon, double times) {
        long seconds = HORIZONS.get(horizon);
        double truth = Math.exp(-seconds / Lives.MEAN_SECONDS);
        String removed = lives.removed();
        String closed = lives.closed();
        long accepted = lives.accepted();
        double share = known(AT.eval(removed, closed, accepted, seconds));
        double low = known(LOWER.eval(removed, closed, accepted, seconds));
        double high = known(UPPER.eval(removed, closed, accepted, seconds));
        if (times == 1 || share == 0 || share == 1) {
            return low <= truth && truth <= high;
        }
        double middle = logLog(share);
        double off = logLog(truth) - middle;
        return off <= times * (logLog(low) - middle) && off >= times * (logLog(high) - middle);
    }

    /** Falls as the share grows. */
    private static double logLog(double share) {
        return Math.log(-Math.log(share));
    }

    private static double widening(Lives lives, int horizon) {
        byte[] present = lives.present(horizon);
        byte[] observed = lives.observed(horizon);
        double clustered =
                known(CLUSTERED_HIGH.eval(present, observed))
                        - known(CLUSTERED_LOW.eval(present, observed));
        long positives = lives.allPresent(horizon);
        long total = lives.allObserved(horizon);
        double wilson =
                known(WILSON_UPPER.eval(positives, total))
                        - known(WILSON_LOWER.eval(positives, total));
        return clustered / wilson;
    }

    private static double known(@Nullable Double value) {
        if (value == null) {
            throw new IllegalStateException("no interval of a sample that has suggestions");
        }
        return value;
    }
}
