package dev.stet.sinks;

import static dev.stet.sinks.ReviewDatabase.MONDAY;
import static dev.stet.sinks.ReviewDatabase.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.udf.ThetaSketches;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weeks and months of PostgreSQL, pooled from days of the day zone, over few rows. */
final class PostgresPeriodsITCase {

    @RegisterExtension private static final ReviewDatabase DATABASE = new ReviewDatabase();

    @Test
    void poolsDaysIntoWeeksAndMonths() throws Exception {
        DATABASE.tasks("t", MONDAY, "all", "all", 100, 10, 1);
        DATABASE.tasks("t", SUNDAY, "all", "all", 300, 290, 3);
        DATABASE.tasks("t", "2026-01-31", "all", "all", 0, 0, 0);
        DATABASE.row(
                "generation_kpi",
                "t",
                MONDAY,
                "all",
                "all",
                "final",
                "generations, timed, latency_histogram",
                "90, 90, '400:90'");
        DATABASE.row(
                "generation_kpi",
                "t",
                SUNDAY,
                "all",
                "all",
                "final",
                "generations, timed, latency_histogram",
                "10, 10, '500:10'");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', grain, CAST(window_start AS date),
                                    CAST(window_end AS date), numerator, denominator, value,
                                    low = wilson_lower(300, 400), maturity, status)
                                FROM (SELECT * FROM kpi_week UNION ALL SELECT * FROM kpi_month) k
                                WHERE metric_id = 'task_completion_rate' AND value IS NOT NULL
                                ORDER BY grain DESC
                                """))
                .containsExactly(
                        "1w 2026-01-12 2026-01-19 300 400 0.75 t final ok",
                        "1mo 2026-01-01 2026-02-01 300 400 0.75 t final ok");
        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', metric_id, value) FROM kpi_week
                                WHERE metric_id IN ('latency_p50_ms', 'latency_p95_ms')
                                ORDER BY 1
                                """))
                .containsExactly("latency_p50_ms 76", "latency_p95_ms 227");
    }

    /** Its days begin at 18:30 UTC of the day before; the last one here is a Sunday there. */
    @Test
    void weeksAndMonthsAreThoseOfTheDayZone() throws Exception {
        DATABASE.execute("UPDATE day_zone SET zone = 'Asia/Kolkata'");
        DATABASE.tasks("t", "2025-12-31T18:30:00", "all", "all", 50, 5, 1);
        DATABASE.tasks("t", "2026-01-11T18:30:00", "all", "all", 100, 10, 1);
        DATABASE.tasks("t", "2026-01-17T18:30:00", "all", "all", 300, 290, 3);

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', grain, window_start AT TIME ZONE 'UTC',
                                    window_end AT TIME ZONE 'UTC', numerator, denominator, maturity)
                                FROM (SELECT * FROM kpi_week UNION ALL SELECT * FROM kpi_month) k
                                WHERE metric_id = 'task_completion_rate' AND value IS NOT NULL
                                ORDER BY grain DESC, window_start DESC
                                """))
                .containsExactly(
                        "1w 2026-01-11 18:30:00 2026-01-18 18:30:00 300 400 final",
                        "1w 2025-12-28 18:30:00 2026-01-04 18:30:00 5 50 final",
                        "1mo 2025-12-31 18:30:00 2026-01-31 18:30:00 305 450 provisional");
        assertThat(
                        DATABASE.texts(
                                "SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC',"
                                    + " window_before AT TIME ZONE 'UTC') FROM latest_week WHERE"
                                    + " tenant_id = 't' AND family = 'task_kpi'"))
                .containsExactly("2026-01-11 18:30:00 2026-01-04 18:30:00");
    }

    /** The Sunday of 23 hours, and the day before it. */
    @Test
    void aDayMayHaveAnotherLength() throws Exception {
        DATABASE.execute("UPDATE day_zone SET zone = 'America/New_York'");
        DATABASE.tasks("t", "2024-03-09T05:00:00", "all", "all", 100, 10, 1);
        DATABASE.tasks("t", "2024-03-10T05:00:00", "all", "all", 100, 10, 1);
        DATABASE.tasks("t", "2024-03-11T04:00:00", "all", "all", 100, 10, 1);

        assertThat(
                        DATABASE.texts(
                                "SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC',"
                                        + " window_before AT TIME ZONE 'UTC') FROM latest_day WHERE"
                                        + " tenant_id = 't' AND family = 'task_kpi'"))
                .containsExactly("2024-03-11 04:00:00 2024-03-10 05:00:00");
        assertThat(
                        DATABASE.texts(
                                "SELECT maturity FROM kpi_week WHERE metric_id ="
                                        + " 'task_completion_rate' AND segment_by = 'all' AND"
                                        + " window_start = '2024-03-04T05:00:00Z'"))
                .containsExactly("final");
    }

    /** Clocks go back at midnight, at one to midnight, and forward at midnight. */
    @ParameterizedTest
    @CsvSource({
        "America/Havana,  2025-11-02 04:00:00, 2025-11-03 05:00:00",
        "Atlantic/Azores, 2025-10-26 00:00:00, 2025-10-27 01:00:00",
        "America/Havana,  2025-03-09 05:00:00, 2025-03-10 04:00:00",
    })
    void aDayBeginsAtItsFirstMidnight(String zone, String day, String next) throws Exception {
        DATABASE.execute("UPDATE day_zone SET zone = '%s'".formatted(zone));
        DATABASE.tasks("t", day.replace(' ', 'T'), "all", "all", 100, 10, 1);
        DATABASE.tasks("t", next.replace(' ', 'T'), "all", "all", 100, 10, 1);

        assertThat(
                        DATABASE.texts(
                                "SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC',"
                                        + " window_before AT TIME ZONE 'UTC') FROM latest_day WHERE"
                                        + " tenant_id = 't' AND family = 'task_kpi'"))
                .containsExactly(next + " " + day);
        assertThat(
                        DATABASE.texts(
                                "SELECT concat_ws(' ', numerator_before, denominator_before) FROM"
                                    + " kpi_day_change WHERE metric_id = 'task_completion_rate' AND"
                                    + " segment_by = 'all'"))
                .containsExactly("10 100");
    }

    /** The years are past, so that PostgreSQL and Java know the same of every zone. */
    @Test
    void aDayBeginsWhereJavaSaysInEveryZone() throws Exception {
        Map<String, ZoneId> zones = new TreeMap<>();
        for (String name :
                DATABASE.texts("SELECT name FROM pg_timezone_names WHERE name LIKE '%/%'")) {
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                zones.put(name, ZoneId.of(name));
            }
        }
        assertThat(zones).hasSizeGreaterThan(400);

        List<String> wrong = new ArrayList<>();
        zones.forEach((name, zone) -> wrong.addAll(daysThatDiffer(name, zone)));
        assertThat(wrong).isEmpty();
    }

    private static List<String> daysThatDiffer(String name, ZoneId zone) {
        try {
            List<String> found =
                    DATABASE.texts(
                            """
                            SELECT concat_ws(' ', day::date, extract(epoch FROM
                                first_instant(day, '%s'))::bigint)
                            FROM generate_series(timestamp '2021-01-01', '2022-12-31', '1 day') day
                            """
                                    .formatted(name));
            return found.stream()
                    .filter(
                            row -> {
                                LocalDate day = LocalDate.parse(row.substring(0, 10));
                                long seconds = day.atStartOfDay(zone).toEpochSecond();
                                return !row.equals(day + " " + seconds);
                            })
                    .map(row -> name + " " + row)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Test
    void aUserOfTwoDaysIsOneOfTheWeek() throws Exception {
        users(MONDAY, sketch(0, 100), sketch(0, 30));
        users(SUNDAY, sketch(50, 150), sketch(20, 45));

        assertThat(
                        DATABASE.texts(
                                "SELECT concat_ws(' ', numerator, denominator, value) FROM kpi_week"
                                        + " WHERE metric_id = 'repeat_user_rate'"))
                .containsExactly("45 150 0.3");
    }

    @Test
    void aWeekIsFinalOnceEveryDayOfItIs() throws Exception {
        DATABASE.tasks("open", MONDAY, "all", "all", 100, 10, 1);
        DATABASE.tasks("partly", MONDAY, "all", "all", 100, 10, 1);
        DATABASE.row(
                "task_kpi",
                "partly",
                SUNDAY,
                "all",
                "all",
                "provisional",
                "started, successes",
                "1, 1");
        DATABASE.tasks("over", MONDAY, "all", "all", 100, 10, 1);
        DATABASE.row("task_kpi", "over", "2026-01-20", "all", "all", "final", "started", "1");
        DATABASE.tasks("ahead", MONDAY, "all", "all", 100, 10, 1);
        DATABASE.row(
                "task_kpi", "ahead", "2026-01-20", "all", "all", "provisional", "started", "1");

        assertThat(
                        DATABASE.texts(
                                """
                                SELECT concat_ws(' ', tenant_id, maturity) FROM kpi_week
                                WHERE metric_id = 'task_completion_rate'
                                    AND window_start = '2026-01-12Z'
                                ORDER BY 1
                                """))
                .containsExactly(
                        "ahead provisional",
                        "open provisional",
                        "over final",
                        "partly provisional");
        assertThat(DATABASE.texts("SELECT tenant_id || ' ' || family FROM latest_week"))
                .containsExactly("over task_kpi");
    }

    private static void users(String day, byte[] asking, byte[] repeating) throws Exception {
        try (Connection connection = DATABASE.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO question_kpi (tenant_id, grain, window_start,"
                                        + " segment_by, segment, version, maturity, queries,"
                                        + " asking_users_sketch, repeat_users_sketch) VALUES ('t',"
                                        + " '1d', CAST(? AS timestamptz), 'all', 'all', 1, 'final',"
                                        + " 1, ?, ?)")) {
            insert.setString(1, day + "Z");
            insert.setBytes(2, asking);
            insert.setBytes(3, repeating);
            insert.executeUpdate();
        }
    }

    private static byte[] sketch(long from, long to) {
        UpdateSketch sketch =
                UpdateSketch.builder()
                        .setLogNominalEntries(ThetaSketches.LOG_NOMINAL_ENTRIES)
                        .build();
        LongStream.range(from, to).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }
}
