package dev.stet.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.StetTopology;
import dev.stet.contract.Dimension;
import dev.stet.contract.Measure;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Metric;
import dev.stet.sinks.rows.OutcomeCells;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads which subjects are behind a KPI row, by id and moment, where the job writes outcome rows.
 * They are read in the order of the index of the migration, a page at a time, and a page looks at a
 * bounded number of them.
 */
final class OutcomesQuery {

    /** On one page. */
    static final int MOST_SHOWN = 100;

    /** For one page, whether they belong to its segment or not. */
    static final int MOST_LOOKED_AT = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a window, from the end of the last page. */
    private static final String LOOKED_AT =
            """
            FROM %1$s AS k
            WHERE k.tenant_id = ? AND k.%2$s >= ? AND k.%2$s < ?%4$s
            ORDER BY k.%2$s, %3$s
            """;

    private static final String SHOWN =
            """
            SELECT %3$s, %4$s, %5$s, k.maturity
            FROM (
                SELECT k.*
                %1$s
                LIMIT %7$d
            ) AS k
            WHERE %6$s
            ORDER BY k.%2$s, %5$s
            LIMIT %8$d
            """;

    /** The last that a page looks at. */
    private static final String LAST =
            """
            SELECT k.%2$s, %3$s
            %1$s
            OFFSET %4$d LIMIT 1
            """;

    private static final Map<View, OutcomeTable> TABLES =
            StetTopology.outcomeTables().stream()
                    .collect(Collectors.toMap(OutcomeTable::view, table -> table));

    private final KpiDatabase database;

    /**
     * Where a page ends.
     *
     * @param opened of the last subject
     * @param key of the same, without the tenant
     */
    private record Place(Instant opened, List<String> key) {

        String text() {
            List<String> parts = new ArrayList<>(List.of(opened.toString()));
            parts.addAll(key);
            try {
                return JSON.writeValueAsString(parts);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts are always JSON", e);
            }
        }

        static Place of(String text, int keys) {
            try {
                List<String> parts = JSON.readValue(text, new TypeReference<List<String>>() {});
                if (parts.size() == keys + 1) {
                    return new Place(Instant.parse(parts.get(0)), parts.subList(1, keys + 1));
                }
            } catch (JsonProcessingException | DateTimeParseException e) {
                throw new ConsoleException(400, "after: give what the page before has as next", e);
            }
            throw ConsoleException.badRequest("after: give what the page before has as next");
        }
    }

    private record Case(List<@Nullable Object> cells, Place place) {}

    OutcomesQuery(KpiDatabase database) {
        this.database = database;
    }

    /** The table of the subjects of a view; empty where its rows are of no single ones. */
    static Optional<OutcomeTable> table(View view) {
        return Optional.ofNullable(TABLES.get(view));
    }

    /**
     * One page of those of a window and a segment.
     *
     * @param scope of which {@code from} and {@code until} are the ends of the window
     * @param which {@code all}; {@code counted}, with a share of the numerator; {@code rest}, with
     *     a share of the denominator only
     * @param after {@code next} of the page before; empty for the first
     * @return {@code state}: {@code none} where this table has no single cases, {@code other} where
     *     segments too rare to be named are one, {@code absent} and {@code empty} where the
     *     database has no table or no row of this tenant, else {@code there}; {@code table}, {@code
     *     choices} for {@code which}, {@code columns}, {@code moments}: how many of these, at the
     *     end, are times in epoch milliseconds; {@code rows}, the maturity last; {@code next}, null
     *     at the end
     */
    Map<String, @Nullable Object> read(Metric metric, Scope scope, String which, String after) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        OutcomeTable table = TABLES.get(metric.view());
        if (table == null) {
            all.put("state", "none");
            return all;
        }
        if (scope.from() == null || scope.until() == null) {
            throw ConsoleException.badRequest("from, until: give the ends of a window");
        }
        all.put("table", table.name());
        if (scope.segment().contains(SegmentSet.OTHER)) {
            all.put("state", "other");
            return all;
        }
        if (!database.query(
                        "SELECT to_regclass(?) IS NOT NULL",
                        List.of(table.name()),
                        row -> row.getBoolean(1))
                .get(0)) {
            all.put("state", "absent");
            return all;
        }
        Map<String, String> choices = choices(metric);
        String condition = choices.get(which);
        if (condition == null) {
            throw ConsoleException.badRequest(
                    "which: one of " + String.join(", ", choices.keySet()));
        }
        all.put("choices", choices.keySet());
        page(table, scope, condition, after, all);
        return all;
    }

    /** By name, what is true of those that are shown. */
    private static Map<String, String> choices(Metric metric) {
        String counted = share(metric, metric.formula().numerator());
        String denominator = metric.formula().denominator();
        String of = denominator == null ? null : share(metric, denominator);
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("all", "TRUE");
        if (counted != null) {
            choices.put("counted", counted + " <> 0");
            if (of != null) {
                choices.put("rest", "%s <> 0 AND %s = 0".formatted(of, counted));
            }
        }
        return choices;
    }

    /** What one subject adds; null where that is no sum of measures. */
    private static @Nullable String share(Metric metric, String expression) {
        Set<String> measures =
                metric.view().measures().stream().map(Measure::column).collect(Collectors.toSet());
        return measures.containsAll(Arithmetic.names(expression))
                ? MetricExpression.number(expression)
                : null;
    }

    private void page(
            OutcomeTable table,
            Scope scope,
            String condition,
            String after,
            Map<String, @Nullable Object> all) {
        List<String> key = key(table);
        List<Object> within = new ArrayList<>(List.of(scope.tenant(), scope.start(), scope.end()));
        if (!after.isEmpty()) {
            Place place = Place.of(after, key.size());
            within.add(Timestamp.from(place.opened()));
            within.addAll(place.key());
        }
        String lookedAt = lookedAt(table, key, !after.isEmpty());
        List<Object> arguments = new ArrayList<>(within);
        List<Case> cases =
                database.query(
                        SHOWN.formatted(
                                lookedAt,
                                table.moments().get(0),
                                columns(table.ids()),
                                columns(table.moments()),
                                columns(key),
                                segment(scope, arguments) + condition,
                                MOST_LOOKED_AT,
                                MOST_SHOWN + 1),
                        arguments,
                        row -> shown(row, table, key));
        Place next = null;
        if (cases.size() > MOST_SHOWN) {
            cases = cases.subList(0, MOST_SHOWN);
            next = cases.get(MOST_SHOWN - 1).place();
        } else {
            next =
                    database
                            .query(
                                    LAST.formatted(
                                            lookedAt,
                                            table.moments().get(0),
                                            columns(key),
                                            MOST_LOOKED_AT - 1),
                                    within,
                                    row -> place(row, table, key))
                            .stream()
                            .findFirst()
                            .orElse(null);
        }
        all.put("columns", Stream.concat(table.ids().stream(), table.moments().stream()).toList());
        all.put("moments", table.moments().size());
        all.put("rows", cases.stream().map(Case::cells).toList());
        all.put("next", next == null ? null : next.text());
        boolean isEmpty = cases.isEmpty() && after.isEmpty() && !hasRows(table, scope.tenant());
        all.put("state", isEmpty ? "empty" : "there");
    }

    private boolean hasRows(OutcomeTable table, String tenant) {
        return database.query(
                        "SELECT EXISTS (SELECT FROM %s WHERE tenant_id = ?)"
                                .formatted(table.name()),
                        List.of(tenant),
                        row -> row.getBoolean(1))
                .get(0);
    }

    private static List<String> key(OutcomeTable table) {
        return OutcomeCells.layout(table, OutcomeCells.EVERY).key().stream()
                .filter(column -> !column.equals("tenant_id"))
                .toList();
    }

    private static String columns(List<String> names) {
        return names.stream().map("k.\"%s\""::formatted).collect(Collectors.joining(", "));
    }

    private static String lookedAt(OutcomeTable table, List<String> key, boolean isLater) {
        String opened = table.moments().get(0);
        String places = "?" + ", ?".repeat(key.size());
        return LOOKED_AT.formatted(
                table.name(),
                opened,
                columns(key),
                isLater ? " AND (k.%s, %s) > (%s)".formatted(opened, columns(key), places) : "");
    }

    /** The condition that a subject is of the segment, with its arguments. */
    private static String segment(Scope scope, List<Object> arguments) {
        if (scope.isOverAll()) {
            return "";
        }
        List<Dimension> dimensions = dimensions(scope.segmentBy());
        String[] values = scope.segment().split("\\|", -1);
        if (values.length != dimensions.size()) {
            throw ConsoleException.badRequest("segment: give a value for each dimension of by");
        }
        StringBuilder condition = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            condition.append(
                    "replace(k.\"%s\", '|', '/') = ? AND ".formatted(dimensions.get(i).column()));
            arguments.add(values[i]);
        }
        return condition.toString();
    }

    private static List<Dimension> dimensions(String by) {
        try {
            return SegmentSet.of(by).dimensions();
        } catch (IllegalArgumentException e) {
            throw new ConsoleException(400, "by: " + e.getMessage(), e);
        }
    }

    private static Case shown(ResultSet row, OutcomeTable table, List<String> key)
            throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (String id : table.ids()) {
            cells.add(row.getString(id));
        }
        for (String moment : table.moments()) {
            Timestamp time = row.getTimestamp(moment);
            cells.add(time == null ? null : time.getTime());
        }
        cells.add(row.getString("maturity"));
        return new Case(cells, place(row, table, key));
    }

    private static Place place(ResultSet row, OutcomeTable table, List<String> key)
            throws SQLException {
        List<String> values = new ArrayList<>();
        for (String column : key) {
            values.add(row.getString(column));
        }
        return new Place(row.getTimestamp(table.moments().get(0)).toInstant(), values);
    }
}
