package dev.stet.bench.coverage;

import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often a 95 % interval holds the true share, of the samples that one kind of users gives.
 *
 * @param users in each sample
 * @param clustered the share of samples whose interval by buckets of users holds it
 * @param wilson that of the Wilson interval, which takes events for independent
 * @param widthRatio how many times the first is as wide as the second, on average
 */
record Coverage(Users kind, int users, double clustered, double wilson, double widthRatio) {

    private static final ClusteredLow CLUSTERED_LOW = new ClusteredLow();
    private static final ClusteredHigh CLUSTERED_HIGH = new ClusteredHigh();
    private static final WilsonLower WILSON_LOWER = new WilsonLower();
    private static final WilsonUpper WILSON_UPPER = new WilsonUpper();

    /**
     * @param draws how many samples
     */
    static Coverage of(Users kind, int users, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int clustered = 0;
        int wilson = 0;
        double widths = 0;
        for (int draw = 0; draw < draws; draw++) {
            UserSample sample = UserSample.of(kind, users, random);
            byte[] numerators = sample.numerators();
            byte[] denominators = sample.denominators();
            Interval ofUsers =
                    Interval.of(
                            CLUSTERED_LOW.eval(numerators, denominators),
                            CLUSTERED_HIGH.eval(numerators, denominators));
            Interval ofEvents =
                    Interval.of(
                            WILSON_LOWER.eval(sample.positives(), sample.all()),
                            WILSON_UPPER.eval(sample.positives(), sample.all()));
            clustered += ofUsers.holds(kind.share()) ? 1 : 0;
            wilson += ofEvents.holds(kind.share()) ? 1 : 0;
            widths += ofUsers.width() / ofEvents.width();
        }
        return new Coverage(
                kind, users, (double) clustered / draws, (double) wilson / draws, widths / draws);
    }

    private record Interval(double low, double high) {

        private static Interval of(@Nullable Double low, @Nullable Double high) {
            if (low == null || high == null) {
                throw new IllegalStateException("no interval of a sample that has events");
            }
            return new Interval(low, high);
        }

        private boolean holds(double share) {
            return low <= share && share <= high;
        }

        private double width() {
            return high - low;
        }
    }
}
