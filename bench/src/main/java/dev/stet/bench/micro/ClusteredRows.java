package dev.stet.bench.micro;

import dev.stet.contract.Clusters;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows of an hour of suggestions, counted by bucket of users: all 64 of them hold data. */
final class ClusteredRows {

    private static final long SEED = 1;

    private ClusteredRows() {}

    /**
     * Each measure of a proportion is at most half of the one before it, in every bucket.
     *
     * @param clusters whether the rows have buckets
     */
    static List<KpiRow> ofSuggestions(int count, boolean clusters) {
        Random random = new Random(SEED);
        return IntStream.range(0, count).mapToObj(hour -> row(hour, clusters, random)).toList();
    }

    private static KpiRow row(int hour, boolean clustered, Random random) {
        long[] measures = new long[View.SUGGESTION.measures().size()];
        Clusters clusters = new Clusters();
        int[] counted = Clustered.indices(View.SUGGESTION);
        for (int bucket = 0; bucket < Clusters.BUCKETS; bucket++) {
            long[] ofBucket = new long[measures.length];
            long most = random.nextLong(100, 1_000);
            for (int index : counted) {
                ofBucket[index] = most;
                measures[index] += most;
                most -= random.nextLong(most / 8 + 1);
            }
            clusters.add(bucket, ofBucket);
        }
        Sums sums = Sums.of(measures, new long[View.SUGGESTION.distinct().size()]);
        if (clustered) {
            sums.addClusters(PackedClusters.of(clusters));
        }
        long start = hour * Grain.HOUR.millis();
        return new KpiRow(
                View.SUGGESTION,
                "default",
                Grain.HOUR,
                start,
                start + Grain.HOUR.millis(),
                "all",
                "all",
                true,
                1,
                Long.MAX_VALUE,
                sums,
                List.of());
    }

    /** The columns of one row: of each proportion of neighbours, part and whole. */
    static List<byte[][]> pairs(KpiRow row) {
        int[] counted = Clustered.indices(View.SUGGESTION);
        PackedClusters packed = row.sums().clusters();
        if (packed == null) {
            throw new IllegalArgumentException("a row without buckets");
        }
        Clusters clusters = packed.unpack();
        byte[][] columns =
                Arrays.stream(counted)
                        .mapToObj(index -> clusters.column(index, row.sums().measures()[index]))
                        .toArray(byte[][]::new);
        return IntStream.range(1, columns.length)
                .mapToObj(i -> new byte[][] {columns[i], columns[i - 1]})
                .toList();
    }
}
