package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.contract.Measure;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.local.statistics.MetricBuckets;
import dev.stet.metrics.Clustered;
import dev.stet.udf.ClusterSum;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what becomes of suggestions and of questions, as sums over the windows of a time. */
final class FunnelQuery {

    /** Of a table and what is selected besides, over the windows of a scope. */
    static final String SUMS =
            """
            SELECT
                count(*) AS windows,
                count(*) FILTER (WHERE k.maturity <> 'final') AS provisional,
                min(k.window_start) AS first,
                max(k.window_end) AS last,
                %2$s
            FROM (
                SELECT tenant_id, grain, window_start
                FROM %1$s
                WHERE tenant_id = ? AND grain = ? AND segment_by = 'all'
                    AND window_start >= ? AND window_start < ?
                ORDER BY window_start DESC
                LIMIT ?
            ) AS windows
            JOIN %1$s AS k
                ON k.tenant_id = windows.tenant_id AND k.grain = windows.grain
                    AND k.window_start = windows.window_start
                    AND k.segment_by = ? AND k.segment = ?
            """;

    private static final List<String> QUESTIONS =
            List.of(
                    "queries",
                    "satisfied",
                    "retried",
                    "resubmitted",
                    "regenerated",
                    "reasks",
                    "repeats");

    /** Before the name of a column: its sum over final windows only. */
    private static final String FINAL = "final_";

    /** Before that: what is counted by bucket of users. */
    private static final String BUCKETS = "buckets_";

    private static final ClusterSum CLUSTER_SUM = new ClusterSum();

    private static final WilsonLower LOWER = new WilsonLower();
    private static final WilsonUpper UPPER = new WilsonUpper();

    private final KpiDatabase database;
    private final SurvivalQuery curve;

    FunnelQuery(KpiDatabase database) {
        this.database = database;
        this.curve = new SurvivalQuery(database);
    }

    /**
     * The steps.
     *
     * @return {@code suggestion} and {@code question}, each with {@code windows}, {@code
     *     provisional}, {@code from}, {@code until} (epoch milliseconds) and lists of steps: {@code
     *     name}, {@code count}, {@code of}, {@code share}, {@code low}, {@code high}; {@code curve}
     *     of suggestions as {@link SurvivalQuery#read} says
     */
    Map<String, Object> read(Scope scope) {
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> suggestion = sums(View.SUGGESTION, suggestionColumns(), scope);
        List<Map<String, @Nullable Object>> kept = new ArrayList<>();
        List<Map<String, @Nullable Object>> survival = new ArrayList<>();
        kept.add(step("shown", suggestion, "shown", "shown"));
        kept.add(step("accepted", suggestion, "accepted", "shown"));
        for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
            String name = "there after %d s".formatted(seconds);
            kept.add(step(name, suggestion, "present_%ds".formatted(seconds), "shown"));
            Map<String, @Nullable Object> there =
                    step(
                            name,
                            suggestion,
                            "present_%ds".formatted(seconds),
                            "observed_%ds".formatted(seconds));
            there.put("seconds", seconds);
            there.put("unobserved", suggestion.get("unobserved_%ds".formatted(seconds)));
            survival.add(there);
        }
        suggestion.put("kept", kept);
        suggestion.put("survival", survival);
        suggestion.put("curve", curve.read(scope));
        Map<String, Object> question = sums(View.QUESTION, QUESTIONS, scope);
        question.put(
                "steps", QUESTIONS.stream().map(name -> questionStep(name, question)).toList());
        for (Map<String, Object> sums : List.of(suggestion, question)) {
            sums.keySet().removeIf(column -> column.startsWith(BUCKETS));
        }
        all.put("suggestion", suggestion);
        all.put("question", question);
        return all;
    }

    private static List<String> suggestionColumns() {
        List<String> columns = new ArrayList<>(List.of("shown", "accepted"));
        for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
            for (String name : List.of("observed", "unobserved", "present")) {
                columns.add("%s_%ds".formatted(name, seconds));
            }
        }
        return columns;
    }

    private Map<String, Object> sums(View view, List<String> columns, Scope scope) {
        String sums =
                columns.stream()
                        .flatMap(
                                column ->
                                        Stream.of(
                                                "coalesce(sum(k.%1$s), 0) AS %1$s"
                                                        .formatted(column),
                                                "coalesce(sum(k.%1$s) FILTER (WHERE k.maturity = 'final'), 0) AS final_%1$s"
                                                        .formatted(column)))
                        .collect(Collectors.joining(",\n    "));
        List<String> clustered =
                scope.grain() == Grain.MINUTE ? new ArrayList<>() : clustered(view);
        clustered.retainAll(columns);
        return database.query(
                        SUMS.formatted(view.table(), sums + buckets(clustered)),
                        arguments(scope),
                        row -> {
                            Map<String, Object> read = new LinkedHashMap<>();
                            read.put("windows", row.getLong("windows"));
                            read.put("provisional", row.getLong("provisional"));
                            Timestamp first = row.getTimestamp("first");
                            Timestamp last = row.getTimestamp("last");
                            if (first != null && last != null) {
                                read.put("from", first.getTime());
                                read.put("until", last.getTime());
                            }
                            for (String column : columns) {
                                read.put(column, row.getLong(column));
                                read.put(FINAL + column, row.getLong(FINAL + column));
                            }
                            for (String column : clustered) {
                                read.put(BUCKETS + column, total(row, BUCKETS + column));
                                read.put(
                                        BUCKETS + FINAL + column,
                                        total(row, BUCKETS + FINAL + column));
                            }
                            return read;
                        })
                .get(0);
    }

    private static List<String> clustered(View view) {
        return new ArrayList<>(Clustered.measures(view).stream().map(Measure::column).toList());
    }

    private static String buckets(List<String> clustered) {
        return clustered.stream()
                .map(
                        column ->
                                ",\n    array_agg(k.%1$s_clusters) AS buckets_%1$s, array_agg(k.%1$s_clusters) FILTER (WHERE k.maturity = 'final') AS buckets_final_%1$s"
                                        .formatted(column))
                .collect(Collectors.joining());
    }

    /** Over all rows; empty if one has none. */
    private static Optional<byte[]> total(ResultSet row, String column) throws SQLException {
        ClusterSum.Accumulator sum = CLUSTER_SUM.createAccumulator();
        Array buckets = row.getArray(column);
        if (buckets != null) {
            for (Object each : (@Nullable Object[]) buckets.getArray()) {
                CLUSTER_SUM.accumulate(sum, (byte[]) each);
            }
        }
        return Optional.ofNullable(CLUSTER_SUM.getValue(sum));
    }

    /** The buckets that {@link #total} found; null for none. */
    private static byte @Nullable [] buckets(Map<String, Object> sums, String column) {
        return sums.get(BUCKETS + column) instanceof Optional<?> found
                ? (byte[]) found.orElse(null)
                : null;
    }

    /** Of {@link #SUMS}. */
    static List<Object> arguments(Scope scope) {
        return List.of(
                scope.tenant(),
                scope.grain().label(),
                scope.start(),
                scope.end(),
                scope.windows(SeriesQuery.MOST_SUMMED),
                scope.segmentBy(),
                scope.segment());
    }

    private static Map<String, @Nullable Object> step(
            String name, Map<String, Object> sums, String count, String of) {
        long hits = count(sums, count);
        long trials = count(sums, of);
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("name", name);
        step.put("count", hits);
        step.put("of", trials);
        step.put("share", trials == 0 ? null : (double) hits / trials);
        MetricBuckets buckets = MetricBuckets.of(buckets(sums, count), buckets(sums, of));
        Double low = buckets.low();
        Double high = buckets.high();
        step.put("low", low == null ? LOWER.eval(hits, trials) : low);
        step.put("high", high == null ? UPPER.eval(hits, trials) : high);
        return step;
    }

    /**
     * Until 30 min have passed, a question without a retry is not satisfied yet, but its window has
     * it already: only final windows tell how many are.
     */
    private static Map<String, @Nullable Object> questionStep(
            String name, Map<String, Object> question) {
        if (!name.equals("satisfied")) {
            return step(name, question, name, "queries");
        }
        return step(name, question, FINAL + name, FINAL + "queries");
    }

    private static long count(Map<String, Object> sums, String column) {
        return sums.get(column) instanceof Long count ? count : 0;
    }
}
