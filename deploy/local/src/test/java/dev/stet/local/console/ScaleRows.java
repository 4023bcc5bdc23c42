package dev.stet.local.console;

import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A million KPI rows over all tables: of everything a year of hours and days with every column
 * filled, and of 10,000 segments the last hours, of 50 a month of days; 100,000 alerts, and 200,000
 * outcome rows of one hour.
 */
final class ScaleRows {

    static final int SEGMENTS = 10_000;

    /** Of days: a review reads all of them, of two weeks and more. */
    private static final int DAY_SEGMENTS = 50;

    /** Of the rows. */
    static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    /** The last hours that a table has of every segment. */
    private static final Map<View, Integer> HOURS_OF_SEGMENTS =
            new EnumMap<>(
                    Map.of(
                            View.SUGGESTION, 46,
                            View.QUESTION, 12,
                            View.TASK, 12,
                            View.QUALITY, 6,
                            View.GENERATION, 6,
                            View.CONVERSATION, 6));

    /**
     * Of a table, a length of window and a segment set: the windows that begin in a time, of this
     * many segments.
     */
    private static final String ROWS =
            """
            INSERT INTO %1$s (tenant_id, grain, window_start, window_end, segment_by, segment,
                version, maturity, %2$s)
            SELECT 'default', '%3$s', at, at + interval '%4$s', '%5$s', segment, 1, 'final', %6$s
            FROM (
                SELECT at, segment, abs(hashtext(segment || at)) AS h
                FROM generate_series(timestamptz '%7$s', timestamptz '2026-12-31 23:00Z',
                        interval '%4$s') AS at,
                    %8$s
            ) AS drawn
            """;

    private static final String ALL = "(VALUES ('all')) AS one (segment)";
    private static final String MANY =
            "(SELECT 'feature ' || i AS segment FROM generate_series(1, %d) AS i) AS many";

    /** One of a hundred stands. */
    private static final String ALERTS =
            """
            INSERT INTO kpi_alert (tenant_id, alert_id, version, kind, status, metric_id, grain,
                window_start, window_end, segment_by, segment, value, stated_at, words)
            SELECT 'default', md5(i::text), 1, 'level',
                CASE WHEN i % 100 = 0 THEN 'raised' ELSE 'resolved' END, 'usat', '1h',
                timestamptz '2026-01-01Z' + i * interval '5 minutes',
                timestamptz '2026-01-01 01:00Z' + i * interval '5 minutes', 'feature',
                'feature ' || i, 0.5, timestamptz '2026-01-01Z' + i * interval '5 minutes',
                'usat of feature ' || i || ' is low.'
            FROM generate_series(1, 100000) AS i
            """;

    /** Suggestions of the last hour, of which one of {@value #SEGMENTS} features has few. */
    private static final String CASES =
            """
            INSERT INTO suggestion_outcome (tenant_id, suggestion_id, user_id, shown_at, feature,
                shown, accepted, maturity, version)
            SELECT 'default', md5(i::text), md5((i %% 977)::text),
                timestamptz '2026-12-31 23:00Z' + i * interval '18 ms', 'feature ' || i %% %1$d, 1,
                i %% 2, 'final', 1
            FROM generate_series(0, 199999) AS i
            """;

    private final PlantedRows rows;

    private ScaleRows(PlantedRows rows) {
        this.rows = rows;
    }

    /** The tables with all of it; takes half a minute. */
    static PlantedRows plant() throws Exception {
        PlantedRows rows = PlantedRows.empty();
        new ScaleRows(rows).insert();
        rows.execute(ALERTS);
        rows.execute(CASES.formatted(SEGMENTS));
        rows.execute("VACUUM ANALYZE");
        return rows;
    }

    private void insert() throws SQLException {
        for (View view : View.values()) {
            if (view == View.EXPERIMENT) {
                // It has no row of all segments together.
                continue;
            }
            List<String> all = new ArrayList<>(rows.numbers(view.table()));
            all.remove("version");
            List<String> some = all.stream().filter(ofFirstMetric(view)::contains).toList();
            if (view.finest().compareTo(Grain.HOUR) <= 0) {
                insert(view, all, Grain.HOUR, "2026-01-01Z", "all", ALL);
                insert(view, some, Grain.HOUR, "2026-12-24Z", "model", MANY.formatted(3));
            }
            insert(view, all, Grain.DAY, "2026-01-01Z", "all", ALL);
            insert(view, some, Grain.DAY, "2026-12-01Z", "feature", MANY.formatted(DAY_SEGMENTS));
            Integer hours = HOURS_OF_SEGMENTS.get(view);
            if (hours != null) {
                String from = END.minus(Duration.ofHours(hours)).toString();
                insert(view, some, Grain.HOUR, from, "feature", MANY.formatted(SEGMENTS));
            }
        }
    }

    /** The columns of the first metric of a table: a row of a segment has no more. */
    private static Set<String> ofFirstMetric(View view) {
        Metric metric = Metrics.of(view).get(0);
        Set<String> columns = new HashSet<>(metric.formula().columns());
        Stream.of("", "_low", "_high").map(metric.id()::concat).forEach(columns::add);
        return columns;
    }

    private void insert(
            View view, List<String> columns, Grain grain, String from, String by, String segments)
            throws SQLException {
        rows.execute(
                ROWS.formatted(
                        view.table(),
                        columns.stream()
                                .map(column -> '"' + column + '"')
                                .collect(Collectors.joining(", ")),
                        grain.label(),
                        grain == Grain.HOUR ? "1 hour" : "1 day",
                        by,
                        columns.stream().map(ScaleRows::drawn).collect(Collectors.joining(", ")),
                        from,
                        segments));
    }

    /** Shares are below 1, counts up to 999; each column has numbers of its own. */
    private static String drawn(String column) {
        int own = Math.floorMod(column.hashCode(), 997) + 1;
        return PlantedRows.isShare(column)
                ? "(h / %d) %% 1000 / 1000.0".formatted(own)
                : "(h / %d) %% 1000".formatted(own);
    }
}
