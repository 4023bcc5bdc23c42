package dev.stet.bench.coverage;

import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.udf.BucketSums;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Accepted suggestions of some users, each removed after a time of its own and half of them closed,
 * most within five minutes.
 *
 * <p>A time is exponential with a mean of {@link #MEAN_SECONDS}. It is new with the probability (1
 * − ρ) / (1 − ρ + ρn), where n are those of the user before, else that of one of these: then two of
 * a user have both outlasted any second with the correlation ρ, and the share that does is that of
 * the exponential distribution. Closing is independent of all else.
 */
final class Lives {

    /** Of the times to removal. */
    static final double MEAN_SECONDS = 900;

    private static final double MEAN_OPEN_SECONDS = 300;
    private static final int LAST_SECOND = 600;

    private final List<Integer> horizons;
    private final ExponentialHistogram removed = new ExponentialHistogram();
    private final ExponentialHistogram closed = new ExponentialHistogram();

    /** By horizon and bucket of users. */
    private final long[][] observed;

    private final long[][] present;
    private long accepted;

    private Lives(List<Integer> horizons) {
        this.horizons = horizons;
        observed = new long[horizons.size()][BucketSums.BUCKETS];
        present = new long[horizons.size()][BucketSums.BUCKETS];
    }

    /**
     * @param correlation of two suggestions of a user
     * @param horizons in seconds
     */
    static Lives of(
            double correlation, int users, List<Integer> horizons, SplittableRandom random) {
        Lives lives = new Lives(horizons);
        for (int user = 0; user < users; user++) {
            int bucket = random.nextInt(BucketSums.BUCKETS);
            double[] times = new double[Activity.LOG_NORMAL.events(random)];
            for (int n = 0; n < times.length; n++) {
                double again = correlation * n / (1 - correlation + correlation * n);
                times[n] =
                        random.nextDouble() < again
                                ? times[random.nextInt(n)]
                                : exponential(MEAN_SECONDS, random);
                double open =
                        random.nextBoolean()
                                ? exponential(MEAN_OPEN_SECONDS, random)
                                : Double.POSITIVE_INFINITY;
                lives.add(bucket, times[n], open);
            }
        }
        return lives;
    }

    private static double exponential(double mean, SplittableRandom random) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private void add(int bucket, double removedAfter, double closedAfter) {
        accepted++;
        double seen = Math.min(removedAfter, closedAfter);
        if (seen <= LAST_SECOND) {
            (removedAfter <= closedAfter ? removed : closed).add(bucket(seen), 1);
        }
        for (int i = 0; i < observed.length; i++) {
            int horizon = horizons.get(i);
            if (closedAfter > horizon) {
                observed[i][bucket]++;
                present[i][bucket] += removedAfter > horizon ? 1 : 0;
            }
        }
    }

    /** As the job counts them: whole seconds, rounded up, on one side of each horizon. */
    private static int bucket(double time) {
        long seconds = (long) Math.ceil(time);
        int bucket = ExponentialHistogram.bucket(seconds);
        boolean isPast =
                SuggestionMeasure.HORIZON_SECONDS.stream()
                        .anyMatch(
                                horizon ->
                                        seconds > horizon
                                                && bucket == ExponentialHistogram.bucket(horizon));
        return isPast ? bucket + 1 : bucket;
    }

    /** The column {@code removed_after_histogram}. */
    String removed() {
        return removed.toString();
    }

    /** The column {@code closed_after_histogram}. */
    String closed() {
        return closed.toString();
    }

    long accepted() {
        return accepted;
    }

    /** The column {@code present_Xs_clusters} of the horizon of this index. */
    byte[] present(int horizon) {
        return BucketSums.of(present[horizon]).bytes();
    }

    /** The column {@code observed_Xs_clusters}. */
    byte[] observed(int horizon) {
        return BucketSums.of(observed[horizon]).bytes();
    }

    /** How many were there at a horizon, of those observed. */
    long allPresent(int horizon) {
        return Arrays.stream(present[horizon]).sum();
    }

    /** How many were not closed up to a horizon. */
    long allObserved(int horizon) {
        return Arrays.stream(observed[horizon]).sum();
    }
}
