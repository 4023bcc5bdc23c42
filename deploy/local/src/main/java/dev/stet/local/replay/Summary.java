package dev.stet.local.replay;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Refusal;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.sinks.rows.Layout;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums behind a replay's headline figures: all windows of the coarsest grain, pooled over all
 * segments of one segment set, by tenant.
 */
final class Summary implements Outputs.Listener {

    private final String grain;
    private final String set;

    /** By tenant, then by view and measure; in base units. */
    private final Map<String, Map<Measured, Long>> byTenant = new TreeMap<>();

    private final Map<Measured, Long> total = new HashMap<>();

    private record Measured(View view, String measure) {}

    Summary(Cube cube) {
        grain = coarsest(cube).label();
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

    String grain() {
        return grain;
    }

    @Override
    public void row(View view, Layout layout, @Nullable Object[] row) {
        String wanted = view == View.INGEST ? SegmentSet.ALL : set;
        if (!grain.equals(row[layout.index("grain")])
                || !wanted.equals(row[layout.index("segment_by")])) {
            return;
        }
        String tenant = String.valueOf(row[layout.index("tenant_id")]);
        Map<Measured, Long> sums = byTenant.computeIfAbsent(tenant, name -> new HashMap<>());
        List<String> measures = view.columns();
        for (int i = 0; i < layout.columns().size(); i++) {
            String column = layout.columns().get(i).name();
            Long value = measures.contains(column) ? inBaseUnits(row[i]) : null;
            if (value != null) {
                Measured measured = new Measured(view, column);
                sums.merge(measured, value, Long::sum);
                total.merge(measured, value, Long::sum);
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

    /** The sum of a measure over all tenants, in its base unit; 0 if there was none. */
    long sum(View view, String measure) {
        return total.getOrDefault(new Measured(view, measure), 0L);
    }

    long sum(String tenant, View view, String measure) {
        return byTenant.getOrDefault(tenant, Map.of())
                .getOrDefault(new Measured(view, measure), 0L);
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

    /** The tenants with the most suggestions and questions, those first that have most. */
    List<String> busiest(int most) {
        return byTenant.keySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (String tenant) ->
                                                -sum(tenant, View.SUGGESTION, "shown")
                                                        - sum(tenant, View.QUESTION, "queries"))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }
}
