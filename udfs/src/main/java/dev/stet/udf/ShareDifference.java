package dev.stet.udf;

import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * How far one ratio lies above another, with the ends of the 95 % interval of that.
 *
 * <p>Of shares: the squares of the distances from each share to the end of its own interval add up,
 * less twice their product times the correlation of the two. So an interval stays within −1 to 1,
 * and is not symmetrical near 0 or 1.
 *
 * <p><b>Source</b> Newcombe, Statistics in Medicine 17, 1998, pp. 873-890, method 10; with a
 * correlation Zou and Donner, Statistics in Medicine 27, 2008, pp. 1693-1702. The correlation is
 * that over buckets of users: one who is in both ratios raises or lowers both.
 *
 * @param isClustered whether the spread between users is in it, of one side at least
 */
public record ShareDifference(double difference, double low, double high, boolean isClustered) {

    /** The type of {@link #row()}. */
    static final String TYPE =
            "ROW<difference DOUBLE, low DOUBLE, high DOUBLE, distinguishable BOOLEAN, basis"
                    + " STRING>";

    private static final double INDEPENDENT = 0;

    /**
     * Of counts, whose events are taken for independent.
     *
     * @return null if one of the two is no proportion
     */
    public static @Nullable ShareDifference of(
            double positives1, double total1, double positives2, double total2) {
        if (!Wilson.isDefined(positives1, total1) || !Wilson.isDefined(positives2, total2)) {
            return null;
        }
        return of(
                ShareInterval.ofEvents(positives1, total1),
                ShareInterval.ofEvents(positives2, total2),
                INDEPENDENT,
                false);
    }

    /**
     * Of shares of events that come in users: each side has its own {@link ShareInterval}, also
     * where the other takes its events for independent, as of 0 of n; the correlation is 0 then.
     * Never narrower than of independent events.
     *
     * @return null if one of the two is no proportion
     */
    static @Nullable ShareDifference ofShares(
            @Nullable ClusteredRatio first, @Nullable ClusteredRatio second) {
        ShareInterval left = ShareInterval.of(first);
        ShareInterval right = ShareInterval.of(second);
        if (first == null || second == null || left == null || right == null) {
            return null;
        }
        ShareDifference independent =
                of(
                        first.numerator(),
                        first.denominator(),
                        second.numerator(),
                        second.denominator());
        if (independent == null || !left.isClustered() && !right.isClustered()) {
            return independent;
        }
        double correlation =
                left.isClustered() && right.isClustered()
                        ? correlation(first, second)
                        : INDEPENDENT;
        ShareDifference clustered = of(left, right, correlation, true);
        return new ShareDifference(
                clustered.difference,
                Math.min(clustered.low, independent.low),
                Math.max(clustered.high, independent.high),
                true);
    }

    private static ShareDifference of(
            ShareInterval left, ShareInterval right, double correlation, boolean isClustered) {
        double difference = left.value() - right.value();
        double down =
                distance(left.value() - left.low(), right.high() - right.value(), correlation);
        double up = distance(left.high() - left.value(), right.value() - right.low(), correlation);
        return new ShareDifference(difference, difference - down, difference + up, isClustered);
    }

    private static double distance(double left, double right, double correlation) {
        return Math.sqrt(Math.max(0, left * left - 2 * correlation * left * right + right * right));
    }

    private static double correlation(ClusteredRatio first, ClusteredRatio second) {
        double products = 0;
        for (int bucket = 0; bucket < BucketSums.BUCKETS; bucket++) {
            products += first.influence(bucket) * second.influence(bucket);
        }
        return products / Math.sqrt(first.variance() * second.variance());
    }

    /**
     * Of any ratios, by the jackknife of their difference, a bucket left out of both at once.
     *
     * @return null without enough buckets
     */
    static @Nullable ShareDifference ofRatios(
            @Nullable ClusteredRatio first, @Nullable ClusteredRatio second) {
        if (first == null || second == null || !first.isClustered() || !second.isClustered()) {
            return null;
        }
        double[] influence = new double[BucketSums.BUCKETS];
        int buckets = 0;
        for (int bucket = 0; bucket < BucketSums.BUCKETS; bucket++) {
            influence[bucket] = first.influence(bucket) - second.influence(bucket);
            buckets += influence[bucket] == 0 ? 0 : 1;
        }
        double difference = first.value() - second.value();
        if (buckets < ClusteredRatio.FEWEST) {
            return null;
        }
        double half =
                ClusteredRatio.t(influence, buckets)
                        * Math.sqrt(ClusteredRatio.variance(influence));
        return new ShareDifference(difference, difference - half, difference + half, true);
    }

    /** Of {@link #TYPE}. */
    Row row() {
        return Row.of(
                difference,
                low,
                high,
                low > 0 || high < 0,
                isClustered ? "clustered" : "independent");
    }
}
