package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A million KPI rows: a year of hours of everything, and four days of hours of 10,000 segments; and
 * 100,000 alerts. The times are printed; the limits are wide, since a machine may have other work.
 */
final class ConsoleScaleITCase {

    private static final String ROWS =
            """
            INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end, segment_by,
                segment, version, maturity, shown, accepted, acceptance_rate, acceptance_rate_low,
                acceptance_rate_high)
            SELECT 'default', '1h', at, at + interval '1 hour', by, segment, 1, 'final', 200,
                accepted, accepted / 200.0, wilson_lower(accepted, 200),
                wilson_upper(accepted, 200)
            FROM (
                SELECT at, by, segment, abs(hashtext(segment || at)) % 200 AS accepted
                FROM (
                    SELECT at, 'feature' AS by, 'feature ' || i AS segment
                    FROM generate_series(timestamptz '2026-12-28Z', '2026-12-31 23:00Z', '1 hour')
                        AS at, generate_series(1, 10000) AS i
                    UNION ALL
                    SELECT at, by, by
                    FROM generate_series(timestamptz '2026-01-01Z', '2026-12-31 23:00Z', '1 hour')
                        AS at, (VALUES ('all'), ('model'), ('workflow'), ('variant'), ('country'))
                        AS sets (by)
                ) AS segments
            ) AS counted
            """;

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

    private static final List<String> PAGES =
            List.of(
                    "api/meta",
                    "api/overview",
                    "api/overview?section=outcome+quality",
                    "api/overview?metric=acceptance_rate",
                    "api/overview?metric=acceptance_rate&from=2026-01-01T00:00:00Z",
                    "api/segments?metric=acceptance_rate",
                    "api/segments?metric=acceptance_rate&by=feature",
                    "api/segments?metric=acceptance_rate&by=feature&search=77",
                    "api/compare?metric=acceptance_rate&by=feature&a=feature+7&b=feature+8",
                    "api/funnel",
                    "api/alerts",
                    "api/input");

    private static final int TIMES = 20;
    private static final long P95_MILLIS = 1_000;

    private static @Nullable PlantedRows rows;
    private static @Nullable Console console;

    @BeforeAll
    static void start() throws Exception {
        rows = PlantedRows.empty();
        rows.execute(ROWS);
        rows.execute(ALERTS);
        rows.execute("ANALYZE");
        console = Console.startNear(rows.access(), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        if (console != null) {
            console.close();
        }
        if (rows != null) {
            rows.close();
        }
    }

    @Test
    void answersInTimeOverAMillionRows() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI address = URI.create(Objects.requireNonNull(console).address());
        for (String page : PAGES) {
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                long began = System.nanoTime();
                HttpResponse<String> response =
                        client.send(
                                HttpRequest.newBuilder(address.resolve(page)).build(),
                                BodyHandlers.ofString());
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            }
            Collections.sort(millis);
            long p95 = millis.get(TIMES * 95 / 100 - 1);
            System.out.printf("%-75s p50 %4d ms, p95 %4d ms%n", page, millis.get(TIMES / 2), p95);
            assertThat(p95).as(page).isLessThan(P95_MILLIS);
        }
    }

    /** The row of all segments is found among 10,000 others by its own index. */
    @Test
    void anOverviewReadsNoSegments() throws Exception {
        String plan =
                new KpiDatabase(Objects.requireNonNull(rows).access())
                        .query(
                                "EXPLAIN SELECT shown FROM suggestion_kpi WHERE tenant_id ="
                                        + " 'default' AND grain = '1h' AND segment_by = 'all' AND"
                                        + " segment = 'all' ORDER BY window_start DESC LIMIT 72",
                                List.of(),
                                row -> row.getString(1))
                        .toString();
        assertThat(plan).contains("suggestion_kpi_all");
    }
}
