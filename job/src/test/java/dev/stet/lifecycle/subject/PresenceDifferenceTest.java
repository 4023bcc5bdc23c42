package dev.stet.lifecycle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Cube;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.Key128;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.FactTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user counts once in each cell that any of the user's presences falls into. */
final class PresenceDifferenceTest {

    private static final Key128 USER = new Key128(1, 2);
    private static final Cube CUBE =
            new Cube(
                    List.of(Grain.HOUR, Grain.DAY),
                    List.of(SegmentSet.of("all"), SegmentSet.of("model")));
    private static final long HOUR = Grain.HOUR.millis();

    private final List<Fact> facts = new ArrayList<>();
    private final PresenceDifference difference =
            new PresenceDifference(Map.of(View.QUESTION, CUBE), facts::add);

    private static Verdict verdict(List<Presence> presences) {
        Verdict verdict = new Verdict().begin(USER, USER);
        for (Presence each : presences) {
            verdict.present(each.view(), each.cohortMillis(), each.dimensions(), each.columns());
        }
        return verdict;
    }

    private static Presence presence(long at, String model, int columns) {
        return new Presence(
                View.QUESTION, at, Dimensions.NONE.with(Dimension.MODEL, model), columns);
    }

    /** Each cell with 1 for each column of a presence in it. */
    private static SortedMap<Cell, SortedMap<String, Long>> cells(List<Presence> presences) {
        SortedMap<Cell, SortedMap<String, Long>> cells = new TreeMap<>();
        for (Presence each : presences) {
            for (Grain grain : CUBE.grains()) {
                for (SegmentSet set : CUBE.sets()) {
                    Cell cell =
                            new Cell(
                                    "question_kpi",
                                    "default",
                                    grain.label(),
                                    grain.utcStart(each.cohortMillis()),
                                    set.name(),
                                    set.segment(each.dimensions()));
                    for (int column = 0; column < View.QUESTION.distinct().size(); column++) {
                        if ((each.columns() >> column & 1) == 1) {
                            cells.computeIfAbsent(cell, same -> new TreeMap<>())
                                    .put(View.QUESTION.distinct().get(column).column(), 1L);
                        }
                    }
                }
            }
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void factsAddUpToTheCellsWhateverComesAndGoes(int seed) {
        Random random = new Random(seed);
        List<Presence> before = List.of();
        for (int step = 0; step < 100; step++) {
            List<Presence> after = new ArrayList<>(before);
            if (!after.isEmpty() && random.nextInt(3) == 0) {
                after.remove(random.nextInt(after.size()));
            }
            if (random.nextInt(3) > 0) {
                Presence more =
                        presence(
                                random.nextLong(30 * HOUR),
                                random.nextBoolean() ? "a" : "b",
                                1 + random.nextInt(3));
                after.add(random.nextInt(after.size() + 1), more);
                if (random.nextInt(4) == 0) {
                    after.add(more);
                }
            }
            difference.emit("default", verdict(before), verdict(after));
            assertThat(FactTally.rows(facts, View.QUESTION, CUBE))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(cells(after));
            before = after;
        }
    }

    @Test
    void emitsNothingWhereTheUserIsInEveryCellAlready() {
        List<Presence> first = List.of(presence(0, "a", 3));
        List<Presence> both = List.of(presence(0, "a", 3), presence(1, "a", 1));

        assertThat(difference.emit("default", verdict(first), verdict(both))).isFalse();
        assertThat(facts).isEmpty();
    }

    @Test
    void emitsNothingOfAViewWithoutRows() {
        PresenceDifference off = new PresenceDifference(Map.of(), facts::add);

        assertThat(off.emit("default", verdict(List.of()), verdict(List.of(presence(0, "a", 1)))))
                .isFalse();
        assertThat(facts).isEmpty();
    }
}
