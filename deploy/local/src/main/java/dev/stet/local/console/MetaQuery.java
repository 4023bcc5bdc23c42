package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what there is: tenants, and up to when there are rows. */
final class MetaQuery {

    private static final int MOST_TENANTS = 200;

    /** Goes from tenant to tenant by the key, past the rows of each. */
    private static final String TENANTS =
            """
            WITH RECURSIVE tenants AS (
                SELECT (SELECT min(tenant_id) FROM %1$s) AS tenant_id
                UNION ALL
                SELECT (SELECT min(tenant_id) FROM %1$s WHERE tenant_id > tenants.tenant_id)
                FROM tenants
                WHERE tenants.tenant_id IS NOT NULL
            )
            SELECT tenant_id FROM (SELECT tenant_id FROM tenants LIMIT %2$d) AS several
            WHERE tenant_id IS NOT NULL
            """;

    private static final String NEWEST =
            """
            SELECT '%1$s' AS family, '%2$s' AS grain, newest.*
            FROM (
                SELECT window_start, window_end, maturity, version
                FROM %1$s
                WHERE tenant_id = ? AND grain = '%2$s' AND segment_by = 'all'
                ORDER BY window_start DESC
                LIMIT 1
            ) AS newest
            """;

    private final KpiDatabase database;

    MetaQuery(KpiDatabase database) {
        this.database = database;
    }

    /** In alphabetical order, the first {@value #MOST_TENANTS}. */
    List<String> tenants() {
        String sql =
                Stream.of(View.INGEST, View.SUGGESTION, View.QUESTION, View.TASK, View.CONVERSATION)
                        .map(view -> "(" + TENANTS.formatted(view.table(), MOST_TENANTS) + ")")
                        .collect(Collectors.joining(" UNION ", "", " ORDER BY 1"));
        return database.query(sql, List.of(), row -> row.getString(1));
    }

    /** The name of the zone whose days the windows of a day are. */
    String dayZone() {
        return database
                .query("SELECT zone FROM day_zone", List.of(), row -> row.getString(1))
                .stream()
                .findFirst()
                .orElse("UTC");
    }

    /**
     * The newest window of every table and grain that has rows.
     *
     * @return each with {@code view}, {@code grain}, {@code start} and {@code end} (epoch
     *     milliseconds), {@code final}, {@code version}
     */
    List<Map<String, Object>> newest(String tenant) {
        List<String> queries = new ArrayList<>();
        List<String> tenants = new ArrayList<>();
        for (View view : View.values()) {
            for (Grain grain : Grain.values()) {
                if (view.finest().compareTo(grain) <= 0) {
                    queries.add(NEWEST.formatted(view.table(), grain.label()));
                    tenants.add(tenant);
                }
            }
        }
        return database.query(
                String.join("UNION ALL ", queries),
                tenants,
                row -> {
                    Map<String, Object> newest = new LinkedHashMap<>();
                    newest.put("view", row.getString("family"));
                    newest.put("grain", row.getString("grain"));
                    newest.put("start", row.getTimestamp("window_start").getTime());
                    newest.put("end", row.getTimestamp("window_end").getTime());
                    newest.put("final", "final".equals(row.getString("maturity")));
                    newest.put("version", row.getLong("version"));
                    return newest;
                });
    }
}
