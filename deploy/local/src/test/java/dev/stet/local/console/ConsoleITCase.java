package dev.stet.local.console;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place.Section;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Column;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The console over a database: what it shows is what the tables hold. */
final class ConsoleITCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "0123456789abcdef-secret";

    /** As the command prints it. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?m)^Console: http://[^:/]+:(?<port>\\d+)/\\?token=(?<token>\\w+)$");

    private static final String KPI =
            """
            SELECT numerator, denominator, value, low, high, status, version
            FROM kpi
            WHERE metric_id = ? AND tenant_id = 'default' AND grain = ? AND segment_by = ?
                AND segment = ?
            ORDER BY window_start
            """;

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

    private static @Nullable PlantedRows rows;
    private static @Nullable Console console;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        rows = PlantedRows.plant();
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

    private static PlantedRows rows() {
        return Objects.requireNonNull(rows);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return get(Objects.requireNonNull(console).address(), path);
    }

    private static HttpResponse<String> get(String address, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address).resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void showsOfEveryMetricWhatTheViewHolds() throws Exception {
        int compared = 0;
        for (Section section : Section.values()) {
            String path = "/api/overview?grain=1h&section=" + encoded(section.label());
            compared += compare(json(path), "all", "all");
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    @Test
    void showsOfASegmentWhatTheViewHolds() throws Exception {
        for (String segment : PlantedRows.SEGMENTS) {
            String path =
                    "/api/overview?grain=1h&by=feature&segment=%s&section=%s"
                            .formatted(encoded(segment), encoded(Section.OUTCOME.label()));
            assertThat(compare(json(path), "feature", segment)).isGreaterThan(200);
        }
    }

    /**
     * How many values of the answer equal those of the view {@code kpi}; fails where one differs.
     */
    private static int compare(JsonNode answer, String by, String segment) throws Exception {
        int compared = 0;
        try (Connection connection = rows().connect();
                PreparedStatement statement = connection.prepareStatement(KPI)) {
            for (JsonNode id : answer.get("metrics")) {
                Metric metric = Metrics.find(id.asText()).orElseThrow();
                JsonNode ofTable = answer.get("series").get(metric.view().table());
                JsonNode shown = ofTable.get("metrics").get(metric.id());
                statement.setString(1, metric.id());
                statement.setString(2, ofTable.get("grain").asText());
                statement.setString(3, by);
                statement.setString(4, segment);
                try (ResultSet row = statement.executeQuery()) {
                    int i = 0;
                    while (row.next()) {
                        for (String[] of : COLUMNS) {
                            assertThat(number(shown.get(of[0]).get(i)))
                                    .as("%s of %s, window %d", of[1], metric.id(), i)
                                    .isEqualTo(Numbers.of(row, of[1]));
                        }
                        assertThat(shown.get("s").get(i).asText())
                                .as("status of %s", metric.id())
                                .isEqualTo(row.getString("status"));
                        assertThat(ofTable.get("version").get(i).asLong())
                                .isEqualTo(row.getLong("version"));
                        i++;
                        compared++;
                    }
                    assertThat(shown.get("v")).as(metric.id()).hasSize(i);
                    if (metric.view() != View.EXPERIMENT) {
                        assertThat(i).isEqualTo(PlantedRows.WINDOWS);
                    }
                }
            }
        }
        return compared;
    }

    private static final String[][] COLUMNS = {
        {"n", "numerator"}, {"d", "denominator"}, {"v", "value"}, {"lo", "low"}, {"hi", "high"}
    };

    private static @Nullable Double number(JsonNode node) {
        return node.isNull() ? null : node.asDouble();
    }

    @Test
    void showsOfEveryAlertWhatTheTableHolds() throws Exception {
        JsonNode answer = json("/api/alerts");
        assertThat(answer.get("counts").toString())
                .isEqualTo("{\"raised\":4,\"resolved\":1,\"withdrawn\":1}");
        int compared = 0;
        try (Connection connection = rows().connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT * FROM kpi_alert ORDER BY window_start DESC");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String id = row.getString("alert_id");
                JsonNode alert =
                        answer.get("alerts")
                                .get(row.getString("status"))
                                .valueStream()
                                .filter(each -> each.get("alert_id").asText().equals(id))
                                .findFirst()
                                .orElseThrow();
                for (Column column : AlertCells.LAYOUT.columns()) {
                    String name = column.name();
                    if (!name.equals("tenant_id")) {
                        assertThat(plain(alert.get(name)))
                                .as("%s of %s", name, id)
                                .isEqualTo(plain(row.getObject(name)));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(6 * (AlertCells.LAYOUT.columns().size() - 1));
        assertThat(answer.get("alerts").get("raised"))
                .as("the newest first")
                .extracting(alert -> alert.get("alert_id").asText())
                .containsExactly("a2", "a4", "a3", "a1");
    }

    /** A cell as text; a time as epoch milliseconds, and any number as a double. */
    private static String plain(@Nullable Object cell) {
        if (cell instanceof JsonNode node) {
            return node.isNumber() ? String.valueOf(node.asDouble()) : node.asText();
        }
        if (cell instanceof Timestamp time) {
            return String.valueOf((double) time.getTime());
        }
        return cell instanceof Number number
                ? String.valueOf(number.doubleValue())
                : String.valueOf(cell);
    }

    @Test
    void showsNoMoreAlertsThanAPageHolds() throws Exception {
        rows().execute(
                        """
                        INSERT INTO kpi_alert (tenant_id, alert_id, version, status, window_start)
                        SELECT 'many', 'm' || i, 1, 'raised', timestamptz '2026-01-01Z' + i * interval '1 hour'
                        FROM generate_series(1, %d) AS i
                        """
                                .formatted(AlertQuery.MOST_ROWS + 5));
        try {
            JsonNode answer = json("/api/alerts?tenant=many");
            JsonNode shown = answer.get("alerts").get("raised");
            assertThat(answer.get("counts").get("raised").asInt())
                    .isEqualTo(AlertQuery.MOST_ROWS + 5);
            assertThat(shown).hasSize(AlertQuery.MOST_ROWS);
            assertThat(shown.get(0).get("alert_id").asText())
                    .isEqualTo("m" + (AlertQuery.MOST_ROWS + 5));
            assertThat(answer.get("alerts").get("withdrawn")).isEmpty();
        } finally {
            rows().execute("DELETE FROM kpi_alert WHERE tenant_id = 'many'");
        }
    }

    /** An alert that passes from one status to another is in one of them at any instant. */
    @Test
    void readsAllAlertsAtOneInstant() throws Exception {
        rows().execute(
                        "INSERT INTO kpi_alert (tenant_id, alert_id, version, status, window_start)"
                                + " VALUES ('moved', 'm', 1, 'raised', '2026-01-01T00:00Z')");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> moved = CompletableFuture.runAsync(() -> moveUntil(done));
        try (KpiDatabase database = new KpiDatabase(rows().access())) {
            AlertQuery alerts = new AlertQuery(database);
            for (int i = 0; i < 500; i++) {
                JsonNode read = JSON.valueToTree(alerts.read("moved"));
                JsonNode counts = read.get("counts");
                for (AlertStatus status : AlertStatus.values()) {
                    assertThat(read.get("alerts").get(status.label()))
                            .hasSize(counts.get(status.label()).asInt());
                }
                assertThat(counts.valueStream().mapToInt(JsonNode::asInt).sum()).isEqualTo(1);
            }
        } finally {
            done.set(true);
            moved.join();
            rows().execute("DELETE FROM kpi_alert WHERE tenant_id = 'moved'");
        }
    }

    private static void moveUntil(AtomicBoolean done) {
        try (Connection connection = rows().connect();
                PreparedStatement move =
                        connection.prepareStatement(
                                "UPDATE kpi_alert SET status = CASE status WHEN 'raised' THEN"
                                        + " 'resolved' ELSE 'raised' END WHERE tenant_id ="
                                        + " 'moved'")) {
            while (!done.get()) {
                move.executeUpdate();
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void tellsWhatThereIs() throws Exception {
        JsonNode meta = json("/api/meta");
        assertThat(meta.get("tenants").toString()).isEqualTo("[\"default\"]");
        assertThat(meta.get("dayZone").asText()).isEqualTo("UTC");
        long hour = Grain.HOUR.millis();
        assertThat(meta.get("newest"))
                .anySatisfy(
                        newest -> {
                            assertThat(newest.get("view").asText()).isEqualTo("task_kpi");
                            assertThat(newest.get("grain").asText()).isEqualTo("1h");
                            assertThat(newest.get("end").asLong())
                                    .isEqualTo(
                                            PlantedRows.START.toEpochMilli()
                                                    + PlantedRows.WINDOWS * hour);
                            assertThat(newest.get("final").asBoolean()).isFalse();
                        });
    }

    @Test
    void keepsToTheTimeAskedFor() throws Exception {
        JsonNode answer =
                json("/api/overview?grain=1h&from=2026-03-01T01:00:00Z&until=2026-03-01T03:00:00Z");
        assertThat(answer.get("series").get("task_kpi").get("start"))
                .extracting(JsonNode::asLong)
                .containsExactly(
                        PlantedRows.START.toEpochMilli() + Grain.HOUR.millis(),
                        PlantedRows.START.toEpochMilli() + 2 * Grain.HOUR.millis());
    }

    @Test
    void levelsOfASegmentWinOverThoseOfTheMetric() throws Exception {
        JsonNode level = json("/api/overview?by=feature&segment=chat").get("levels").get("usat");
        assertThat(level.get("warn").asDouble()).isEqualTo(0.9);
        assertThat(level.get("owner").asText()).isEqualTo("chat team");
        assertThat(json("/api/overview").get("levels").get("usat").get("owner").isNull()).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        assertThat(get("/api/overview?grain=2h").statusCode()).isEqualTo(400);
        assertThat(get("/api/overview?from=yesterday").body()).contains("from: give a time of UTC");
        assertThat(get("/api/overview?from=-1000000000-01-01T00:00:00Z").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/funnel?until=%2B1000000000-12-31T00:00:00Z").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/overview?section=none").statusCode()).isEqualTo(404);
        assertThat(get("/api/overview?tenant=" + "x".repeat(1_001)).statusCode()).isEqualTo(400);
        assertThat(get("/../stet-version.properties").statusCode()).isNotEqualTo(200);
        assertThat(get("/console.css/../../stet-version.properties").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void everyAnswerForbidsWhatThePageDoesNotNeed() throws Exception {
        for (String path : List.of("/", "/main.js", "/uPlot.esm.js", "/api/meta", "/none")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(
                            policy ->
                                    assertThat(policy)
                                            .startsWith(
                                                    "default-src 'none'; script-src 'self';"
                                                        + " style-src 'self'; connect-src 'self';"
                                                        + " img-src 'self' data:")
                                            .doesNotContain("unsafe"));
            assertThat(get(path).headers().firstValue("X-Content-Type-Options"))
                    .hasValue("nosniff");
        }
        assertThat(get("/").body()).doesNotContain("<style").doesNotContain("style=");
    }

    @Test
    void onlyReads() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(
                                URI.create(Objects.requireNonNull(console).address())
                                        .resolve("/api/meta"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        assertThat(CLIENT.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        try (KpiDatabase database = new KpiDatabase(rows().access())) {
            assertThatThrownBy(
                            () ->
                                    database.query(
                                            "DELETE FROM task_kpi RETURNING 1",
                                            List.of(),
                                            row -> row.getInt(1)))
                    .isInstanceOf(ConsoleException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void tellsAnOpenPageThatRowsChanged() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(Objects.requireNonNull(console).address())
                                        .resolve("/api/events"))
                        .header("Accept", "text/event-stream")
                        .build();
        try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            assertThat(told.next()).isEqualTo(": same");
            rows().execute("UPDATE usage_kpi SET version = version + 1 WHERE segment_by = 'all'");
            assertThat(next(told)).isEqualTo("event: rows");
        }
    }

    /** No new row comes with it: its window is an older one. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void tellsAnOpenPageThatAnAlertChanged() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(Objects.requireNonNull(console).address())
                                        .resolve("/api/events?tenant=told"))
                        .header("Accept", "text/event-stream")
                        .build();
        try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            assertThat(told.next()).isEqualTo(": same");
            rows().execute(
                            "INSERT INTO kpi_alert (tenant_id, alert_id, version, status,"
                                    + " window_start) VALUES ('told', 't', 1, 'raised',"
                                    + " '2026-01-01T00:00Z')");
            assertThat(next(told)).as("raised").isEqualTo("event: rows");
            rows().execute(
                            "UPDATE kpi_alert SET status = 'withdrawn', version = 2 WHERE tenant_id"
                                    + " = 'told'");
            assertThat(next(told)).as("withdrawn").isEqualTo("event: rows");
        } finally {
            rows().execute("DELETE FROM kpi_alert WHERE tenant_id = 'told'");
        }
    }

    /** The next event; at the fourth beat without one nothing more is waited for. */
    private static String next(Iterator<String> told) {
        int beats = 0;
        String line = told.next();
        while (!line.startsWith("event:") && beats < 4) {
            beats += line.equals(": same") ? 1 : 0;
            line = told.next();
        }
        return line;
    }

    /** As another site would do that has its own name resolved to this machine. */
    @Test
    void answersUnderNamesOfThisMachineOnly() throws Exception {
        int port = URI.create(Objects.requireNonNull(console).address()).getPort();
        assertThat(statusFor("localhost:" + port)).contains(" 200 ");
        assertThat(statusFor("127.0.0.1")).contains(" 200 ");
        assertThat(statusFor("evil.example:" + port)).contains(" 421 ");
        assertThat(statusFor("localhost.evil.example")).contains(" 421 ");
    }

    @Test
    void answersUnderTheAddressThatItListensOn() throws Exception {
        try (Console other = Console.start(rows().access(), "127.0.0.2", 0, null).orElseThrow()) {
            int port = URI.create(other.address()).getPort();
            assertThat(statusFor("127.0.0.2", port, "127.0.0.2:" + port)).contains(" 200 ");
            assertThat(statusFor("127.0.0.2", port, "evil.example")).contains(" 421 ");
        }
    }

    @Test
    void printsAnAddressThatCanBeOpened() {
        try (Console open = Console.start(rows().access(), "0.0.0.0", 0, TOKEN).orElseThrow()) {
            assertThat(URI.create(open.address()).getHost()).isNotNull().isNotEqualTo("0.0.0.0");
        }
    }

    @Test
    void refusesWhatABrowserAsksForAnotherSite() throws Exception {
        String address = Objects.requireNonNull(console).address();
        for (String from : List.of("cross-site", "same-site")) {
            assertThat(get(address, "/api/meta", "Sec-Fetch-Site", from).statusCode())
                    .as(from)
                    .isEqualTo(403);
        }
        for (String from : List.of("same-origin", "none")) {
            assertThat(get(address, "/api/meta", "Sec-Fetch-Site", from).statusCode())
                    .as(from)
                    .isEqualTo(200);
        }
        assertThat(get(address, "/", "Sec-Fetch-Site", "cross-site").statusCode())
                .as("a link leads to the page")
                .isEqualTo(200);
    }

    @Test
    void keepsFewReviews() {
        try (KpiDatabase database = new KpiDatabase(rows().access())) {
            ReviewQuery reviews = new ReviewQuery(database);
            Object first = reviews.read("objective", "t0");
            assertThat(reviews.read("objective", "t0")).isSameAs(first);
            for (int i = 1; i <= 2 * ReviewQuery.MOST_KEPT; i++) {
                reviews.read("objective", "t" + i);
            }
            assertThat(reviews.held()).isEqualTo(ReviewQuery.MOST_KEPT);
            assertThat(reviews.read("objective", "t0")).isNotSameAs(first);
        }
    }

    /** Every section in every time of its list, over tables that have rows at both ends of each. */
    @Test
    void everyTimeThatThePageOffersGetsAnAnswer() throws Exception {
        List<Integer> hours = hoursThatThePageOffers();
        assertThat(hours).contains(24, 8_784);
        for (View view : View.values()) {
            for (Grain grain : Grain.values()) {
                if (view.finest().compareTo(grain) <= 0) {
                    rows().execute(ENDS_OF_TIMES.formatted(view.table(), grain.label(), hours));
                }
            }
        }
        try {
            for (Grain grain : Grain.values()) {
                for (int time : hours) {
                    String asked =
                            "tenant=year&grain=%s&from=%s"
                                    .formatted(grain.label(), END.minus(Duration.ofHours(time)));
                    isWhole(json("/api/overview?" + asked), grain, time);
                    for (Section section : Section.values()) {
                        isWhole(
                                json(
                                        "/api/overview?section=%s&%s"
                                                .formatted(encoded(section.label()), asked)),
                                grain,
                                time);
                    }
                    for (String path :
                            List.of(
                                    "funnel",
                                    "input",
                                    "segments?metric=usat",
                                    "compare?metric=usat&by=feature&a=x&b=y")) {
                        json("/api/%s%s".formatted(path, (path.contains("?") ? "&" : "?") + asked));
                    }
                }
            }
            String year =
                    "/api/overview?tenant=year&grain=1h&from=" + END.minus(Duration.ofHours(8_784));
            assertThat(json(year + "&metric=acceptance_rate").get("grain").asText())
                    .isEqualTo("1h");
            assertThat(json(year).get("grain").asText()).isEqualTo("1d");
            assertThat(
                            json(year.replace("1h", "1m") + "&metric=acceptance_rate")
                                    .get("grain")
                                    .asText())
                    .isEqualTo("1h");
        } finally {
            for (View view : View.values()) {
                rows().execute("DELETE FROM %s WHERE tenant_id = 'year'".formatted(view.table()));
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

    /** It has the first window of the time, and not more values than an answer holds. */
    private static void isWhole(JsonNode answer, Grain asked, int hours) {
        assertThat(answer.get("asked").asText()).isEqualTo(asked.label());
        assertThat(answer.get("cut").asBoolean()).isFalse();
        Grain grain = Grain.of(answer.get("grain").asText());
        long windows = Duration.ofHours(hours).toMillis() / grain.millis();
        long metrics = 0;
        for (JsonNode table : answer.get("series")) {
            metrics += table.get("metrics").size();
            if (table.get("start").size() > 0) {
                assertThat(table.get("start").get(0).asLong())
                        .isEqualTo(END.minus(Duration.ofHours(hours)).toEpochMilli());
            }
        }
        assertThat(metrics).isPositive();
        assertThat(metrics * windows)
                .as("%s %d h", asked, hours)
                .isBetween(1L, (long) SeriesQuery.MOST_VALUES);
    }

    @Test
    void saysThatItShowsTheNewestWhereThereAreNoLongerWindows() throws Exception {
        Section outcome = Section.OUTCOME;
        rows().execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version)
                        SELECT 'hours', '1h', start, start + interval '1 hour', 'final', 'all', 'all', 1
                        FROM generate_series(timestamptz '2025-01-01', timestamptz '2025-02-28', '1 hour') AS start
                        """);
        try {
            String asked = "/api/overview?tenant=hours&grain=1h&from=2025-01-01T00:00:00Z";
            JsonNode answer = json(asked + "&section=" + encoded(outcome.label()));
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
            assertThat(json(asked + "&metric=acceptance_rate").get("cut").asBoolean()).isFalse();
        } finally {
            rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'hours'");
        }
    }

    /** No choice of the page is that long. */
    @Test
    void refusesMoreDaysThanAnAnswerHolds() throws Exception {
        rows().execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version)
                        SELECT 'long', '1d', start, start + interval '1 day', 'final', 'all', 'all', 1
                        FROM (VALUES (timestamptz '2020-01-01'), ('2025-12-31')) AS days (start)
                        """);
        try {
            String asked = "/api/overview?tenant=long&grain=1d&from=2020-01-01T00:00:00Z";
            HttpResponse<String> refused =
                    get(asked + "&section=" + encoded(Section.OUTCOME.label()));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("ask for a shorter time");
            assertThat(get(asked + "&metric=acceptance_rate").statusCode()).isEqualTo(200);
        } finally {
            rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'long'");
        }
    }

    @Test
    void segmentsAreThoseOfTheTimeAskedFor() throws Exception {
        String time = "&from=2026-03-01T00:00:00Z&until=2026-03-03T00:00:00Z";
        String before = "&until=2026-03-01T00:00:00Z";
        for (String metric : List.of("acceptance_rate", "retention_lift_d1")) {
            String asked = "/api/segments?grain=1d&metric=" + metric;
            compareSecondDay(json(asked + "&by=feature" + time), metric);
            assertThat(json(asked + time).get("sets").toString()).isEqualTo("[\"feature\"]");
            assertThat(json(asked + "&by=feature" + before).get("segments")).isEmpty();
            assertThat(json(asked + before).get("sets")).isEmpty();
        }
    }

    private static void compareSecondDay(JsonNode answer, String metric) throws SQLException {
        assertThat(answer.get("start").asLong())
                .isEqualTo(PlantedRows.START.toEpochMilli() + Grain.DAY.millis());
        try (Connection connection = rows().connect();
                PreparedStatement statement = connection.prepareStatement(KPI)) {
            for (JsonNode segment : answer.get("segments")) {
                statement.setString(1, metric);
                statement.setString(2, "1d");
                statement.setString(3, "feature");
                statement.setString(4, segment.get("segment").asText());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    row.next();
                    for (String name : List.of("numerator", "denominator", "value")) {
                        assertThat(number(segment.get(name)))
                                .as(name)
                                .isEqualTo(Numbers.of(row, name));
                    }
                    assertThat(segment.get("status").asText()).isEqualTo(row.getString("status"));
                }
            }
        }
        assertThat(answer.get("segments")).hasSameSizeAs(PlantedRows.SEGMENTS);
    }

    /** Counts are the sums of the rows' own, and extremes theirs. */
    @Test
    void theInputIsThatOfTheRows() throws Exception {
        JsonNode answer = json("/api/input?grain=1h");
        int compared = 0;
        for (JsonNode shown : answer.get("rows")) {
            List<JsonNode> rows =
                    rows(
                            "SELECT * FROM ingest_kpi WHERE grain = '1h' AND segment_by = ? AND"
                                    + " segment = ? ORDER BY window_start",
                            shown.get("by").asText(),
                            shown.get("segment").asText());
            assertThat(rows).hasSize(PlantedRows.WINDOWS);
            assertThat(shown.get("windows").asInt()).isEqualTo(PlantedRows.WINDOWS);
            assertThat(shown.get("provisional").asInt()).isEqualTo(1);
            JsonNode newest = rows.get(rows.size() - 1);
            assertThat(shown.get("last")).isEqualTo(newest.get("window_end"));
            assertThat(shown.get("lag_ms")).isEqualTo(newest.get("lag_ms"));
            for (String name :
                    List.of("read", "effective", "without_effect", "refused", "late", "unopened")) {
                assertThat(shown.get(name).asDouble()).as(name).isEqualTo(sum(rows, name));
                compared++;
            }
            for (JsonNode reason : answer.get("reasons")) {
                assertThat(shown.get(reason.asText()).asDouble())
                        .as(reason.asText())
                        .isEqualTo(sum(rows, reason.asText()));
                compared++;
            }
            for (String what : List.of("max_late", "max_ahead")) {
                JsonNode worst =
                        rows.stream()
                                .filter(row -> !row.get(what + "_ms").isNull())
                                .max(comparingDouble(row -> row.get(what + "_ms").asDouble()))
                                .orElseThrow();
                for (String of : List.of("_ms", "_partition")) {
                    assertThat(shown.get(what + of)).as(what + of).isEqualTo(worst.get(what + of));
                }
            }
        }
        assertThat(compared).isEqualTo((6 + Refusal.Reason.values().length) * 4);
    }

    @Test
    void theFunnelIsTheSumOfTheRows() throws Exception {
        for (String segment : PlantedRows.SEGMENTS) {
            String of = "?grain=1h&by=feature&segment=" + encoded(segment);
            JsonNode answer = json("/api/funnel" + of);
            List<JsonNode> rows =
                    rows(
                            "SELECT * FROM suggestion_kpi WHERE grain = '1h' AND segment_by ="
                                    + " 'feature' AND segment = ?",
                            segment);
            JsonNode kept = answer.get("suggestion").get("kept");
            assertStep(kept.get(0), sum(rows, "shown"), sum(rows, "shown"));
            assertStep(kept.get(1), sum(rows, "accepted"), sum(rows, "shown"));
            int place = 0;
            for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
                double present = sum(rows, "present_%ds".formatted(seconds));
                JsonNode survival = answer.get("suggestion").get("survival").get(place);
                assertStep(kept.get(2 + place), present, sum(rows, "shown"));
                assertStep(survival, present, sum(rows, "observed_%ds".formatted(seconds)));
                assertThat(survival.get("unobserved").asDouble())
                        .isEqualTo(sum(rows, "unobserved_%ds".formatted(seconds)));
                place++;
            }
            List<JsonNode> questions =
                    rows(
                            "SELECT * FROM question_kpi WHERE grain = '1h' AND segment_by ="
                                    + " 'feature' AND segment = ?",
                            segment);
            for (JsonNode step : answer.get("question").get("steps")) {
                String name = step.get("name").asText();
                if (!name.equals("satisfied")) {
                    assertStep(step, sum(questions, name), sum(questions, "queries"));
                }
            }
        }
    }

    private static void assertStep(JsonNode step, double count, double of) {
        assertThat(step.get("count").asDouble()).as("%s", step).isEqualTo(count);
        assertThat(step.get("of").asDouble()).as("%s", step).isEqualTo(of).isPositive();
        assertThat(step.get("share").asDouble()).as("%s", step).isEqualTo(count / of);
    }

    @Test
    void everyReviewIsItsView() throws Exception {
        int compared = 0;
        for (String name : ReviewQuery.NAMES) {
            JsonNode answer = json("/api/review?name=" + name);
            List<String> shown = new ArrayList<>();
            for (JsonNode row : answer.get("rows")) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    String column = answer.get("columns").get(i).get("name").asText();
                    cells.add(column + '=' + plain(row.get(i)));
                }
                shown.add(cells.toString());
            }
            List<String> held = new ArrayList<>();
            for (JsonNode row : rows("SELECT * FROM " + name)) {
                held.add(
                        row.propertyStream()
                                .map(cell -> cell.getKey() + '=' + plain(cell.getValue()))
                                .toList()
                                .toString());
            }
            assertThat(shown).as(name).containsExactlyInAnyOrderElementsOf(held);
            compared += held.size();
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Rows of a query as JSON: a time as epoch milliseconds, a date as text. */
    private static List<JsonNode> rows(String sql, String... arguments) throws SQLException {
        List<JsonNode> rows = new ArrayList<>();
        try (Connection connection = rows().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                ResultSetMetaData columns = row.getMetaData();
                while (row.next()) {
                    ObjectNode read = JSON.createObjectNode();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        read.set(columns.getColumnName(i), cell(row.getObject(i)));
                    }
                    rows.add(read);
                }
            }
        }
        return rows;
    }

    private static JsonNode cell(@Nullable Object cell) {
        if (cell instanceof Timestamp time) {
            return JSON.valueToTree(time.getTime());
        }
        if (cell instanceof Number number) {
            double value = number.doubleValue();
            return JSON.valueToTree(Double.isFinite(value) ? value : null);
        }
        return JSON.valueToTree(cell == null ? null : cell.toString());
    }

    private static double sum(List<JsonNode> rows, String column) {
        return rows.stream().mapToDouble(row -> row.get(column).asDouble()).sum();
    }

    @Test
    void countsTheSatisfiedOfFinalWindows() throws Exception {
        long[] sums = new long[2];
        try (Connection connection = rows().connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT sum(satisfied), sum(queries) FROM question_kpi WHERE grain"
                                        + " = '1h' AND segment_by = 'all' AND maturity = 'final'");
                ResultSet row = statement.executeQuery()) {
            row.next();
            sums[0] = row.getLong(1);
            sums[1] = row.getLong(2);
        }
        assertThat(json("/api/funnel").get("question").get("steps"))
                .anySatisfy(
                        step -> {
                            assertThat(step.get("name").asText()).isEqualTo("satisfied");
                            assertThat(step.get("count").asLong()).isEqualTo(sums[0]);
                            assertThat(step.get("of").asLong()).isEqualTo(sums[1]).isPositive();
                        });
    }

    /**
     * Of 30 accepts in two windows; 27 of 30 are left at 10 s, and of the 26 in sight 24 at 20 s.
     */
    @Test
    void theFunnelHasTheCurveOfSurvivalOverSeveralWindows() throws Exception {
        rows().execute(
                        """
                        INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                            maturity, segment_by, segment, version, shown, accepted,
                            removed_after_histogram, closed_after_histogram)
                        VALUES ('lasting', '1h', '2026-03-01T00:00:00Z', '2026-03-01T01:00:00Z',
                            'final', 'all', 'all', 1, 10, 10, '212:1 276:2', '250:1'),
                            ('lasting', '1h', '2026-03-01T01:00:00Z', '2026-03-01T02:00:00Z',
                            'final', 'all', 'all', 1, 20, 20, '212:2', '')
                        """);
        try {
            JsonNode curve = json("/api/funnel?tenant=lasting").get("suggestion").get("curve");
            assertThat(share(curve, 0)).isEqualTo(1);
            assertThat(share(curve, 19)).isCloseTo(27 / 30.0, within(1e-12));
            assertThat(share(curve, 600)).isCloseTo(27 / 30.0 * 24 / 26, within(1e-12));
            assertThat(curve)
                    .allSatisfy(
                            point ->
                                    assertThat(point.get("share").asDouble())
                                            .isBetween(
                                                    point.get("low").asDouble(),
                                                    point.get("high").asDouble()));
        } finally {
            rows().execute("DELETE FROM suggestion_kpi WHERE tenant_id = 'lasting'");
        }
        assertThat(json("/api/funnel").get("suggestion").get("curve"))
                .as("of rows without histograms")
                .isEmpty();
    }

    private static double share(JsonNode curve, int seconds) {
        for (JsonNode point : curve) {
            if (point.get("seconds").asInt() == seconds) {
                return point.get("share").asDouble();
            }
        }
        return Double.NaN;
    }

    @Test
    void doesNotAddUsersOfSeveralWindows() throws Exception {
        for (String metric : List.of("active_users", "using_users", "repeat_queries_per_user")) {
            JsonNode compared =
                    json("/api/compare?metric=%s&by=feature&a=inline&b=chat".formatted(metric));
            assertThat(compared.get("a").get("value").isNull()).as(metric).isTrue();
            assertThat(compared.get("difference").isNull()).as(metric).isTrue();
            assertThat(compared.get("withoutDifference").asText()).contains("users");
        }
        assertThat(
                        json("/api/compare?metric=acceptance_rate&by=feature&a=inline&b=chat")
                                .get("difference")
                                .isNull())
                .isFalse();
    }

    @Test
    void aReportHasNoLimitOfTime() {
        try (KpiDatabase usual = new KpiDatabase(rows().access());
                KpiDatabase patient = new KpiDatabase(rows().access(), Duration.ZERO)) {
            assertThat(statementTimeout(usual)).isEqualTo("10s");
            assertThat(statementTimeout(patient)).isEqualTo("0");
        }
    }

    private static String statementTimeout(KpiDatabase database) {
        return database.query("SHOW statement_timeout", List.of(), row -> row.getString(1)).get(0);
    }

    private static String statusFor(String host) throws Exception {
        int port = URI.create(Objects.requireNonNull(console).address()).getPort();
        return statusFor("127.0.0.1", port, host);
    }

    private static String statusFor(String address, int port, String host) throws Exception {
        try (Socket socket = new Socket(address, port)) {
            socket.getOutputStream()
                    .write(
                            "GET /api/meta HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void wantsTheTokenOnceAndThenACookie() throws Exception {
        try (Console guarded =
                Console.start(rows().access(), "127.0.0.1", 0, TOKEN).orElseThrow()) {
            String address = guarded.address();
            assertThat(address).endsWith("/?token=" + TOKEN);
            assertThat(get(address, "/").statusCode()).isEqualTo(401);
            assertThat(get(address, "/api/meta").statusCode()).isEqualTo(401);
            assertThat(get(address, "/?token=" + TOKEN + "x").statusCode()).isEqualTo(401);
            assertThat(
                            get(
                                            address,
                                            "/",
                                            "Cookie",
                                            "stet_console_%d=%s"
                                                    .formatted(
                                                            URI.create(address).getPort(), TOKEN))
                                    .statusCode())
                    .isEqualTo(401);
            HttpResponse<String> first = get(address, "/?token=" + TOKEN);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).contains("url=/").doesNotContain(TOKEN);
            String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie)
                    .as("not that of a console at another port")
                    .startsWith("stet_console_%d=".formatted(URI.create(address).getPort()));
            assertThat(cookie)
                    .contains("HttpOnly")
                    .contains("SameSite=Strict")
                    .doesNotContain(TOKEN);
            String pair = cookie.substring(0, cookie.indexOf(';'));
            assertThat(get(address, "/api/meta", "Cookie", pair).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void wantsATokenWhereOthersCanOpenIt() {
        for (String host : List.of("0.0.0.0", "::", "192.0.2.1")) {
            assertThatThrownBy(() -> Console.start(rows().access(), host, 0, null))
                    .as(host)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wants a token");
        }
    }

    /** The command, as it is typed. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void theCommandPrintsAnAddressWithAToken() throws Exception {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ConsoleCommand(Map.of()));
        command.setOut(new PrintWriter(out, true));
        PostgresAccess access = rows().access();
        String[] typed = {
            "--jdbc", access.url(), "--user", access.user(), "--bind", "0.0.0.0", "--port", "0"
        };
        FutureTask<Integer> run = new FutureTask<>(() -> command.execute(typed));
        Thread serving = new Thread(run, "console command");
        serving.start();
        try {
            Matcher printed = ADDRESS.matcher("");
            while (!printed.reset(out.toString()).find()) {
                assertThat(serving.isAlive()).as(out.toString()).isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            // The name of this machine need not resolve to where it listens.
            String address = "http://127.0.0.1:%s/".formatted(printed.group("port"));
            String token = printed.group("token");
            assertThat(token).hasSizeGreaterThanOrEqualTo(32);
            assertThat(get(address, "/").statusCode()).isEqualTo(401);
            assertThat(get(address, "/api/meta").statusCode()).isEqualTo(401);
            HttpResponse<String> first = get(address, "/?token=" + token);
            assertThat(first.statusCode()).isEqualTo(200);
            String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(
                            get(
                                            address,
                                            "/api/meta",
                                            "Cookie",
                                            cookie.substring(0, cookie.indexOf(';')))
                                    .statusCode())
                    .isEqualTo(200);
        } finally {
            serving.interrupt();
        }
        assertThat(run.get()).isZero();
    }

    @Test
    void takesTheNextPortWhereOneIsTaken() throws Exception {
        int taken = URI.create(Objects.requireNonNull(console).address()).getPort();
        assertThat(Console.start(rows().access(), "127.0.0.1", taken, null))
                .isEqualTo(Optional.empty());
        try (Console next = Console.startNear(rows().access(), taken)) {
            assertThat(URI.create(next.address()).getPort()).isGreaterThan(taken);
        }
    }

    @Test
    void saysWhatToDoWhereTheDatabaseRefuses() throws Exception {
        rows().execute("CREATE ROLE nobody_in_particular LOGIN");
        PostgresAccess access = rows().access();
        assertThat(problem(new PostgresAccess(access.url(), "nobody_in_particular", "")))
                .contains("GRANT stet_reader TO nobody_in_particular")
                .contains("--user");
        assertThat(problem(new PostgresAccess(access.url(), "no_such_user", "")))
                .contains("--user");
        assertThat(problem(new PostgresAccess(access.url() + "x", access.user(), "")))
                .contains("no such database: check the end of --jdbc");
        assertThat(problem(new PostgresAccess("jdbc:postgresql://127.0.0.1:1/x", "u", "")))
                .contains("cannot connect: check --jdbc");
        rows().execute("CREATE DATABASE without_tables");
        String other = access.url().replaceAll("/[a-z]+$", "/without_tables");
        assertThat(problem(new PostgresAccess(other, access.user(), "")))
                .contains("./stet postgres migrate")
                .contains("--jdbc");
    }

    private static String problem(PostgresAccess access) {
        try (KpiDatabase database = new KpiDatabase(access)) {
            new MetaQuery(database).newest("default");
            return "";
        } catch (ConsoleException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The role of the migration suffices. */
    @Test
    void aReaderMaySeeAllOfIt() throws Exception {
        rows().execute("CREATE ROLE analyst LOGIN IN ROLE stet_reader");
        PostgresAccess analyst = new PostgresAccess(rows().access().url(), "analyst", "");
        try (Console read = Console.startNear(analyst, 0)) {
            for (String path :
                    List.of("/api/meta", "/api/overview", "/api/metrics", "/api/alerts")) {
                assertThat(get(read.address(), path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }
}
