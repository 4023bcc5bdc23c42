package dev.stet.local.replay;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Refusal;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.sinks.rows.Layout;
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
    private final Map<String, Map<String, Long>> byTenant = new TreeMap<>();
    private final Map<String, Long> total = new HashMap<>();

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
        Map<String, Long> sums = byTenant.computeIfAbsent(tenant, name -> new HashMap<>());
        List<String> measures = view.columns();
        for (int i = 0; i < layout.columns().size(); i++) {
            String column = layout.columns().get(i).name();
            if (row[i] instanceof Long value && measures.contains(column)) {
                sums.merge(column, value, Long::sum);
                total.merge(column, value, Long::sum);
            }
        }
    }

    /** The sum of a measure over all tenants; 0 if there was none. */
    long sum(String measure) {
        return total.getOrDefault(measure, 0L);
    }

    long sum(String tenant, String measure) {
        return byTenant.getOrDefault(tenant, Map.of()).getOrDefault(measure, 0L);
    }

    long read() {
        return sum(IngestMeasure.READ.column());
    }

    /** How many records were refused, by reason; reasons that did not occur are left out. */
    Map<String, Long> refusals() {
        Map<String, Long> refusals = new TreeMap<>();
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            long count = sum(IngestMeasure.refused(reason).column());
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
        return sum(IngestMeasure.LATE.column());
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
                                                -sum(tenant, "shown") - sum(tenant, "queries"))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }
}
