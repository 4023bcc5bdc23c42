package dev.stet.local.replay;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Refusal;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import dev.stet.sinks.rows.Layout;
import dev.stet.udf.ClusterSum;
import dev.stet.udf.HistogramMerge;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums behind a replay's headline figures: all windows of the coarsest grain, pooled over all
 * segments of one segment set, by tenant.
 */
final class Summary implements Outputs.Listener {

    private static final String HISTOGRAM = "_histogram";

    private final String grain;
    private final String set;
    private final DayZone zone;

    private final Map<String, Sums> byTenant = new TreeMap<>();
    private final Sums total = new Sums();
    private final AlertLines alerts = new AlertLines();
    private final Map<View, Rows> rows = new EnumMap<>(View.class);

    /** The rows of one view that were summed, and how many of them can still change. */
    private static final class Rows {
        private long all;
        private long provisional;
    }

    /** The sums and the histograms of some rows. */
    static final class Sums {

        private static final HistogramMerge MERGE = new HistogramMerge();
        private static final ClusterSum ADD = new ClusterSum();

        /** In base units. */
        private final Map<Measured, Long> sums = new HashMap<>();

        private final Map<Measured, HistogramMerge.Accumulator> histograms = new HashMap<>();

        private final Map<Measured, ClusterSum.Accumulator> clusters = new HashMap<>();

        private record Measured(View view, String measure) {}

        /** The sum of a measure, in its base unit; 0 if there was none. */
        long of(View view, String measure) {
            return sums.getOrDefault(new Measured(view, measure), 0L);
        }

        /**
         * All numbers in a histogram, in the form of its column; empty if there was none.
         *
         * @param name of the column without {@code _histogram}
         */
        String histogram(View view, String name) {
            HistogramMerge.Accumulator merged = histograms.get(new Measured(view, name));
            return merged == null ? "" : merged.getText();
        }

        /**
         * A measure by bucket of users, in the form of its column; null if a row lacked it, or
         * there was none.
         */
        byte @Nullable [] clusters(View view, String measure) {
            ClusterSum.Accumulator added = clusters.get(new Measured(view, measure));
            return added == null ? null : ADD.getValue(added);
        }

        private void add(View view, Layout layout, @Nullable Object[] row) {
            for (int i = 0; i < layout.columns().size(); i++) {
                String column = layout.columns().get(i).name();
                Long value = view.columns().contains(column) ? inBaseUnits(row[i]) : null;
                if (value != null) {
                    sums.merge(new Measured(view, column), value, Long::sum);
                } else if (column.endsWith(HISTOGRAM)) {
                    String name = column.substring(0, column.length() - HISTOGRAM.length());
                    MERGE.accumulate(
                            histograms.computeIfAbsent(
                                    new Measured(view, name), key -> MERGE.createAccumulator()),
                            (String) row[i]);
                } else if (column.endsWith(Clustered.SUFFIX)) {
                    String name = column.substring(0, column.length() - Clustered.SUFFIX.length());
                    ADD.accumulate(
                            clusters.computeIfAbsent(
                                    new Measured(view, name), key -> ADD.createAccumulator()),
                            (byte[]) row[i]);
                }
            }
        }

        /** A decimal of a row has as many places as its base unit needs. */
        private static @Nullable Long inBaseUnits(@Nullable Object cell) {
            if (cell instanceof BigDecimal decimal) {
                return decimal.unscaledValue().longValueExact();
            }
            return cell instanceof Long count ? count : null;
        }
    }

    Summary(Cube cube) {
        grain = coarsest(cube).label();
        zone = cube.zone();
        set =
                cube.sets().stream()
                        .map(SegmentSet::name)
                        .filter(SegmentSet.ALL::equals)
                        .findFirst()
                        .orElse(cube.sets().get(0).name());
    }

    private static Grain coarsest(Cube cube) {
        return cube.grains().stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The windows, in words: {@code 1h}; of days that are not those of UTC also whose. */
    String windows() {
        boolean isNamed = grain.equals(Grain.DAY.label()) && !zone.isUtc();
        return isNamed ? "%s of %s".formatted(grain, zone) : grain;
    }

    @Override
    public void row(View view, Layout layout, @Nullable Object[] row) {
        String wanted = view == View.INGEST ? SegmentSet.ALL : set;
        if (!grain.equals(row[layout.index("grain")])
                || !wanted.equals(row[layout.index("segment_by")])) {
            return;
        }
        String tenant = String.valueOf(row[layout.index("tenant_id")]);
        byTenant.computeIfAbsent(tenant, name -> new Sums()).add(view, layout, row);
        total.add(view, layout, row);
        count(view, layout, row);
    }

    private void count(View view, Layout layout, @Nullable Object[] row) {
        Rows those = rows.computeIfAbsent(view, key -> new Rows());
        those.all++;
        for (int i = 0; i < row.length; i++) {
            if (layout.columns().get(i).name().equals("maturity") && "provisional".equals(row[i])) {
                those.provisional++;
            }
        }
    }

    /** By view how many rows are provisional, such as {@code task 1 of 3}; empty if none is. */
    List<String> provisional() {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().provisional > 0)
                .map(
                        each ->
                                "%s %,d of %,d"
                                        .formatted(
                                                each.getKey().noun(),
                                                each.getValue().provisional,
                                                each.getValue().all))
                .toList();
    }

    @Override
    public void alert(Layout layout, @Nullable Object[] row) {
        alerts.add(layout, row);
    }

    AlertLines alerts() {
        return alerts;
    }

    /** Over all tenants. */
    Sums total() {
        return total;
    }

    /**
     * @throws NoSuchElementException if the tenant has no row
     */
    Sums of(String tenant) {
        Sums sums = byTenant.get(tenant);
        if (sums == null) {
            throw new NoSuchElementException(tenant);
        }
        return sums;
    }

    /** The sum of a measure over all tenants, in its base unit; 0 if there was none. */
    long sum(View view, String measure) {
        return total.of(view, measure);
    }

    long read() {
        return sum(View.INGEST, IngestMeasure.READ.column());
    }

    /** How many records were refused, by reason; reasons that did not occur are left out. */
    Map<String, Long> refusals() {
        Map<String, Long> refusals = new TreeMap<>();
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            long count = sum(View.INGEST, IngestMeasure.refused(reason).column());
            if (count > 0) {
                refusals.put(reason.label(), count);
            }
        }
        return refusals;
    }

    long refused() {
        return refusals().values().stream().mapToLong(Long::longValue).sum();
    }

    long late() {
        return sum(View.INGEST, IngestMeasure.LATE.column());
    }

    int tenants() {
        return byTenant.size();
    }

    /** The tenants with the most records read, those first that have most. */
    List<String> busiest(int most) {
        return byTenant.entrySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Sums> tenant) ->
                                                -tenant.getValue()
                                                        .of(
                                                                View.INGEST,
                                                                IngestMeasure.READ.column()))
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
