package dev.stet.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Clusters;
import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.state.CacheSize;
import dev.stet.testkit.KeyedTasks;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.Zones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clusters of final rows are the sums of the facts of each bucket, in whatever order these
 * come, with some taken back, over two tasks and restarts. A failure names its seed.
 */
final class ClustersPropertyTest {

    private static final int[] CLUSTERED = {0, 2, 3};
    private static final Map<View, int[]> MEASURES = Map.of(View.QUESTION, CLUSTERED);
    private static final long HOUR = Grain.HOUR.millis();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areTheSumsOfEachBucket(long seed) throws Exception {
        Random random = new Random(seed);
        Cube cube = cube(seed);
        List<Fact> facts = facts(random, Zones.of(seed));
        Collections.shuffle(facts, random);
        List<KpiRow> rows = rows(facts, cube, List.of(MEASURES), random, seed);

        SortedMap<Cell, SortedMap<String, Long>> expected = new TreeMap<>();
        facts.forEach(fact -> add(expected, fact, cube));
        expected.values().forEach(sums -> sums.values().removeIf(sum -> sum == 0));
        expected.values().removeIf(SortedMap::isEmpty);
        SortedMap<Cell, SortedMap<String, Long>> told = new TreeMap<>();
        for (KpiRow row : rows) {
            if (row.last()) {
                SortedMap<String, Long> sums = told(row);
                if (!sums.isEmpty()) {
                    told.put(KpiRowMaps.cell(row), sums);
                }
            }
        }
        assertThat(told).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void areNotThereWhereNobodyWantsThem(long seed) throws Exception {
        Random random = new Random(seed);
        List<Fact> facts = facts(random, Zones.of(seed));
        assertThat(rows(facts, cube(seed), List.of(Map.of()), random, seed))
                .isNotEmpty()
                .allMatch(row -> row.sums().clusters() == null);
    }

    /**
     * With some lives in which nothing is counted by bucket: a column is none, or whole. What is
     * taken back comes after what it takes back, as it does in a job.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areWholeOrNoneWhereTheyWereOffForATime(long seed) throws Exception {
        Random random = new Random(seed);
        Cube cube = cube(seed);
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : facts(random, Zones.of(seed))) {
            long[] measures = LongStream.of(fact.measures()).map(Math::abs).toArray();
            facts.add(with(fact, measures));
        }
        for (int i = 0; i < facts.size(); i++) {
            if (random.nextInt(4) == 0
                    && LongStream.of(facts.get(i).measures()).max().orElse(0) > 0) {
                facts.add(i + 1 + random.nextInt(facts.size() - i), back(facts.get(i)));
            }
        }
        List<KpiRow> rows = rows(facts, cube, List.of(MEASURES, Map.of()), random, seed);

        SortedMap<Cell, SortedMap<String, Long>> expected = new TreeMap<>();
        facts.forEach(fact -> add(expected, fact, cube));
        for (KpiRow row : rows) {
            PackedClusters packed = row.sums().clusters();
            if (row.last() && packed != null) {
                Clusters clusters = packed.unpack();
                SortedMap<String, Long> sums =
                        expected.getOrDefault(KpiRowMaps.cell(row), new TreeMap<>());
                for (int measure : CLUSTERED) {
                    if (clusters.column(measure, row.sums().measures()[measure]) != null) {
                        long[] column = new long[64];
                        long[] defined = new long[64];
                        for (int bucket = 0; bucket < 64; bucket++) {
                            column[bucket] = clusters.at(bucket, measure);
                            defined[bucket] = sums.getOrDefault(measure + " of " + bucket, 0L);
                        }
                        assertThat(column).isEqualTo(defined);
                    }
                }
            }
        }
    }

    /** While they are off, the only thing of bucket 3 is taken back, and one of bucket 4 comes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areNoneInAWindowInWhichTheyWereOff(boolean atOnce) throws Exception {
        Cube cube = new Cube(List.of(Grain.HOUR), List.of(SegmentSet.of("all")), DayZone.UTC);
        long[] one = new long[View.QUESTION.measures().size()];
        one[0] = 1;
        Fact first = fact(0, Dimensions.NONE, one, 3);
        AtomicReference<Map<View, int[]>> clustered = new AtomicReference<>(MEASURES);
        try (KeyedTasks<CellGroup, CellSum, KpiRow> tasks = tasks(cube, clustered, 1)) {
            drain(locals(List.of(first), cube, MEASURES), tasks);
            clustered.set(Map.of());
            tasks.restart(1);
            List<Fact> later = List.of(back(first), fact(0, Dimensions.NONE, one, 4));
            if (atOnce) { // the sum of both is nothing, and comes nowhere
                drain(locals(later, cube, Map.of()), tasks);
            } else {
                for (Fact fact : later) {
                    drain(locals(List.of(fact), cube, Map.of()), tasks);
                }
            }
            clustered.set(MEASURES);
            tasks.restart(1);
            Fact next = fact(HOUR, Dimensions.NONE, one, 5);
            drain(locals(List.of(next), cube, MEASURES), tasks);
            tasks.restart(1);
            tasks.advanceTo(100 * HOUR);
            assertThat(tasks.output())
                    .extracting(row -> row.sums().measures()[0])
                    .containsExactly(1L, 1L);
            assertThat(tasks.output())
                    .extracting(row -> row.sums().clusters() != null)
                    .containsExactly(false, true);
        }
    }

    private static List<LocalSums> locals(List<Fact> facts, Cube cube, Map<View, int[]> clustered) {
        LocalSums local = new LocalSums(Map.of(View.QUESTION, cube), clustered);
        facts.forEach(local::add);
        return List.of(local);
    }

    private static Fact back(Fact fact) {
        return with(fact, LongStream.of(fact.measures()).map(number -> -number).toArray());
    }

    private static Fact with(Fact fact, long[] measures) {
        return fact(fact.cohortMillis(), fact.dimensions(), measures, fact.bucket());
    }

    /** The first grain is that of the facts' sums; a day can begin within an hour. */
    private static Cube cube(long seed) {
        return new Cube(
                seed % 3 == 0
                        ? List.of(Grain.HOUR, Grain.DAY)
                        : List.of(Grain.MINUTE, Grain.HOUR, Grain.DAY),
                List.of(SegmentSet.of("all"), SegmentSet.of("model")),
                Zones.of(seed).days());
    }

    private static List<Fact> facts(Random random, Zones zones) {
        long midnight = zones.date().atStartOfDay(zones.zone()).toInstant().toEpochMilli();
        List<Fact> facts = new ArrayList<>();
        for (int n = random.nextInt(1, 120); n > 0; n--) {
            long at = midnight + random.nextLong(-2 * HOUR, 2 * HOUR);
            Dimensions dimensions = Dimensions.of(Map.of(Dimension.MODEL, "m" + random.nextInt(3)));
            long[] measures = random.longs(View.QUESTION.measures().size(), -1, 4).toArray();
            int bucket = random.nextInt(9) == 0 ? Clusters.NOBODY : random.nextInt(64);
            facts.add(fact(at, dimensions, measures, bucket));
            if (random.nextInt(4) == 0) {
                facts.add(back(facts.get(facts.size() - 1)));
            }
        }
        return facts;
    }

    private static Fact fact(long at, Dimensions dimensions, long[] measures, int bucket) {
        return new Fact(View.QUESTION, "t", at, dimensions, measures, null, List.of(), bucket);
    }

    private static KeyedTasks<CellGroup, CellSum, KpiRow> tasks(
            Cube cube, AtomicReference<Map<View, int[]>> clustered, long seed) throws Exception {
        Maturity maturity = Maturity.of(Duration.ofMinutes(5), Duration.ZERO, cube.zone());
        return RollupTasks.tasks(
                () ->
                        new RollupOperator(
                                new Rollup(
                                        Map.of(View.QUESTION, cube),
                                        Objects.requireNonNull(clustered.get()),
                                        maturity,
                                        Duration.ofMillis(seed % 2 == 0 ? 0 : RollupTasks.REFRESH),
                                        100,
                                        new CacheSize(1 + (int) seed % 5 * 10)),
                                false,
                                Span.ALWAYS),
                seed % 50 == 0,
                RollupTasks.keyGroups(seed));
    }

    /**
     * @param lives what is counted by bucket in a life, each drawn from these; the first and the
     *     last are of the first
     */
    private static List<KpiRow> rows(
            List<Fact> facts, Cube cube, List<Map<View, int[]>> lives, Random random, long seed)
            throws Exception {
        Map<View, Cube> cubes = Map.of(View.QUESTION, cube);
        AtomicReference<Map<View, int[]>> clustered = new AtomicReference<>(lives.get(0));
        List<LocalSums> locals = locals(cubes, lives.get(0));
        try (KeyedTasks<CellGroup, CellSum, KpiRow> tasks = tasks(cube, clustered, seed)) {
            long clock = RollupTasks.CLOCK;
            for (Fact fact : facts) {
                locals.get(random.nextInt(2)).add(fact);
                if (random.nextInt(10) == 0) {
                    drain(locals, tasks);
                    clock += RollupTasks.REFRESH;
                    tasks.clock(clock);
                }
                if (random.nextInt(30) == 0) {
                    drain(locals, tasks);
                    clustered.set(lives.get(random.nextInt(lives.size())));
                    locals = locals(cubes, Objects.requireNonNull(clustered.get()));
                    tasks.restart(1 + random.nextInt(2));
                }
            }
            drain(locals, tasks);
            clustered.set(lives.get(0));
            tasks.restart(2);
            tasks.advanceTo(facts.get(0).cohortMillis() + 100 * HOUR);
            List<KpiRow> rows = List.copyOf(tasks.output());
            assertThat(tasks.stateEntries()).as("state entries left").isZero();
            assertThat(tasks.timers()).as("timers left").isZero();
            return rows;
        }
    }

    private static List<LocalSums> locals(Map<View, Cube> cubes, Map<View, int[]> clustered) {
        return List.of(new LocalSums(cubes, clustered), new LocalSums(cubes, clustered));
    }

    private static void drain(List<LocalSums> locals, KeyedTasks<CellGroup, CellSum, KpiRow> tasks)
            throws Exception {
        List<CellSum> sums = new ArrayList<>();
        locals.forEach(local -> local.drain(sums::add));
        for (CellSum sum : sums) {
            tasks.process(sum);
        }
    }

    private static void add(SortedMap<Cell, SortedMap<String, Long>> cells, Fact fact, Cube cube) {
        if (fact.bucket() == Clusters.NOBODY) {
            return;
        }
        DayZone zone = cube.zone();
        for (Grain grain : List.of(Grain.HOUR, Grain.DAY)) {
            for (SegmentSet set : cube.sets()) {
                Cell cell =
                        new Cell(
                                "question_kpi",
                                "t",
                                grain.label(),
                                zone.windowStart(grain, fact.cohortMillis()),
                                set.name(),
                                set.segment(fact.dimensions()));
                SortedMap<String, Long> sums = cells.computeIfAbsent(cell, any -> new TreeMap<>());
                for (int measure : CLUSTERED) {
                    String name = measure + " of " + fact.bucket();
                    sums.merge(name, fact.measures()[measure], Long::sum);
                }
            }
        }
    }

    private static SortedMap<String, Long> told(KpiRow row) {
        SortedMap<String, Long> sums = new TreeMap<>();
        PackedClusters packed = row.sums().clusters();
        assertThat(packed == null).isEqualTo(row.grain() == Grain.MINUTE);
        Clusters clusters = packed == null ? null : packed.unpack();
        for (int bucket = 0; clusters != null && bucket < 64; bucket++) {
            for (int measure = 0; measure < 9; measure++) {
                long sum = clusters.at(bucket, measure);
                if (sum != 0) {
                    sums.put(measure + " of " + bucket, sum);
                }
            }
        }
        return sums;
    }
}
