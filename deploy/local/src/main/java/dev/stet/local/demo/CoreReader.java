package dev.stet.local.demo;

import dev.stet.local.demo.CoreMetric.Reading;
import dev.stet.local.demo.CoreMetric.Window;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads metrics with their status from the view {@code kpi}, beside what was planted. */
final class CoreReader {

    /** The metrics to start with, as the registry says. */
    static final List<Metric> CORE =
            Metrics.all().stream().filter(metric -> metric.place().core()).toList();

    /** One more, which has rows of days only. */
    static final List<Metric> OF_DAYS = List.of(metric("retention_d7"));

    private static final String ROWS =
            """
            SELECT metric_id, grain, window_start, value, low, high, counter_value, maturity, status
            FROM kpi
            WHERE tenant_id = 'default' AND segment_by = 'all' AND metric_id = ANY (?)
                AND (grain = '1d' OR grain = '1h' AND window_start >= ?)
            ORDER BY window_start
            """;

    private static final String CROSSINGS =
            """
            SELECT k.metric_id, k.segment_by, k.segment, value, low, high, status,
                CASE status WHEN 'critical' THEN held.critical ELSE held.warn END AS crossed
            FROM kpi AS k
            CROSS JOIN LATERAL (
                SELECT warn, critical
                FROM target AS t
                WHERE t.metric_id = k.metric_id
                    AND (t.segment_by = k.segment_by AND t.segment = k.segment
                        OR t.segment_by = 'all' AND t.segment = 'all')
                ORDER BY t.segment_by = 'all'
                LIMIT 1
            ) AS held
            WHERE tenant_id = 'default' AND grain = ? AND window_start = ?
                AND status IN ('warn', 'critical')
            """;

    private static final Comparator<Crossing> WORST_FIRST =
            Comparator.comparing((Crossing crossing) -> !crossing.isCritical())
                    .thenComparing(crossing -> !crossing.metric().place().core())
                    .thenComparing(Crossing::dimensions)
                    .thenComparing(Crossing::segmentBy)
                    .thenComparing(Crossing::segment);

    private final Connection connection;
    private final Truth truth;

    /** The connection stays the caller's. */
    CoreReader(Connection connection, Truth truth) {
        this.connection = connection;
        this.truth = truth;
    }

    private static Metric metric(String id) {
        return Metrics.find(id).orElseThrow();
    }

    /**
     * The core metrics, then those of days.
     *
     * @param window that the present values are of
     */
    List<CoreMetric> metrics(Window window) throws SQLException {
        Map<Metric, List<Reading>> readings = new HashMap<>();
        List<Metric> shown = Stream.concat(CORE.stream(), OF_DAYS.stream()).toList();
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setArray(
                    1, connection.createArrayOf("text", shown.stream().map(Metric::id).toArray()));
            statement.setTimestamp(2, new Timestamp(window.startMillis()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Metric metric = metric(result.getString("metric_id"));
                    readings.computeIfAbsent(metric, key -> new ArrayList<>())
                            .add(reading(metric, result));
                }
            }
        }
        return shown.stream()
                .map(metric -> of(metric, readings.getOrDefault(metric, List.of()), window))
                .toList();
    }

    private static CoreMetric of(Metric metric, List<Reading> readings, Window window) {
        List<Reading> days =
                readings.stream().filter(each -> each.window().grain().equals("1d")).toList();
        return new CoreMetric(
                metric,
                readings.stream()
                        .filter(each -> each.window().equals(window))
                        .findFirst()
                        .orElse(null),
                days.stream()
                        .filter(day -> day.last() && !Double.isNaN(day.value()))
                        .reduce((one, next) -> next)
                        .orElse(null),
                days.stream().map(Reading::value).toList());
    }

    private Reading reading(Metric metric, ResultSet row) throws SQLException {
        Window window =
                new Window(row.getString("grain"), row.getTimestamp("window_start").getTime());
        Optional<Metric> counter = Metrics.find(metric.goal().counter());
        return new Reading(
                window,
                number(row, "value"),
                number(row, "low"),
                number(row, "high"),
                planted(metric, window),
                number(row, "counter_value"),
                counter.map(beside -> planted(beside, window)).orElse(Double.NaN),
                row.getString("status"),
                row.getString("maturity").equals("final"));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /** Where numerator and denominator are measures that the truth knows; else NaN. */
    private double planted(Metric metric, Window window) {
        Formula formula = metric.formula();
        return Truth.Family.of(metric.view().table())
                .map(family -> truth.at(cell(family, window)))
                .map(counted -> planted(formula, counted))
                .orElse(Double.NaN);
    }

    private static Truth.Cell cell(Truth.Family family, Window window) {
        return new Truth.Cell(family, window.grain(), window.startMillis(), "all", "all");
    }

    /**
     * What above is expected by what below is, or was counted where that is no matter of chance.
     */
    static double planted(Formula formula, Truth.@Nullable Counted counted) {
        String below = formula.denominator();
        if (counted == null
                || below == null
                || !counted.knows(formula.numerator())
                || !counted.knows(below)) {
            return Double.NaN;
        }
        double expected = counted.expected(below);
        double of = expected > 0 ? expected : counted.amount(below);
        return of > 0 ? counted.expected(formula.numerator()) / of : Double.NaN;
    }

    /** The metrics that crossed a level in this window, the worst first. */
    List<Crossing> crossings(Window window) throws SQLException {
        Map<Metric, List<Crossing>> byMetric = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CROSSINGS)) {
            statement.setString(1, window.grain());
            statement.setTimestamp(2, new Timestamp(window.startMillis()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Crossing crossing = crossing(result);
                    byMetric.computeIfAbsent(crossing.metric(), key -> new ArrayList<>())
                            .add(crossing);
                }
            }
        }
        return byMetric.values().stream()
                .map(CoreReader::first)
                .sorted(WORST_FIRST.thenComparing(crossing -> crossing.metric().id()))
                .toList();
    }

    private static Crossing first(List<Crossing> ofOneMetric) {
        return Collections.min(ofOneMetric, WORST_FIRST).andOthers(ofOneMetric.size() - 1);
    }

    private static Crossing crossing(ResultSet row) throws SQLException {
        return new Crossing(
                metric(row.getString("metric_id")),
                row.getString("segment_by"),
                row.getString("segment"),
                number(row, "value"),
                number(row, "low"),
                number(row, "high"),
                row.getString("status"),
                row.getDouble("crossed"),
                0);
    }
}
