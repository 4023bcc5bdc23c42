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
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.state.CacheSize;
import dev.stet.testkit.KeyedTasks;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.Zones;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
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
        List<KpiRow> rows = rows(facts, cube, MEASURES, random, seed);

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
        assertThat(rows(facts, cube(seed), Map.of(), random, seed))
                .isNotEmpty()
                .allMatch(row -> row.sums().clusters() == null);
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
                long[] back = LongStream.of(measures).map(number -> -number).toArray();
                facts.add(fact(at, dimensions, back, bucket));
            }
        }
        return facts;
    }

    private static Fact fact(long at, Dimensions dimensions, long[] measures, int bucket) {
        return new Fact(View.QUESTION, "t", at, dimensions, measures, null, List.of(), bucket);
    }

    private static List<KpiRow> rows(
            List<Fact> facts, Cube cube, Map<View, int[]> clustered, Random random, long seed)
            throws Exception {
        Map<View, Cube> cubes = Map.of(View.QUESTION, cube);
        Maturity maturity = Maturity.of(Duration.ofMinutes(5), Duration.ZERO, cube.zone());
        Rollup rollup =
                new Rollup(
                        cubes,
                        clustered,
                        maturity,
                        Duration.ofMillis(seed % 2 == 0 ? 0 : RollupTasks.REFRESH),
                        100,
                        new CacheSize(1 + (int) seed % 5 * 10));
        List<LocalSums> locals =
                List.of(new LocalSums(cubes, clustered), new LocalSums(cubes, clustered));
        try (KeyedTasks<CellGroup, CellSum, KpiRow> tasks =
                new KeyedTasks<>(
                        () -> new RollupOperator(rollup, false, Span.ALWAYS),
                        CellSum::group,
                        CodecType.of(CellGroup.class, CellGroup.KeyCodec.class),
                        seed % 50 == 0)) {
            long clock = RollupTasks.CLOCK;
            for (Fact fact : facts) {
                locals.get(random.nextInt(2)).add(fact);
                if (random.nextInt(10) == 0) {
                    drain(locals, tasks);
                    clock += RollupTasks.REFRESH;
                    tasks.clock(clock);
                }
                if (random.nextInt(30) == 0) {
                    tasks.restart(1 + random.nextInt(2));
                }
            }
            drain(locals, tasks);
            tasks.restart(2);
            tasks.advanceTo(facts.get(0).cohortMillis() + 100 * HOUR);
            List<KpiRow> rows = List.copyOf(tasks.output());
            assertThat(tasks.stateEntries()).as("state entries left").isZero();
            assertThat(tasks.timers()).as("timers left").isZero();
            return rows;
        }
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
        Clusters clusters = row.sums().clusters();
        assertThat(clusters == null).isEqualTo(row.grain() == Grain.MINUTE);
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
