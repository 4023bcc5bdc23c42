package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Section;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which windows of a time the console shows, and how long they are. */
final class ConsoleTimesITCase {

    @RegisterExtension static final ServedConsole SERVED = new ServedConsole();

    /** The end of a year of rows, and of every length of time that the page offers. */
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    /** Of a table and a grain, the windows that begin these hours before the end, and the last. */
    private static final String ENDS_OF_TIMES =
            """
            INSERT INTO %1$s (tenant_id, grain, window_start, window_end, maturity, segment_by,
                segment, version)
            SELECT 'year', '%2$s', start, start + width, 'final', 'all', 'all', 1
            FROM (VALUES (CAST('%2$s' AS interval))) AS grains (width), unnest(ARRAY%3$s) AS hours,
                LATERAL (SELECT timestamptz '2026-01-01Z' - hours * interval '1 hour'
                    UNION SELECT timestamptz '2026-01-01Z' - width) AS windows (start)
            ON CONFLICT DO NOTHING
            """;

    @Test
    void keepsToTheTimeAskedFor() throws Exception {
        JsonNode answer =
                SERVED.json(
                        "/api/overview?grain=1h&from=2026-03-01T01:00:00Z&until=2026-03-01T03:00:00Z");
        assertThat(answer.get("series").get("task_kpi").get("start"))
                .extracting(JsonNode::asLong)
                .containsExactly(
                        PlantedRows.START.toEpochMilli() + Grain.HOUR.millis(),
                        PlantedRows.START.toEpochMilli() + 2 * Grain.HOUR.millis());
    }

    /** Every section in every time of its list, over tables that have rows at both ends of each. */
    @Test
    void everyTimeThatThePageOffersGetsAnAnswer() throws Exception {
        List<Integer> hours = hoursThatThePageOffers();
        assertThat(hours).contains(24, 8_784);
        for (View view : View.values()) {
            for (Grain grain : Grain.values()) {
                if (view.finest().compareTo(grain) <= 0) {
                    SERVED.rows()
                            .execute(ENDS_OF_TIMES.formatted(view.table(), grain.label(), hours));
                }
            }
        }
        try {
            for (Grain grain : Grain.values()) {
                for (int time : hours) {
                    String asked =
                            "tenant=year&grain=%s&from=%s"
                                    .formatted(grain.label(), END.minus(Duration.ofHours(time)));
                    isWhole(SERVED.json("/api/overview?" + asked), grain, time);
                    for (Section section : Section.values()) {
                        isWhole(
                                SERVED.json(
                                        "/api/overview?section=%s&%s"
                                                .formatted(
                                                        ServedConsole.encoded(section.label()),
                                                        asked)),
                                grain,
                                time);
                    }
                    for (String path :
                            List.of(
                                    "funnel",
                                    "input",
                                    "segments?metric=usat",
                                    "compare?metric=usat&by=feature&a=x&b=y")) {
                        SERVED.json(
                                "/api/%s%s"
                                        .formatted(path, (path.contains("?") ? "&" : "?") + asked));
                    }
                }
            }
            String year =
                    "/api/overview?tenant=year&grain=1h&from=" + END.minus(Duration.ofHours(8_784));
            assertThat(SERVED.json(year + "&metric=acceptance_rate").get("grain").asText())
                    .isEqualTo("1h");
            assertThat(SERVED.json(year).get("grain").asText()).isEqualTo("1d");
            assertThat(
                            SERVED.json(year.replace("1h", "1m") + "&metric=acceptance_rate")
                                    .get("grain")
                                    .asText())
                    .isEqualTo("1h");
            JsonNode days = SERVED.json(year.replace("1h", "1m") + "&metric=activation_rate");
            assertThat(days.get("grain").asText())
                    .as("the table has no windows shorter than a day to read too many of")
                    .isEqualTo("1m");
            assertThat(days.get("series").get("adoption_kpi").get("grain").asText())
                    .isEqualTo("1d");
        } finally {
            for (View view : View.values()) {
                SERVED.rows()
                        .execute("DELETE FROM %s WHERE tenant_id = 'year'".formatted(view.table()));
            }
        }
    }

    /** As {@code main.js} has them. */
    private static List<Integer> hoursThatThePageOffers() {
        String script = new String(Assets.console("main.js"), StandardCharsets.UTF_8);
        String ranges =
                script.lines()
                        .filter(line -> line.startsWith("const RANGES ="))
                        .findFirst()
                        .orElseThrow();
        return Pattern.compile("'(\\d+)'")
                .matcher(ranges)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /**
     * It has the first window of the time, and the shortest windows of which each table has no more
     * than an answer holds.
     */
    private static void isWhole(JsonNode answer, Grain asked, int hours) {
        assertThat(answer.get("asked").asText()).isEqualTo(asked.label());
        assertThat(answer.get("cut").asBoolean()).isFalse();
        Grain grain = Grain.of(answer.get("grain").asText());
        int metrics = 0;
        for (JsonNode table : answer.get("series")) {
            metrics += table.get("metrics").size();
            if (table.get("start").size() > 0) {
                assertThat(table.get("start").get(0).asLong())
                        .isEqualTo(END.minus(Duration.ofHours(hours)).toEpochMilli());
            }
        }
        assertThat(metrics).isPositive();
        for (Grain each : Grain.values()) {
            if (each.compareTo(asked) >= 0 && each.compareTo(grain) <= 0) {
                assertThat(windowsOfFullest(answer.get("series"), each, hours) * metrics)
                        .as("%s %s %d h", asked, each, hours)
                        .matches(values -> values <= SeriesQuery.MOST_VALUES == (each == grain));
            }
        }
    }

    /** Of tables that have no windows as short as wanted, those that they have are counted. */
    private static long windowsOfFullest(JsonNode series, Grain wanted, int hours) {
        long most = 0;
        for (View view : View.values()) {
            if (series.has(view.table())) {
                Grain own = view.finest().compareTo(wanted) > 0 ? view.finest() : wanted;
                most = Math.max(most, Duration.ofHours(hours).toMillis() / own.millis());
            }
        }
        return most;
    }

    @Test
    void saysThatItShowsTheNewestWhereThereAreNoLongerWindows() throws Exception {
        Section outcome = Section.OUTCOME;
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version)
                        SELECT 'hours', '1h', start, start + interval '1 hour', 'final', 'all', 'all', 1
                        FROM generate_series(timestamptz '2025-01-01', timestamptz '2025-02-28', '1 hour') AS start
                        """);
        try {
            String asked = "/api/overview?tenant=hours&grain=1h&from=2025-01-01T00:00:00Z";
            JsonNode answer =
                    SERVED.json(asked + "&section=" + ServedConsole.encoded(outcome.label()));
            assertThat(answer.get("cut").asBoolean()).isTrue();
            assertThat(answer.get("grain").asText()).isEqualTo("1h");
            JsonNode starts = answer.get("series").get("suggestion_kpi").get("start");
            assertThat(starts.get(starts.size() - 1).asLong())
                    .isEqualTo(Instant.parse("2025-02-28T00:00:00Z").toEpochMilli());
            int metrics = 0;
            for (JsonNode table : answer.get("series")) {
                metrics += table.get("metrics").size();
            }
            assertThat(starts).hasSize(SeriesQuery.MOST_VALUES / metrics);
            assertThat(SERVED.json(asked + "&metric=acceptance_rate").get("cut").asBoolean())
                    .isFalse();
        } finally {
            SERVED.rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'hours'");
        }
    }

    /** A time that begins within a day is added up in days, from that day on. */
    @Test
    void sumsOfLongerWindowsBeginWithTheWindowThatHoldsTheFirst() throws Exception {
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version, shown)
                        SELECT 'noon', grain, start, start + width, 'final', 'all', 'all', 1, shown
                        FROM (VALUES ('1h', interval '1 hour', 1), ('1d', interval '1 day', 24))
                                AS grains (grain, width, shown),
                            generate_series(timestamptz '2025-09-01Z', '2025-12-10T13:00Z', width)
                                AS start
                        """);
        try {
            JsonNode answer =
                    SERVED.json("/api/funnel?tenant=noon&grain=1h&from=2025-09-01T14:00:00Z");
            assertThat(answer.get("grain").asText()).isEqualTo("1d");
            JsonNode suggestion = answer.get("suggestion");
            assertThat(suggestion.get("from").asLong())
                    .isEqualTo(Instant.parse("2025-09-01T00:00:00Z").toEpochMilli());
            assertThat(suggestion.get("kept").get(0).get("count").asLong()).isEqualTo(101 * 24);
        } finally {
            SERVED.rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'noon'");
        }
    }

    /** No choice of the page is that long. */
    @Test
    void refusesMoreDaysThanAnAnswerHolds() throws Exception {
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version)
                        SELECT 'long', '1d', start, start + interval '1 day', 'final', 'all', 'all', 1
                        FROM (VALUES (timestamptz '2020-01-01'), ('2025-12-31')) AS days (start)
                        """);
        try {
            String asked = "/api/overview?tenant=long&grain=1d&from=2020-01-01T00:00:00Z";
            HttpResponse<String> refused =
                    SERVED.get(
                            asked + "&section=" + ServedConsole.encoded(Section.OUTCOME.label()));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("ask for a shorter time");
            assertThat(SERVED.get(asked + "&metric=acceptance_rate").statusCode()).isEqualTo(200);
        } finally {
            SERVED.rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'long'");
        }
    }
}
