package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Made-up traffic through a real Kafka and the whole job into a real PostgreSQL, to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class DemoITCase {

    private static final long SEED = 20260101;
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(5);
    private static final List<Truth.Family> LIFECYCLES =
            List.of(
                    Truth.Family.SUGGESTION,
                    Truth.Family.QUESTION,
                    Truth.Family.TASK,
                    Truth.Family.DECISION,
                    Truth.Family.SIGNAL,
                    Truth.Family.GENERATION,
                    Truth.Family.QUALITY,
                    Truth.Family.FEEDBACK,
                    Truth.Family.CONVERSATION,
                    Truth.Family.SUPPORT,
                    Truth.Family.ECONOMICS,
                    Truth.Family.USAGE,
                    Truth.Family.ADOPTION);

    /** Of which the truth knows every segment and every event that follows. */
    private static final List<Truth.Family> EXACT =
            List.of(
                    Truth.Family.SUGGESTION,
                    Truth.Family.QUESTION,
                    Truth.Family.TASK,
                    Truth.Family.DECISION,
                    Truth.Family.SIGNAL,
                    Truth.Family.GENERATION,
                    Truth.Family.QUALITY);

    private static final String ALERTS =
            "SELECT concat_ws(' ', status, kind, level, metric_id, grain, to_char(window_start AT"
                    + " TIME ZONE 'UTC', 'HH24:MI'), segment, owner) FROM kpi_alert ORDER BY 1";

    /** The users of the last two days are new, too, but no visitors. */
    private static final Duration HISTORY = Duration.ofDays(9);

    private final Traffic traffic;
    private final long start;
    private final long visitorsOnlyUntil;
    private final Map<Truth.Family, List<KpiReader.Row>> rows = new HashMap<>();

    private @Nullable Snapshot snapshot;
    private List<Long> queried = List.of();
    private List<String> alerts = List.of();

    DemoITCase() {
        // Long ago: what follows from the last visit lies in the past too, and is sent at once.
        // The same instants in every run, with a whole hour and twenty minutes on either side: an
        // hour of a minute or two has no row of some families, and the screen tells of the last
        // but one.
        long end = Instant.parse("2025-11-12T20:20:00Z").toEpochMilli();
        start = end - Duration.ofMinutes(100).toMillis();
        long change = start + Duration.ofMinutes(20).toMillis();
        traffic =
                new Traffic(
                        TrafficSettings.bounded(SEED, start, end, 10, 2)
                                .withChange(change)
                                .withHistory(HISTORY));
        visitorsOnlyUntil = start - Visitor.DAY_MILLIS;
    }

    @BeforeAll
    void runToTheEnd() throws Exception {
        DemoFolder folder = DemoFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
        try (Demo demo = new Demo(folder, DemoPorts.of(0, 0, 0), (name, took) -> {})) {
            demo.feed(traffic).await();
            JobID job = demo.submit(true);
            demo.flink().await(job, ENDS_WITHIN);
            try (Connection connection = demo.connect()) {
                KpiReader reader = new KpiReader(connection);
                for (Truth.Family family : Truth.Family.values()) {
                    rows.put(family, reader.rows(family, null, null));
                }
                CoreReader core = new CoreReader(connection, traffic.truth());
                AlertReader news = new AlertReader(connection);
                snapshot = new SnapshotReader(reader, core, news, traffic.truth(), start).read();
                queried = query(connection, Screen.QUERY, row -> row.getLong(3));
                alerts = query(connection, ALERTS, row -> row.getString(1));
            }
        }
    }

    /** What is wanted of one row. */
    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(Connection connection, String sql, Column<T> column)
            throws SQLException {
        List<T> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(column.of(result));
            }
        }
        return values;
    }

    @AfterAll
    void letGo() {
        rows.clear();
    }

    private List<KpiReader.Row> rows(Truth.Family family) {
        return Objects.requireNonNull(rows.get(family));
    }

    @Test
    void everyCellHasAFinalRowAndNoOther() {
        for (Truth.Family family : LIFECYCLES) {
            assertThat(rows(family)).allMatch(KpiReader.Row::last);
            assertThat(Agreement.missing(rows(family), traffic.truth(), family))
                    .as("seed %d", SEED)
                    .isEmpty();
        }
    }

    @Test
    void everyCountIsThePlantedOne() {
        for (Truth.Family family : EXACT) {
            Agreement agreement = Agreement.of(rows(family), traffic.truth());

            assertThat(agreement.disagreements()).as("%s, seed %d", family, SEED).isEmpty();
            assertThat(agreement.agreeing()).as("%s", family).isGreaterThan(leastCells(family));
        }
    }

    private static int leastCells(Truth.Family family) {
        return family.has("1m") ? 1_000 : 30;
    }

    @Test
    void visitorsComeBackAsPlanted() {
        List<KpiReader.Row> days =
                rows(Truth.Family.RETENTION).stream()
                        .filter(row -> row.cell().windowStartMillis() < visitorsOnlyUntil)
                        .toList();
        Agreement agreement = Agreement.of(days, traffic.truth());

        assertThat(agreement.disagreements()).as("seed %d", SEED).isEmpty();
        assertThat(agreement.agreeing()).isGreaterThan(30);
    }

    /** As the registry's levels say, from the view that says it of every metric. */
    @Test
    void theScreenShowsCoreMetricsBesideWhatWasPlanted() {
        Snapshot read = Objects.requireNonNull(snapshot);
        for (CoreMetric core : read.metrics()) {
            CoreMetric.Reading finished = Objects.requireNonNull(core.finished());
            assertThat(finished.value()).isNotNaN();
            assertThat(core.days()).hasSizeGreaterThan(5);
            if (core.metric().place().core()) {
                CoreMetric.Reading now = Objects.requireNonNull(core.now());
                assertThat(now.value() / now.planted()).isBetween(0.7, 1.3);
                assertThat(now.counter() / now.counterPlanted()).isBetween(0.7, 1.3);
                assertThat(now.status()).isIn("ok", "warn", "critical", "too_few");
            }
        }
        assertThat(read.crossings())
                .anyMatch(crossing -> crossing.level().equals("below 30.0 %"))
                .allMatch(crossing -> crossing.crossed() > 0);
        assertThat(read.alerts().open()).isEqualTo(alerts.size());
        assertThat(read.alerts().ended()).isZero();
        assertThat(Objects.requireNonNull(read.alerts().latest()).words())
                .contains(" of ", "its level warn of");
    }

    /**
     * The hour of 20:00 is the second that is worse. The experiment has an alert of its own, where
     * the tasks of a day are enough.
     */
    @Test
    void theChangeRaisesItsAlertsAndNothingElseDoes() {
        List<String> ofTheChange =
                List.of(
                        "raised level warn acceptance_rate 1d 00:00 m-b editor",
                        "raised level warn acceptance_rate 1h 20:00 m-b editor",
                        "raised level warn persistence_rate_300s 1d 00:00 m-b editor",
                        "raised level warn persistence_rate_300s 1h 20:00 m-b editor");
        assertThat(alerts).containsAll(ofTheChange);
        assertThat(alerts)
                .filteredOn(alert -> !ofTheChange.contains(alert))
                .allMatch(
                        alert ->
                                alert.startsWith("raised level warn task_completion_rate")
                                        && alert.endsWith(" treatment product"));
    }

    /**
     * Of pooled cells some 5 in 100 may lie outside a 95 % interval; more than 15 in 100 of some 50
     * would happen once in a thousand runs, and the seed is fixed.
     */
    @Test
    void plantedProbabilitiesLieInTheIntervals() {
        List<String> outside = new ArrayList<>();
        int looked = 0;
        for (Headline headline : Headline.ALL) {
            for (KpiReader.Row row : rows(headline.family())) {
                boolean pooled =
                        row.cell().grain().equals("1h")
                                && row.cell().segmentBy().equals(headline.segmentBy())
                                && row.cell().segment().equals(headline.segment());
                if (!pooled
                        || !headline.isProbability()
                        || row.count(headline.denominator()) < 100) {
                    continue;
                }
                looked++;
                double planted = headline.planted(traffic.truth().at(row.cell()));
                if (planted < row.rate(headline.rate() + "_low")
                        || planted > row.rate(headline.rate() + "_high")) {
                    outside.add(row.cell() + " " + headline.rate() + " " + planted);
                }
            }
        }
        assertThat(looked).isGreaterThan(10);
        assertThat(outside.size()).as("outside: %s", outside).isLessThanOrEqualTo(looked * 3 / 20);
    }

    @Test
    void theScreenShowsEachRateOfEachHour() {
        Snapshot read = Objects.requireNonNull(snapshot);
        assertThat(read.hours()).hasSizeGreaterThan(1).allMatch(Snapshot.Hour::last);
        for (Headline headline : Headline.ALL) {
            for (Snapshot.Hour hour : read.hours()) {
                KpiReader.Row row =
                        rows(headline.family()).stream()
                                .filter(
                                        candidate ->
                                                candidate
                                                        .cell()
                                                        .equals(headline.cell(hour.startMillis())))
                                .findFirst()
                                .orElseThrow();
                Snapshot.Measured measured = Objects.requireNonNull(read.at(headline, hour));
                assertThat(measured.rate())
                        .as(headline.rate())
                        .isEqualTo(row.rate(headline.rate()));
                assertThat(measured.low()).isEqualTo(row.rate(headline.rate() + "_low"));
                assertThat(measured.high()).isEqualTo(row.rate(headline.rate() + "_high"));
                assertThat(measured.planted())
                        .isEqualTo(headline.planted(traffic.truth().at(row.cell())));
            }
        }
        assertThat(read.agreeing()).isGreaterThan(100);
        assertThat(read.disagreements()).isEmpty();
    }

    @Test
    void theQueryOnTheScreenAnswersWithTheHours() {
        List<Long> accepted =
                rows(Truth.Family.SUGGESTION).stream()
                        .filter(
                                row ->
                                        row.cell().grain().equals("1h")
                                                && row.cell().segment().equals("all"))
                        .map(row -> row.count("accepted"))
                        .toList();
        assertThat(queried).isNotEmpty().containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void everyRecordIsAccountedFor() {
        Map<String, Long> found = new HashMap<>();
        Map<String, Long> planted = new HashMap<>();
        for (KpiReader.Row row : rows(Truth.Family.INGEST)) {
            if (row.cell().grain().equals("1m") && row.cell().segmentBy().equals("all")) {
                for (String measure : Truth.Family.INGEST.measures()) {
                    found.merge(measure, row.count(measure), Long::sum);
                }
                found.merge("effective", row.count("effective"), Long::sum);
                found.merge("without_effect", row.count("without_effect"), Long::sum);
            }
        }
        for (Truth.Cell cell : traffic.truth().cells(Truth.Family.INGEST)) {
            if (cell.grain().equals("1m")) {
                Truth.Counted counted = Objects.requireNonNull(traffic.truth().at(cell));
                for (String measure : Truth.Family.INGEST.measures()) {
                    planted.merge(measure, counted.count(measure), Long::sum);
                }
            }
        }
        assertThat(found).containsAllEntriesOf(planted);
        long refused =
                planted.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("refused_"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        assertThat(
                        found.getOrDefault("effective", 0L)
                                + found.getOrDefault("without_effect", 0L)
                                + refused
                                + planted.getOrDefault("late", 0L))
                .as("effective + without effect + refused + late")
                .isEqualTo(planted.get("read"));
        assertThat(found.get("without_effect")).isGreaterThanOrEqualTo(traffic.duplicates());
    }
}
