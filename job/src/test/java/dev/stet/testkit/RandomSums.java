package dev.stet.testkit;

import dev.stet.contract.Clusters;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import java.util.Random;

/** Sums of any shape: zeros, numbers of every size, and histograms and clusters in some. */
public final class RandomSums {

    private RandomSums() {}

    public static Sums of(View view, Random random) {
        Sums sums = Sums.empty(view);
        fill(sums.measures(), random);
        fill(sums.distinct(), random);
        for (int i = random.nextInt(3); i > 0; i--) {
            ExponentialHistogram histogram = sums.histogramToAdd(random.nextInt(4));
            for (int n = random.nextInt(20); n > 0; n--) {
                long value = random.nextLong(1L << random.nextInt(1, 50));
                histogram.add(ExponentialHistogram.bucket(value), random.nextInt(-3, 9));
            }
        }
        if (random.nextBoolean()) {
            Clusters clusters = new Clusters();
            for (int n = random.nextInt(9); n > 0; n--) {
                long[] counts = random.longs(view.measures().size(), -2, 99).toArray();
                clusters.add(random.nextInt(Clusters.BUCKETS), counts);
            }
            sums.addClusters(PackedClusters.of(clusters));
        }
        return sums;
    }

    private static void fill(long[] numbers, Random random) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextLong();
                        case 1 -> random.nextInt(5) - 2;
                        default -> 0;
                    };
        }
    }
}
