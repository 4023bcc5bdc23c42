package dev.stet.rollup;

import static dev.stet.rollup.RollupTasks.CLOCK;
import static dev.stet.rollup.RollupTasks.FINAL_AT;
import static dev.stet.rollup.RollupTasks.LIMIT;
import static dev.stet.rollup.RollupTasks.MINUTE;
import static dev.stet.rollup.RollupTasks.REFRESH;
import static dev.stet.rollup.RollupTasks.asked;
import static dev.stet.rollup.RollupTasks.group;
import static dev.stet.rollup.RollupTasks.maturity;
import static dev.stet.rollup.RollupTasks.none;
import static dev.stet.rollup.RollupTasks.queries;
import static dev.stet.rollup.RollupTasks.rollup;
import static dev.stet.rollup.RollupTasks.sums;
import static dev.stet.rollup.RollupTasks.tasks;
import static dev.stet.rollup.RollupTasks.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Clusters;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.Key128;
import dev.stet.contract.KpiRow;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.theta.Sketches;
import org.apache.datasketches.theta.Union;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RollupOperatorTest {

    @Test
    void aProvisionalRowAtMostOncePerRefreshAndOnlyOfWhatChanged() throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1));
            rollup.process(asked("x", 2));
            rollup.process(asked("y", 4));
            assertThat(rollup.output()).as("before the refresh").isEmpty();
            rollup.clock(CLOCK + REFRESH);
            assertThat(rollup.output()).extracting(KpiRow::segment).containsOnly("x", "y");
            assertThat(rollup.output()).extracting(RollupTasks::queries).contains(3L, 4L);
            assertThat(rollup.output()).hasSize(2).noneMatch(KpiRow::last);

            rollup.clock(CLOCK + 4 * REFRESH);
            assertThat(rollup.output()).as("nothing changed").hasSize(2);

            rollup.process(asked("y", 1));
            rollup.clock(CLOCK + 5 * REFRESH);
            assertThat(rollup.output()).as("one of two changed").hasSize(3);
            assertThat(queries(rollup.output().get(2))).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void finalExactlyWhenTheWatermarkHasPassed(long offset) throws Exception {
        try (var rollup = rollup(0)) {
            rollup.process(asked("x", 1));
            rollup.advanceTo(FINAL_AT + offset);
            assertThat(rollup.output()).hasSize(offset < 0 ? 0 : 1).allMatch(KpiRow::last);
            assertThat(rollup.output())
                    .allSatisfy(
                            row -> {
                                assertThat(row.version()).isEqualTo(1);
                                assertThat(row.watermarkMillis()).isEqualTo(FINAL_AT + offset + 1);
                            });
        }
    }

    @Test
    void nothingFollowsTheFinalRowAndNothingIsLeft() throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1, user(1)));
            rollup.clock(CLOCK + REFRESH);
            rollup.process(asked("x", 1, user(2)));
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.stateEntries()).as("state entries left").isZero();
            assertThat(rollup.timers()).as("timers left, those of the clock too").isZero();

            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + 9 * REFRESH);
            rollup.advanceTo(Long.MAX_VALUE);
            assertThat(rollup.output()).extracting(KpiRow::last).containsExactly(false, true);
            assertThat(rollup.output().get(1).version())
                    .isGreaterThan(rollup.output().get(0).version());
            assertThat(rollup.stateEntries()).isZero();
        }
    }

    @Test
    void whatWasTakenBackIsToldOnlyToThoseWhoHeardOfIt() throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("told", 1));
            rollup.clock(CLOCK + REFRESH);
            rollup.process(asked("told", -1));
            rollup.process(asked("never told", 1));
            rollup.process(asked("never told", -1));
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output()).extracting(KpiRow::segment).containsOnly("told");
            assertThat(rollup.output()).extracting(KpiRow::last).containsExactly(false, true);
            assertThat(queries(rollup.output().get(1))).isZero();
        }
    }

    @Test
    void pastTheLimitSegmentsAreSummedAsOther() throws Exception {
        RollupOperator operator =
                RollupTasks.operator(maturity(Duration.ofMinutes(10)), Duration.ZERO, LIMIT, 1);
        try (var rollup = tasks(() -> operator, false)) {
            for (int i = 0; i < LIMIT + 2; i++) {
                rollup.process(asked("s" + i, 1, user(i)));
            }
            rollup.process(asked("s0", 10));
            rollup.process(asked("s4", 10));
            rollup.process(new CellSum(group("feature"), "another set", sums(1), none()));
            rollup.advanceTo(FINAL_AT);

            Map<String, Long> queries = new HashMap<>();
            rollup.output().forEach(row -> queries.put(row.segment(), queries(row)));
            assertThat(queries)
                    .isEqualTo(
                            Map.of(
                                    "s0",
                                    11L,
                                    "s1",
                                    1L,
                                    "s2",
                                    1L,
                                    SegmentSet.OTHER,
                                    12L,
                                    "another set",
                                    1L));
            assertThat(operator.folded.getCount()).isEqualTo(3);
        }
    }

    /** Over a restart, when the cell is read from state. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void histogramsAddUpAndAreRetracted(boolean rocksDb) throws Exception {
        try (var rollup = rollup(0, rocksDb, LIMIT)) {
            rollup.process(sampled("x", 7, 0, 1, 5));
            rollup.process(sampled("y", 1, 1000));
            rollup.restart(1);
            rollup.process(sampled("x", 2, 1));
            rollup.process(sampled("x", -1, 5));
            rollup.advanceTo(FINAL_AT);
            Map<String, String> histograms = new HashMap<>();
            for (KpiRow row : rollup.output()) {
                assertThat(row.sums().histogram(0).isEmpty()).as("not sampled").isTrue();
                histograms.put(row.segment(), row.sums().histogram(1).toString());
            }
            assertThat(histograms).isEqualTo(Map.of("x", "zero:7 -1:9 148:6", "y", "637:1"));
            assertThat(rollup.stateEntries()).isZero();
        }
    }

    /** Each falls into the cell's second histogram, so many times. */
    private static CellSum sampled(String segment, long count, long... values) {
        CellSum sum = asked(segment, 0);
        for (long value : values) {
            sum.sums().histogramToAdd(1).add(ExponentialHistogram.bucket(value), count);
        }
        return sum;
    }

    /** As of a release that had fewer measures and fewer distinct counts. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMeasureThatWasAppendedMovesNothingInAnOpenWindow(boolean changesAgain) throws Exception {
        try (var rollup = rollup(0)) {
            rollup.process(
                    new CellSum(
                            RollupTasks.GROUP,
                            "x",
                            Sums.of(new long[] {3, 1}, new long[] {2}),
                            List.of(List.of(user(1), user(2)), List.of())));
            rollup.restart(1);
            if (changesAgain) {
                rollup.process(asked("x", 4));
            }
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output())
                    .singleElement()
                    .satisfies(
                            row -> {
                                long queries = changesAgain ? 7 : 3;
                                assertThat(row.sums().measures())
                                        .containsExactly(queries, 1, 0, 0, 0, 0, 0, 0);
                                assertThat(row.sums().distinct()).containsExactly(2, 0);
                                assertThat(row.values())
                                        .containsExactly(queries, 1, 0, 0, 0, 0, 0, 0, 2, 0);
                                assertThat(estimate(row.sketches().get(0))).isEqualTo(2);
                            });
        }
    }

    @Test
    void theSketchesOfTwoColumnsHaveKeysOfTheirOwn() {
        assertThat(LiveGroup.sketchKey(1, "0x")).isNotEqualTo(LiveGroup.sketchKey(10, "x"));
        assertThat(LiveGroup.sketchKey(1, "0:x")).isNotEqualTo(LiveGroup.sketchKey(10, "x"));
        assertThat(LiveGroup.sketchKey(1, ":x")).isNotEqualTo(LiveGroup.sketchKey(1, "x"));
    }

    /**
     * Headers, two bytes of bits with their lengths, and a byte for the only sum of each bucket.
     */
    @Test
    void bucketsOfUsersWeighWhatTheyTakeInMemory() {
        Clusters clusters = new Clusters();
        assertThat(LiveGroup.clusterBytes(null)).isZero();
        assertThat(LiveGroup.clusterBytes(PackedClusters.EMPTY)).isEqualTo(32 + 2);
        clusters.add(3, new long[] {1});
        clusters.add(6, new long[] {1});
        assertThat(LiveGroup.clusterBytes(PackedClusters.of(clusters))).isEqualTo(32 + 4 + 2);
    }

    /** At once after the restart, when the same refresh is still to come, or later. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, REFRESH, 10 * REFRESH})
    void whatHadChangedBeforeARestartIsStillWritten(long later) throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1));
            rollup.process(asked("y", 1));
            rollup.restart(1);
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + later);
            rollup.clock(CLOCK + later + REFRESH);
            assertThat(rollup.output()).extracting(KpiRow::segment).contains("x", "y");
            assertThat(rollup.timers()).as("the final one alone").isEqualTo(1);
            int written = rollup.output().size();
            rollup.clock(CLOCK + later + 2 * REFRESH);
            assertThat(rollup.output()).as("once").hasSize(written);
        }
    }

    /** A reader sees the rows of both attempts, the first attempt's last ones included. */
    @Test
    void afterARestartFromAnOlderSnapshotVersionsStillGrow() throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + REFRESH);
            rollup.snapshot();
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + 2 * REFRESH);
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + 3 * REFRESH);
            rollup.restore(1);
            rollup.clock(CLOCK + 4 * REFRESH);
            rollup.process(asked("x", 1));
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + 5 * REFRESH);
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output()).hasSize(5);
            assertVersionsGrow(rollup.output());
        }
    }

    @Test
    void versionsGrowOnAMachineWhoseClockIsBehindToo() throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + REFRESH);
            rollup.clock(CLOCK - 10 * REFRESH);
            rollup.restart(1);
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK - 9 * REFRESH);
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output())
                    .extracting(KpiRow::version)
                    .containsExactly(CLOCK + REFRESH, CLOCK + REFRESH + 1, CLOCK + REFRESH + 2);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Sums, refreshes and restarts in any order; the last row of each key is final and right. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFinalRowIsTheSumOverAllRestarts(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Long> expected = new HashMap<>();
        Map<String, Set<Key128>> users = new HashMap<>();
        boolean rocksDb = seed % 20 == 0;
        long refresh = random.nextBoolean() ? REFRESH : 0;
        try (var rollup = rollup(refresh, rocksDb, 100, RollupTasks.keyGroups(seed))) {
            long clock = CLOCK;
            for (int step = random.nextInt(60); step >= 0; step--) {
                switch (random.nextInt(8)) {
                    case 0 -> rollup.restart(1 + random.nextInt(3));
                    case 1, 2 -> {
                        clock += random.nextLong(2 * REFRESH);
                        rollup.clock(clock);
                    }
                    case 3 -> rollup.advanceTo(FINAL_AT - 1 - random.nextLong(MINUTE));
                    default -> {
                        String segment = "s" + random.nextInt(4);
                        String by = random.nextBoolean() ? "model" : "feature";
                        long amount = random.nextInt(5) - 1;
                        Key128 user = user(random.nextInt(9));
                        rollup.process(
                                new CellSum(
                                        group(by),
                                        segment,
                                        sums(amount),
                                        List.of(List.of(user), List.of())));
                        expected.merge(by + "=" + segment, amount, Long::sum);
                        users.computeIfAbsent(by + "=" + segment, key -> new HashSet<>()).add(user);
                    }
                }
            }
            rollup.advanceTo(FINAL_AT);
            Map<String, Long> told = new HashMap<>();
            for (KpiRow row : rollup.output()) {
                if (row.last()) {
                    String key = row.segmentBy() + "=" + row.segment();
                    assertThat(told.put(key, queries(row))).as("a second final row").isNull();
                    assertThat(estimate(row.sketches().get(0)))
                            .isEqualTo(users.getOrDefault(key, Set.of()).size());
                }
            }
            expected.forEach(
                    (key, sum) -> assertThat(told.getOrDefault(key, 0L)).as(key).isEqualTo(sum));
            assertVersionsGrow(rollup.output());
            rollup.clock(clock + REFRESH);
            assertThat(rollup.timers()).isZero();
            assertThat(rollup.stateEntries()).isZero();
        }
    }

    /** A savepoint of a job with less allowed lateness holds timers that are too early now. */
    @Test
    void aTimerThatIsTooEarlyNowWaits() throws Exception {
        List<Duration> lateness = new ArrayList<>(List.of(Duration.ZERO));
        try (var rollup =
                tasks(
                        () ->
                                RollupTasks.operator(
                                        maturity(lateness.get(0)), Duration.ZERO, LIMIT, 1),
                        false)) {
            rollup.process(asked("x", 1));
            lateness.set(0, Duration.ofMinutes(10));
            rollup.restart(1);
            rollup.advanceTo(FINAL_AT - 1);
            assertThat(rollup.output()).isEmpty();
            rollup.process(asked("x", 1));
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output()).extracting(RollupTasks::queries).containsExactly(2L);
            assertThat(rollup.timers()).isZero();
        }
    }

    @Test
    void sketchesCountFewUsersExactlyAndMerge() {
        List<Key128> some = IntStream.range(0, 2_000).mapToObj(RollupTasks::user).toList();
        List<Key128> others = IntStream.range(1_000, 3_000).mapToObj(RollupTasks::user).toList();
        assertThat(estimate(UserSketches.EMPTY)).isZero();
        assertThat(estimate(sketch(null, some))).isEqualTo(2_000);
        assertThat(estimate(sketch(sketch(null, some), some))).isEqualTo(2_000);
        byte[] both = sketch(sketch(null, some), others);
        assertThat(estimate(both)).isEqualTo(3_000);
        List<Key128> all = IntStream.range(0, 3_000).mapToObj(RollupTasks::user).toList();
        assertThat(both).as("as if counted at once").isEqualTo(sketch(null, all));
    }

    /** Flink finds a key's task by it, from several processes: a constant, or rows come apart. */
    @Test
    void theHashOfAKeyIsTheSameInEveryProcess() {
        assertThat(new CellGroup(View.QUESTION, "t", Grain.HOUR, 3_600_000, "all").hashCode())
                .isEqualTo(
                        31 * (31 * (31 * (31 * 1 + 1) + 3_600_000) + "t".hashCode())
                                + "all".hashCode());
    }

    private static void assertVersionsGrow(List<KpiRow> rows) {
        Map<String, KpiRow> latest = new HashMap<>();
        for (KpiRow row : rows) {
            KpiRow before = latest.put(row.segmentBy() + "=" + row.segment(), row);
            if (before != null) {
                assertThat(before.last()).as("nothing follows the final row").isFalse();
                assertThat(row.version()).isGreaterThan(before.version());
            }
        }
        assertThat(latest.values())
                .filteredOn(row -> row.segment().equals("x"))
                .allMatch(KpiRow::last);
    }

    private static double estimate(byte[] sketch) {
        return Sketches.wrapSketch(Memory.wrap(sketch)).getEstimate();
    }

    private static byte[] sketch(byte @Nullable [] before, List<Key128> users) {
        Union sketch = UserSketches.of(before);
        UserSketches.add(sketch, users);
        return UserSketches.bytes(sketch);
    }
}
