package dev.stet.rollup;

import static dev.stet.rollup.RollupTasks.asked;
import static dev.stet.rollup.RollupTasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.testkit.FactTally;
import dev.stet.testkit.KeyedTasks;
import dev.stet.testkit.Zones;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that are the days of a zone. */
final class ZonedWindowsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private DayZone zone = DayZone.UTC;

    static LongStream seeds() {
        return LongStream.range(0, 90);
    }

    /** A day may begin within an hour, whose facts are then of two days. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsAreThoseOfTheFactsOfEachDay(long seed) {
        Random random = new Random(seed);
        Zones zones = Zones.of(seed);
        Cube cube =
                new Cube(
                        seed % 2 == 0
                                ? List.of(Grain.DAY, Grain.HOUR)
                                : List.of(Grain.MINUTE, Grain.DAY),
                        List.of(SegmentSet.of("all")),
                        zones.days());
        long midnight = zones.date().atStartOfDay(zones.zone()).toInstant().toEpochMilli();
        LocalSums sums = new LocalSums(Map.of(View.SUGGESTION, cube), Map.of());
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long at = midnight + random.nextLong(-90 * MINUTE, 90 * MINUTE);
            long[] measures = new long[View.SUGGESTION.measures().size()];
            measures[0] = 1;
            facts.add(new Fact(View.SUGGESTION, "t", at, Dimensions.NONE, measures, null));
            sums.add(facts.get(i));
        }
        SortedMap<Long, Long> days = new TreeMap<>();
        sums.drain(
                sum -> {
                    if (sum.group().grain() == Grain.DAY) {
                        days.merge(
                                sum.group().windowStartMillis(),
                                sum.sums().measures()[0],
                                Long::sum);
                    }
                });

        SortedMap<Long, Long> expected = new TreeMap<>();
        FactTally.rows(facts, View.SUGGESTION, cube)
                .forEach(
                        (cell, row) -> {
                            if (cell.grain().equals("1d")) {
                                expected.put(cell.windowStartMillis(), row.get("shown"));
                            }
                        });
        assertThat(days).isEqualTo(expected).hasSizeGreaterThan(1);
    }

    @Test
    void aRowEndsWithItsDay() throws Exception {
        zone = DayZone.of("America/New_York");
        long start = Instant.parse("2024-11-03T04:00:00Z").toEpochMilli();
        long end = Instant.parse("2024-11-04T05:00:00Z").toEpochMilli();
        CellGroup group = new CellGroup(View.QUESTION, "default", Grain.DAY, start, "all");
        Sums sums = RollupTasks.sums(1);
        try (var rollup = rollup()) {
            rollup.process(new CellSum(group, "all", sums, RollupTasks.none()));
            rollup.advanceTo(end + 40 * MINUTE - 2);
            assertThat(rollup.output()).as("not after 24 hours").isEmpty();
            rollup.advanceTo(end + 40 * MINUTE - 1);
            assertThat(rollup.output())
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row.windowStartMillis()).isEqualTo(start);
                                assertThat(row.windowEndMillis()).isEqualTo(end);
                                assertThat(row.last()).isTrue();
                            });
        }
    }

    /** Day 28 of a new user of 7 October ends an hour later than 28 times 24 hours say. */
    @Test
    void retentionMaturesByDaysOfTheZone() {
        Maturity maturity =
                Maturity.of(Duration.ZERO, Duration.ZERO, DayZone.of("America/New_York"));
        long end = Instant.parse("2024-10-08T04:00:00Z").toEpochMilli();
        long last = Instant.parse("2024-11-05T05:00:00Z").toEpochMilli() - 1;
        assertThat(maturity.lastInstant(View.RETENTION, end)).isEqualTo(last);
        assertThat(maturity.latestEnd(View.RETENTION, last)).isEqualTo(end);
        assertThat(maturity.latestEnd(View.RETENTION, last - 1)).isEqualTo(end - DAY);
        assertThat(maturity.lastInstant(View.ADOPTION, end)).isEqualTo(end + 60 * DAY - 1);
        assertThat(maturity.latestEnd(View.RETENTION, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(maturity.latestEnd(View.RETENTION, Long.MAX_VALUE)).isPositive();
    }

    /** In spring it does not end earlier: a conversion counts for 28 times 24 hours. */
    @Test
    void norDoesItMatureEarlier() {
        Maturity maturity =
                Maturity.of(Duration.ZERO, Duration.ZERO, DayZone.of("America/New_York"));
        long end = Instant.parse("2024-03-01T05:00:00Z").toEpochMilli();
        assertThat(maturity.lastInstant(View.RETENTION, end)).isEqualTo(end + 28 * DAY - 1);
    }

    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aSavepointKeepsItsZone(int parallelism) throws Exception {
        zone = DayZone.of("Asia/Kolkata");
        try (var rollup = rollup()) {
            rollup.process(asked("x", 1));
            rollup.snapshot();
            zone = DayZone.of("America/New_York");
            assertThatThrownBy(() -> rollup.restore(parallelism))
                    .hasRootCauseMessage(
                            "stet.rollup.day-zone was Asia/Kolkata in the savepoint and is"
                                + " America/New_York now, so open days and users would be counted"
                                + " by days of two zones: leave it as it was, or read from the"
                                + " start without the savepoint");
            zone = DayZone.of("Asia/Calcutta");
            rollup.restore(parallelism);
            rollup.advanceTo(RollupTasks.FINAL_AT);
            assertThat(rollup.output()).extracting(RollupTasks::queries).containsExactly(1L);
        }
    }

    private KeyedTasks<CellGroup, CellSum, KpiRow> rollup() throws Exception {
        return tasks(
                () ->
                        RollupTasks.operator(
                                new Cube(
                                        List.of(Grain.MINUTE, Grain.DAY),
                                        List.of(SegmentSet.of("all"), SegmentSet.of("model")),
                                        zone),
                                new Maturity(
                                        Map.of(View.QUESTION, Duration.ofMinutes(30)),
                                        Duration.ofMinutes(10),
                                        zone),
                                Duration.ZERO,
                                10,
                                1),
                false);
    }
}
