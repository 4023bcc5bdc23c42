package dev.stet.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Clusters;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.Measure;
import dev.stet.contract.QuestionMeasure;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.FactTally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LocalSumsTest {

    static final long T = 1_700_006_400_000L;

    /** The finest grain is not the first. */
    static final Cube CUBE =
            new Cube(
                    List.of(Grain.DAY, Grain.MINUTE, Grain.HOUR),
                    List.of(
                            SegmentSet.of("all"),
                            SegmentSet.of("model"),
                            SegmentSet.of("model|feature")));

    static final Map<View, Cube> CUBES =
            Map.of(
                    View.SUGGESTION, CUBE,
                    View.QUESTION, CUBE,
                    View.INGEST, View.INGEST.cube(CUBE).orElseThrow());

    private static final int HISTOGRAMS = 3;

    @Test
    void oneSumPerCellHoweverManyFacts() {
        LocalSums sums = new LocalSums(CUBES, Map.of());
        sums.add(asked(T, "a", "f", 1));
        sums.add(asked(T + 59_999, "a", "f", 2));
        sums.add(asked(T + 60_000, "b", "f", 4));
        assertThat(sums.size()).as("minutes and combinations").isEqualTo(2);

        List<CellSum> cells = drained(sums);
        assertThat(cells)
                .as("minutes 2 × 3 sets, hour and day: all 1, model 2, both 2")
                .hasSize(16);
        assertThat(cells)
                .filteredOn(cell -> cell.group().grain() == Grain.DAY)
                .filteredOn(cell -> cell.segment().equals("all"))
                .singleElement()
                .satisfies(cell -> assertThat(cell.sums().measures()[0]).isEqualTo(7));
        assertThat(sums.size()).isZero();
        assertThat(drained(sums)).as("handed on once").isEmpty();
    }

    @Test
    void whatIsTakenBackBeforeItWasHandedOnIsNotHandedOn() {
        LocalSums sums = new LocalSums(CUBES, Map.of());
        sums.add(asked(T, "a", "f", 1));
        sums.add(asked(T, "a", "f", -1));
        assertThat(drained(sums)).isEmpty();
    }

    @Test
    void theFactsOfAViewWithoutCellsAreLeftOut() {
        LocalSums sums = new LocalSums(Map.of(View.SUGGESTION, CUBE), Map.of());
        sums.add(asked(T, "a", "f", 1));
        assertThat(sums.size()).isZero();
        assertThat(drained(sums)).isEmpty();
    }

    @Test
    void theNewestEventIsAMaximum() {
        LocalSums sums = new LocalSums(CUBES, Map.of());
        for (long newest : new long[] {5, 9, 7}) {
            long[] measures = new long[View.INGEST.measures().size()];
            measures[IngestMeasure.READ.ordinal()] = 1;
            measures[IngestMeasure.NEWEST_EVENT_MILLIS.ordinal()] = newest;
            sums.add(new Fact(View.INGEST, "t", T, Dimensions.NONE, measures, null));
        }
        assertThat(drained(sums))
                .hasSize(6)
                .allSatisfy(
                        cell -> {
                            assertThat(cell.sums().measures()[IngestMeasure.READ.ordinal()])
                                    .isEqualTo(3);
                            assertThat(
                                            cell.sums()
                                                    .measures()[
                                                    IngestMeasure.NEWEST_EVENT_MILLIS.ordinal()])
                                    .isEqualTo(9);
                        });
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** However often sums are handed on, they add up to the facts, cell by cell. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addUpToTheFacts(long seed) {
        Random random = new Random(seed);
        LocalSums sums = new LocalSums(CUBES, Map.of());
        List<Fact> facts = new ArrayList<>();
        List<CellSum> cells = new ArrayList<>();
        for (int i = random.nextInt(120); i >= 0; i--) {
            Fact fact = random.nextInt(3) == 0 ? suggestion(random) : question(random);
            facts.add(fact);
            sums.add(fact);
            if (random.nextInt(10) == 0) {
                cells.addAll(drained(sums));
            }
        }
        cells.addAll(drained(sums));
        for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
            assertThat(rows(cells, view)).isEqualTo(FactTally.rows(facts, view, CUBE));
        }
        assertThat(newcomers(cells)).isEqualTo(newcomersOf(facts));
        assertThat(histograms(cells)).isEqualTo(histogramsOf(facts));
    }

    private static SortedMap<Cell, SortedMap<Integer, ExponentialHistogram>> histograms(
            List<CellSum> cells) {
        SortedMap<Cell, SortedMap<Integer, ExponentialHistogram>> all = new TreeMap<>();
        for (CellSum cell : cells) {
            for (int i = 0; i < HISTOGRAMS; i++) {
                all.computeIfAbsent(cell(cell), key -> new TreeMap<>())
                        .computeIfAbsent(i, key -> new ExponentialHistogram())
                        .add(cell.sums().histogram(i));
            }
        }
        return withoutEmpty(all);
    }

    private static SortedMap<Cell, SortedMap<Integer, ExponentialHistogram>> histogramsOf(
            List<Fact> facts) {
        SortedMap<Cell, SortedMap<Integer, ExponentialHistogram>> all = new TreeMap<>();
        for (Fact fact : facts) {
            for (int kind = 0; kind < CUBE.kinds(); kind++) {
                for (Fact.Sample sample : fact.samples()) {
                    all.computeIfAbsent(cell(fact, kind), key -> new TreeMap<>())
                            .computeIfAbsent(sample.histogram(), key -> new ExponentialHistogram())
                            .add(sample.bucket(), sample.count());
                }
            }
        }
        return withoutEmpty(all);
    }

    private static SortedMap<Cell, SortedMap<Integer, ExponentialHistogram>> withoutEmpty(
            SortedMap<Cell, SortedMap<Integer, ExponentialHistogram>> all) {
        all.values().forEach(each -> each.values().removeIf(ExponentialHistogram::isEmpty));
        all.values().removeIf(SortedMap::isEmpty);
        return all;
    }

    private static Fact suggestion(Random random) {
        long[] measures = random.longs(View.SUGGESTION.measures().size(), -2, 3).toArray();
        return new Fact(
                View.SUGGESTION, tenant(random), time(random), dimensions(random), measures, null);
    }

    private static Fact question(Random random) {
        long[] measures = random.longs(View.QUESTION.measures().size(), -2, 3).toArray();
        byte[][] delta = new byte[2][CUBE.kinds()];
        for (byte[] kinds : delta) {
            for (int kind = 0; kind < kinds.length; kind++) {
                kinds[kind] = (byte) (random.nextInt(3) - 1);
            }
        }
        Key128 user = new Key128(random.nextInt(5), 0);
        return new Fact(
                View.QUESTION,
                tenant(random),
                time(random),
                dimensions(random),
                measures,
                random.nextBoolean() ? new Fact.Users(user, delta) : null,
                samples(random),
                Clusters.bucketOf(user));
    }

    private static List<Fact.Sample> samples(Random random) {
        List<Fact.Sample> samples = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            Fact.Sample sample = Fact.Sample.of(random.nextInt(HISTOGRAMS), random.nextInt(9));
            samples.add(random.nextBoolean() ? sample : sample.negated());
        }
        return samples;
    }

    private static String tenant(Random random) {
        return random.nextBoolean() ? "t" : "u";
    }

    private static long time(Random random) {
        return T + random.nextInt(7_200_000) - 3_600_000;
    }

    private static Dimensions dimensions(Random random) {
        return Dimensions.of(
                Map.of(
                        Dimension.MODEL,
                        List.of("a", "a|b", "a/b").get(random.nextInt(3)),
                        Dimension.FEATURE,
                        List.of("f", "g").get(random.nextInt(2)),
                        Dimension.WORKFLOW,
                        "w" + random.nextInt(3)));
    }

    private static SortedMap<Cell, SortedMap<String, Long>> rows(List<CellSum> cells, View view) {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        for (CellSum cell : cells) {
            if (cell.group().view() == view) {
                SortedMap<String, Long> row =
                        rows.computeIfAbsent(cell(cell), key -> new TreeMap<>());
                merge(row, view.measures(), cell.sums().measures());
                merge(row, view.distinct(), cell.sums().distinct());
            }
        }
        rows.values().forEach(row -> row.values().removeIf(value -> value == 0));
        rows.values().removeIf(SortedMap::isEmpty);
        return rows;
    }

    private static void merge(SortedMap<String, Long> row, List<Measure> columns, long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            row.merge(columns.get(i).column(), numbers[i], Long::sum);
        }
    }

    private static Cell cell(CellSum sum) {
        CellGroup group = sum.group();
        return new Cell(
                group.view().table(),
                group.tenant(),
                group.grain().label(),
                group.windowStartMillis(),
                group.segmentBy(),
                sum.segment());
    }

    private static SortedMap<Cell, List<Set<Key128>>> newcomers(List<CellSum> cells) {
        SortedMap<Cell, List<Set<Key128>>> newcomers = new TreeMap<>();
        for (CellSum cell : cells) {
            for (int column = 0; column < cell.newcomers().size(); column++) {
                for (Key128 user : cell.newcomers().get(column)) {
                    newcomers.computeIfAbsent(cell(cell), key -> twoSets()).get(column).add(user);
                }
            }
        }
        return newcomers;
    }

    private static SortedMap<Cell, List<Set<Key128>>> newcomersOf(List<Fact> facts) {
        SortedMap<Cell, List<Set<Key128>>> newcomers = new TreeMap<>();
        for (Fact fact : facts) {
            for (int kind = 0; fact.users() != null && kind < CUBE.kinds(); kind++) {
                Cell cell = cell(fact, kind);
                for (int column = 0; column < 2; column++) {
                    if (fact.users().delta()[column][kind] > 0) {
                        newcomers
                                .computeIfAbsent(cell, key -> twoSets())
                                .get(column)
                                .add(fact.users().user());
                    }
                }
            }
        }
        return newcomers;
    }

    private static Cell cell(Fact fact, int kind) {
        Grain grain = CUBE.grains().get(kind / CUBE.sets().size());
        SegmentSet set = CUBE.sets().get(kind % CUBE.sets().size());
        return new Cell(
                fact.view().table(),
                fact.tenant(),
                grain.label(),
                grain.utcStart(fact.cohortMillis()),
                set.name(),
                set.segment(fact.dimensions()));
    }

    private static List<Set<Key128>> twoSets() {
        return List.of(new HashSet<>(), new HashSet<>());
    }

    private static List<CellSum> drained(LocalSums sums) {
        List<CellSum> cells = new ArrayList<>();
        sums.drain(cells::add);
        return cells;
    }

    static Fact asked(long at, String model, String feature, long queries) {
        long[] measures = new long[View.QUESTION.measures().size()];
        measures[QuestionMeasure.QUERIES.ordinal()] = queries;
        Dimensions dimensions =
                Dimensions.of(Map.of(Dimension.MODEL, model, Dimension.FEATURE, feature));
        return new Fact(View.QUESTION, "t", at, dimensions, measures, null);
    }
}
