package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrafficTest {

    private static final long START = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    private static Traffic traffic(long seed) {
        return new Traffic(TrafficSettings.bounded(seed, START, START + 2 * HOUR, 20, 2));
    }

    private static List<Sent> all(Traffic traffic) {
        List<Sent> all = new ArrayList<>();
        for (Sent sent = traffic.next(); sent != null; sent = traffic.next()) {
            all.add(sent);
        }
        return all;
    }

    @Test
    void equalSeedsMakeEqualTraffic() {
        List<Sent> once = all(traffic(7));
        List<Sent> again = all(traffic(7));
        List<Sent> other = all(traffic(8));

        assertThat(again).hasSameSizeAs(once);
        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).arrivalMillis()).isEqualTo(once.get(i).arrivalMillis());
            assertThat(again.get(i).partition()).isEqualTo(once.get(i).partition());
            assertThat(again.get(i).value()).isEqualTo(once.get(i).value());
        }
        assertThat(other.size()).isNotEqualTo(once.size()).isGreaterThan(1_000);
    }

    @Test
    void comesInOrderOfArrivalAtTheRateThatWasAsked() {
        List<Sent> all = all(traffic(1));

        assertThat(all)
                .isSortedAccordingTo(
                        (left, right) -> Long.compare(left.arrivalMillis(), right.arrivalMillis()));
        assertThat(all.size() / 7_200.0).isBetween(18.0, 22.0);
    }

    @Test
    void eventsTrailByNoMoreThanTheyMayAndSomeComeTwice() throws IOException {
        Traffic traffic = traffic(2);
        Map<String, Integer> copies = new HashMap<>();
        long newest = Long.MIN_VALUE;
        int outOfOrder = 0;
        for (Sent sent : all(traffic)) {
            JsonNode event = EventLog.event(sent);
            if (event == null || EventLog.isLate(event)) {
                continue;
            }
            long time = EventLog.time(event);
            assertThat(sent.arrivalMillis() - time).isBetween(0L, Outbox.MOST_DELAY_MILLIS);
            outOfOrder += time < newest ? 1 : 0;
            newest = Math.max(newest, time);
            copies.merge(event.get("event_id").textValue(), 1, Integer::sum);
        }
        assertThat(outOfOrder).isGreaterThan(100);
        assertThat(copies.values().stream().filter(count -> count == 2).count())
                .isEqualTo(traffic.duplicates())
                .isGreaterThan(100);
    }

    /** But for those that are planted to be refused. */
    @Test
    void everyEventIsValid() throws IOException {
        RecordDecoder decoder =
                Decoders.of(StetConfig.defaults(), PseudonymKey.generate()).create();
        Traffic traffic =
                new Traffic(
                        TrafficSettings.bounded(6, START, START + HOUR, 20, 2)
                                .withHistory(Duration.ofDays(3)));
        Set<String> types = new HashSet<>();
        for (Sent sent : all(traffic)) {
            JsonNode event = EventLog.event(sent);
            if (event == null) {
                continue;
            }
            byte[] value = sent.value();
            Decoded decoded =
                    decoder.decode(
                            value,
                            0,
                            value.length,
                            new Origin("interactions", sent.partition(), 0),
                            sent.arrivalMillis(),
                            sent.arrivalMillis());
            assertThat(decoded)
                    .as(() -> new String(value, StandardCharsets.UTF_8))
                    .isInstanceOf(ValidEvent.class);
            types.add(event.get("event_type").textValue());
        }
        assertThat(types).hasSizeGreaterThan(30);
    }

    /** Long before the rest, and no more of them at a higher rate of the present. */
    @Test
    void visitorsComeByDayThroughoutTheHistory() throws IOException {
        TrafficSettings settings =
                TrafficSettings.bounded(9, START, START + HOUR, 20, 2)
                        .withHistory(Duration.ofDays(10));
        Map<Long, Integer> perDay = new HashMap<>();
        int visitors = 0;
        for (JsonNode event : EventLog.of(new Traffic(settings)).all("opportunity.seen")) {
            long hour = Math.floorMod(EventLog.time(event), 24 * HOUR) / HOUR;
            assertThat(hour).isBetween(8L, 20L);
            perDay.merge(EventLog.time(event) / (24 * HOUR), 1, Integer::sum);
            visitors++;
        }
        assertThat(perDay).hasSizeGreaterThanOrEqualTo(10);
        assertThat(visitors / 10.0).isBetween(45.0, 75.0);
    }

    /** Else a whole day of the live rate would be a spike beside the weeks before it. */
    @Test
    void failuresAreReportedInTheHistoryAsOftenAsAnswersOfTheLiveRateAre() throws IOException {
        int days = 10;
        EventLog log =
                EventLog.of(
                        new Traffic(
                                TrafficSettings.bounded(10, START, START + 6 * HOUR, 20, 2)
                                        .withHistory(Duration.ofDays(days))));
        long answers =
                log.all("generation.completed").stream()
                        .filter(answer -> EventLog.time(answer) >= START)
                        .count();
        double live = answers * 4 * AnswerRun.REPORTED;
        Map<Long, Integer> perDay = new HashMap<>();
        for (JsonNode event : log.all("feedback.given")) {
            if (event.get("kind").textValue().equals("report") && !event.has("interaction_id")) {
                perDay.merge((START - EventLog.time(event)) / (24 * HOUR), 1, Integer::sum);
            }
        }

        assertThat(perDay).hasSize(days);
        assertThat(perDay.values().stream().mapToInt(Integer::intValue).sum() / (double) days)
                .isBetween(0.95 * live, 1.05 * live);
    }

    /** Another way to the same numbers: from the events, by the definitions of the contract. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theTruthIsWhatTheEventsSay(long seed) throws IOException {
        Traffic traffic = traffic(seed);
        Retold retold = new Retold();
        for (Sent sent : all(traffic)) {
            JsonNode event = EventLog.event(sent);
            if (event != null && !EventLog.isLate(event)) {
                retold.read(event);
            }
        }
        Map<Truth.Cell, Map<String, Long>> expected = retold.cells();
        Set<Truth.Cell> cells = new HashSet<>(traffic.truth().cells(Truth.Family.SUGGESTION));
        cells.addAll(traffic.truth().cells(Truth.Family.QUESTION));
        cells.addAll(traffic.truth().cells(Truth.Family.TASK));
        cells.addAll(traffic.truth().cells(Truth.Family.DECISION));

        assertThat(cells).as("seed %d", seed).isEqualTo(expected.keySet());
        for (Truth.Cell cell : cells) {
            Truth.Counted counted = at(traffic, cell);
            Map<String, Long> counts = new HashMap<>();
            Map<String, Long> retoldCounts = new HashMap<>();
            for (String measure : cell.family().measures()) {
                counts.put(measure, counted.count(measure));
                retoldCounts.put(
                        measure, expected.getOrDefault(cell, Map.of()).getOrDefault(measure, 0L));
            }
            assertThat(counts).as("seed %d, %s", seed, cell).isEqualTo(retoldCounts);
        }
    }

    @Test
    void theOutcomesFollowThePlantedProbabilities() {
        Traffic traffic = new Traffic(TrafficSettings.bounded(3, START, START + 4 * HOUR, 40, 2));
        all(traffic);
        for (String model : List.of("m-a", "m-b")) {
            Truth.Counted pooled =
                    at(
                            traffic,
                            new Truth.Cell(
                                    Truth.Family.SUGGESTION,
                                    "1d",
                                    Instant.parse("2026-03-01T00:00:00Z").toEpochMilli(),
                                    "model",
                                    model));
            assertNear(pooled, "accepted", "shown");
            assertNear(pooled, "present_30s", "observed_30s");
            assertNear(pooled, "present_300s", "observed_300s");
            assertNear(pooled, "unchanged_600s", "observed_600s");
            assertNear(pooled, "mostly_unchanged_600s", "observed_600s");
        }
        long day = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        Truth.Counted tasks =
                at(traffic, new Truth.Cell(Truth.Family.TASK, "1d", day, "all", "all"));
        assertNear(tasks, "successes", "started");
        assertNear(tasks, "costed", "started");
        assertNear(tasks, "reversed", "started");
        assertNear(tasks, "failed", "started");
        Truth.Counted decisions =
                at(traffic, new Truth.Cell(Truth.Family.DECISION, "1d", day, "all", "all"));
        assertNear(decisions, "overridden", "decisions");
        assertNear(decisions, "low_confidence", "decisions");
    }

    /** Within four standard deviations of a binomial. */
    private static void assertNear(Truth.Counted counted, String measure, String of) {
        double trials = counted.count(of);
        double expected = counted.expected(measure);
        double deviation = Math.sqrt(expected * (1 - expected / trials));
        assertThat(Math.abs(counted.count(measure) - expected))
                .as("%s: %d, expected %.1f", measure, counted.count(measure), expected)
                .isLessThan(4 * deviation);
        assertThat(trials).isGreaterThan(1_000);
    }

    @Test
    void theChangeIsSeenInOneModelOnly() {
        Traffic traffic = new Traffic(TrafficSettings.bounded(4, START, START + 2 * HOUR, 40, 2));
        all(traffic);

        assertThat(acceptance(traffic, "m-b", START)).isBetween(0.30, 0.38);
        assertThat(acceptance(traffic, "m-b", START + HOUR)).isBetween(0.16, 0.24);
        assertThat(acceptance(traffic, "m-a", START + HOUR)).isBetween(0.30, 0.38);
    }

    private static double acceptance(Traffic traffic, String model, long windowStart) {
        Truth.Counted counted =
                at(
                        traffic,
                        new Truth.Cell(Truth.Family.SUGGESTION, "1h", windowStart, "model", model));
        return (double) counted.count("accepted") / counted.count("shown");
    }

    @Test
    void plantsEachReasonForRefusalAndLateEvents() {
        Traffic traffic = traffic(5);
        long records = all(traffic).size();
        Map<String, Long> total = new HashMap<>();
        for (Truth.Cell cell : traffic.truth().cells(Truth.Family.INGEST)) {
            if (cell.grain().equals("1m")) {
                Truth.Counted counted = at(traffic, cell);
                cell.family()
                        .measures()
                        .forEach(name -> total.merge(name, counted.count(name), Long::sum));
            }
        }
        assertThat(total).containsEntry("read", records);
        assertThat(total).allSatisfy((measure, count) -> assertThat(count).isPositive());
    }

    private static Truth.Counted at(Traffic traffic, Truth.Cell cell) {
        return Objects.requireNonNull(traffic.truth().at(cell), cell::toString);
    }
}
