package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place.Section;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Column;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console over a database: what it shows is what the tables hold. */
final class ConsoleITCase {

    @RegisterExtension static final ServedConsole SERVED = new ServedConsole();

    private static final String KPI =
            """
            SELECT numerator, denominator, value, low, high, status, version
            FROM kpi
            WHERE metric_id = ? AND tenant_id = 'default' AND grain = ? AND segment_by = ?
                AND segment = ?
            ORDER BY window_start
            """;

    private static final String[][] COLUMNS = {
        {"n", "numerator"}, {"d", "denominator"}, {"v", "value"}, {"lo", "low"}, {"hi", "high"}
    };

    @Test
    void showsOfEveryMetricWhatTheViewHolds() throws Exception {
        int compared = 0;
        for (Section section : Section.values()) {
            String path =
                    "/api/overview?grain=1h&section=" + ServedConsole.encoded(section.label());
            compared += compare(SERVED.json(path), "all", "all");
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    @Test
    void showsOfASegmentWhatTheViewHolds() throws Exception {
        for (String segment : PlantedRows.SEGMENTS) {
            String path =
                    "/api/overview?grain=1h&by=feature&segment=%s&section=%s"
                            .formatted(
                                    ServedConsole.encoded(segment),
                                    ServedConsole.encoded(Section.OUTCOME.label()));
            assertThat(compare(SERVED.json(path), "feature", segment)).isGreaterThan(200);
        }
    }

    /**
     * How many values of the answer equal those of the view {@code kpi}; fails where one differs.
     */
    private static int compare(JsonNode answer, String by, String segment) throws Exception {
        int compared = 0;
        try (Connection connection = SERVED.rows().connect();
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

    private static @Nullable Double number(JsonNode node) {
        return node.isNull() ? null : node.asDouble();
    }

    @Test
    void showsOfEveryAlertWhatTheTableHolds() throws Exception {
        JsonNode answer = SERVED.json("/api/alerts");
        assertThat(answer.get("counts").toString())
                .isEqualTo("{\"raised\":4,\"resolved\":1,\"withdrawn\":1}");
        int compared = 0;
        try (Connection connection = SERVED.rows().connect();
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
                        assertThat(ServedConsole.plain(alert.get(name)))
                                .as("%s of %s", name, id)
                                .isEqualTo(ServedConsole.plain(row.getObject(name)));
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

    @Test
    void showsNoMoreAlertsThanAPageHolds() throws Exception {
        SERVED.rows()
                .execute(
                        """
                        INSERT INTO kpi_alert (tenant_id, alert_id, version, status, window_start)
                        SELECT 'many', 'm' || i, 1, 'raised', timestamptz '2026-01-01Z' + i * interval '1 hour'
                        FROM generate_series(1, %d) AS i
                        """
                                .formatted(AlertQuery.MOST_ROWS + 5));
        try {
            JsonNode answer = SERVED.json("/api/alerts?tenant=many");
            JsonNode shown = answer.get("alerts").get("raised");
            assertThat(answer.get("counts").get("raised").asInt())
                    .isEqualTo(AlertQuery.MOST_ROWS + 5);
            assertThat(shown).hasSize(AlertQuery.MOST_ROWS);
            assertThat(shown.get(0).get("alert_id").asText())
                    .isEqualTo("m" + (AlertQuery.MOST_ROWS + 5));
            assertThat(answer.get("alerts").get("withdrawn")).isEmpty();
        } finally {
            SERVED.rows().execute("DELETE FROM kpi_alert WHERE tenant_id = 'many'");
        }
    }

    /** An alert that passes from one status to another is in one of them at any instant. */
    @Test
    void readsAllAlertsAtOneInstant() throws Exception {
        SERVED.rows()
                .execute(
                        "INSERT INTO kpi_alert (tenant_id, alert_id, version, status, window_start)"
                                + " VALUES ('moved', 'm', 1, 'raised', '2026-01-01T00:00Z')");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> moved = CompletableFuture.runAsync(() -> moveUntil(done));
        try (KpiDatabase database = new KpiDatabase(SERVED.rows().access())) {
            AlertQuery alerts = new AlertQuery(database);
            for (int i = 0; i < 500; i++) {
                JsonNode read = ServedConsole.JSON.valueToTree(alerts.read("moved"));
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
            SERVED.rows().execute("DELETE FROM kpi_alert WHERE tenant_id = 'moved'");
        }
    }

    private static void moveUntil(AtomicBoolean done) {
        try (Connection connection = SERVED.rows().connect();
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
        JsonNode meta = SERVED.json("/api/meta");
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
    void levelsOfASegmentWinOverThoseOfTheMetric() throws Exception {
        JsonNode level =
                SERVED.json("/api/overview?by=feature&segment=chat").get("levels").get("usat");
        assertThat(level.get("warn").asDouble()).isEqualTo(0.9);
        assertThat(level.get("owner").asText()).isEqualTo("chat team");
        assertThat(SERVED.json("/api/overview").get("levels").get("usat").get("owner").isNull())
                .isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        assertThat(SERVED.get("/api/overview?grain=2h").statusCode()).isEqualTo(400);
        assertThat(SERVED.get("/api/overview?from=yesterday").body())
                .contains("from: give a time of UTC");
        assertThat(SERVED.get("/api/overview?from=-1000000000-01-01T00:00:00Z").statusCode())
                .isEqualTo(400);
        assertThat(SERVED.get("/api/funnel?until=%2B1000000000-12-31T00:00:00Z").statusCode())
                .isEqualTo(400);
        assertThat(SERVED.get("/api/overview?section=none").statusCode()).isEqualTo(404);
        assertThat(SERVED.get("/api/overview?tenant=" + "x".repeat(1_001)).statusCode())
                .isEqualTo(400);
        assertThat(SERVED.get("/../stet-version.properties").statusCode()).isNotEqualTo(200);
        assertThat(SERVED.get("/console.css/../../stet-version.properties").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void tellsAnOpenPageThatRowsChanged() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(SERVED.address()).resolve("/api/events"))
                        .header("Accept", "text/event-stream")
                        .build();
        try (Stream<String> lines =
                ServedConsole.CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            assertThat(told.next()).isEqualTo(": same");
            SERVED.rows()
                    .execute("UPDATE usage_kpi SET version = version + 1 WHERE segment_by = 'all'");
            assertThat(next(told)).isEqualTo("event: rows");
        }
    }

    /** No new row comes with it: its window is an older one. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void tellsAnOpenPageThatAnAlertChanged() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(SERVED.address()).resolve("/api/events?tenant=told"))
                        .header("Accept", "text/event-stream")
                        .build();
        try (Stream<String> lines =
                ServedConsole.CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            assertThat(told.next()).isEqualTo(": same");
            SERVED.rows()
                    .execute(
                            "INSERT INTO kpi_alert (tenant_id, alert_id, version, status,"
                                    + " window_start) VALUES ('told', 't', 1, 'raised',"
                                    + " '2026-01-01T00:00Z')");
            assertThat(next(told)).as("raised").isEqualTo("event: rows");
            SERVED.rows()
                    .execute(
                            "UPDATE kpi_alert SET status = 'withdrawn', version = 2 WHERE tenant_id"
                                    + " = 'told'");
            assertThat(next(told)).as("withdrawn").isEqualTo("event: rows");
        } finally {
            SERVED.rows().execute("DELETE FROM kpi_alert WHERE tenant_id = 'told'");
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

    @Test
    void keepsFewReviews() {
        try (KpiDatabase database = new KpiDatabase(SERVED.rows().access())) {
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

    @Test
    void segmentsAreThoseOfTheTimeAskedFor() throws Exception {
        String time = "&from=2026-03-01T00:00:00Z&until=2026-03-03T00:00:00Z";
        String before = "&until=2026-03-01T00:00:00Z";
        for (String metric : List.of("acceptance_rate", "retention_lift_d1")) {
            String asked = "/api/segments?grain=1d&metric=" + metric;
            compareSecondDay(SERVED.json(asked + "&by=feature" + time), metric);
            assertThat(SERVED.json(asked + time).get("sets").toString()).isEqualTo("[\"feature\"]");
            assertThat(SERVED.json(asked + "&by=feature" + before).get("segments")).isEmpty();
            assertThat(SERVED.json(asked + before).get("sets")).isEmpty();
        }
    }

    private static void compareSecondDay(JsonNode answer, String metric) throws SQLException {
        assertThat(answer.get("start").asLong())
                .isEqualTo(PlantedRows.START.toEpochMilli() + Grain.DAY.millis());
        try (Connection connection = SERVED.rows().connect();
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

    @Test
    void doesNotAddUsersOfSeveralWindows() throws Exception {
        for (String metric : List.of("active_users", "using_users", "repeat_queries_per_user")) {
            JsonNode compared =
                    SERVED.json(
                            "/api/compare?metric=%s&by=feature&a=inline&b=chat".formatted(metric));
            assertThat(compared.get("a").get("value").isNull()).as(metric).isTrue();
            assertThat(compared.get("difference").isNull()).as(metric).isTrue();
            assertThat(compared.get("withoutDifference").asText()).contains("users");
        }
        assertThat(
                        SERVED.json(
                                        "/api/compare?metric=acceptance_rate&by=feature&a=inline&b=chat")
                                .get("difference")
                                .isNull())
                .isFalse();
    }

    /** So that a page does not ask for buckets where no option would give them. */
    @Test
    void saysWhereRowsCanHaveBucketsOfUsers() throws Exception {
        assertThat(buckets("acceptance_rate", "1h")).isEqualTo("rows");
        assertThat(buckets("acceptance_rate", "1m")).isEqualTo("longer_rows");
        assertThat(buckets("activation_rate", "1m")).isEqualTo("rows");
        assertThat(buckets("repeat_usage_ai_rate", "1d")).isEqualTo("none");
        assertThat(buckets("refused_rate", "1h")).isEqualTo("none");
    }

    private static String buckets(String metric, String grain) throws Exception {
        return SERVED.json(
                        "/api/compare?metric=%s&grain=%s&by=feature&a=inline&b=chat"
                                .formatted(metric, grain))
                .path("buckets")
                .asText();
    }
}
