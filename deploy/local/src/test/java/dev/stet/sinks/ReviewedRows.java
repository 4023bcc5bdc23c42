package dev.stet.sinks;

import dev.stet.contract.Clusters;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Measure;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import dev.stet.udf.ThetaSketches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * Random rows of days of every view, of two months: whole ones, those of segments, and of one
 * segment set that adds up to the whole. The last days of a second tenant are provisional.
 */
final class ReviewedRows {

    /** With two final days, weeks and months at their end; the last one is a Sunday. */
    private static final List<String> DAYS =
            List.of(
                    "2026-01-01",
                    "2026-01-31",
                    "2026-02-16",
                    "2026-02-22",
                    "2026-02-24",
                    "2026-02-28",
                    "2026-03-01");

    private static final List<String[]> SEGMENTS =
            List.of(
                    new String[] {"feature", "search"},
                    new String[] {"model", "large"},
                    new String[] {"handled_by", "ai"},
                    new String[] {"handled_by", "assisted"},
                    new String[] {"handled_by", "human"},
                    new String[] {"reason", "wrong"},
                    new String[] {"failure_mode", "bad_citation"});

    private static final List<String> WORKFLOWS = List.of("code", "support");

    private final Random random = new Random(14);
    private final List<KpiRow> rows = new ArrayList<>();

    private ReviewedRows() {}

    static List<KpiRow> all() {
        ReviewedRows made = new ReviewedRows();
        for (View view : View.values()) {
            for (String day : DAYS) {
                made.add(view, "t", day, true);
                made.add(view, "u", day, day.compareTo("2026-02-24") < 0);
            }
        }
        return List.copyOf(made.rows);
    }

    private void add(View view, String tenant, String day, boolean last) {
        long[] whole = new long[view.columns().size()];
        for (String workflow : WORKFLOWS) {
            long[] part = numbers(view);
            Arrays.setAll(whole, i -> whole[i] + part[i]);
            add(view, tenant, day, "workflow", workflow, last, part);
        }
        add(view, tenant, day, "all", "all", last, whole);
        for (String[] segment : SEGMENTS) {
            // Some segments have no row of some days, more of the second tenant.
            if (random.nextInt(tenant.equals("t") ? 5 : 2) > 0) {
                add(view, tenant, day, segment[0], segment[1], last, numbers(view));
            }
        }
    }

    private long[] numbers(View view) {
        long[] numbers = new long[view.columns().size()];
        Arrays.setAll(numbers, i -> random.nextInt(6) == 0 ? 0 : random.nextInt(400));
        return numbers;
    }

    private void add(
            View view,
            String tenant,
            String day,
            String segmentBy,
            String segment,
            boolean last,
            long[] numbers) {
        int measures = view.measures().size();
        long[] users = Arrays.copyOfRange(numbers, measures, numbers.length);
        Sums sums = Sums.of(Arrays.copyOf(numbers, measures), users);
        for (int i = 0; i < view.histograms().size(); i++) {
            for (int n = random.nextInt(40); n > 0; n--) {
                sums.histogramToAdd(i)
                        .add(ExponentialHistogram.bucket(random.nextLong(100_000)), 1 + n % 3);
            }
        }
        // PostgreSQL takes long for buckets; of rows of an older release none are known.
        if (segmentBy.equals("all") && random.nextInt(12) > 0) {
            spread(view, sums);
        }
        List<byte[]> sketches = new ArrayList<>();
        for (Measure ignored : view.distinct()) {
            sketches.add(sketch(users[sketches.size()]));
        }
        long start = Instant.parse(day + "T00:00:00Z").toEpochMilli();
        rows.add(
                new KpiRow(
                        view,
                        tenant,
                        Grain.DAY,
                        start,
                        start + Grain.DAY.millis(),
                        segmentBy,
                        segment,
                        last,
                        1 + random.nextInt(9),
                        Long.MAX_VALUE,
                        sums,
                        sketches));
    }

    /** Over up to 20 buckets of users, the first ones with more than the others. */
    private void spread(View view, Sums sums) {
        Clusters clusters = new Clusters();
        for (int index : Clustered.indices(view)) {
            long rest = sums.measures()[index];
            for (int bucket = 0; rest > 0; bucket++) {
                long[] share = new long[view.measures().size()];
                share[index] = bucket < 19 ? random.nextLong(rest / 4 + 2) : rest;
                share[index] = Math.min(rest, share[index]);
                rest -= share[index];
                clusters.add(bucket, share);
            }
        }
        sums.addClusters(PackedClusters.of(clusters));
    }

    /** Of users who are partly those of other rows. */
    private byte[] sketch(long users) {
        UpdateSketch sketch =
                UpdateSketch.builder()
                        .setLogNominalEntries(ThetaSketches.LOG_NOMINAL_ENTRIES)
                        .build();
        long first = random.nextInt(100);
        LongStream.range(first, first + users).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }
}
