package dev.stet.rollup;

import static dev.stet.rollup.RollupTasks.FINAL_AT;
import static dev.stet.rollup.RollupTasks.LIMIT;
import static dev.stet.rollup.RollupTasks.MINUTE;
import static dev.stet.rollup.RollupTasks.WINDOW;
import static dev.stet.rollup.RollupTasks.cube;
import static dev.stet.rollup.RollupTasks.maturity;
import static dev.stet.rollup.RollupTasks.none;
import static dev.stet.rollup.RollupTasks.operator;
import static dev.stet.rollup.RollupTasks.sums;
import static dev.stet.rollup.RollupTasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.state.CacheSize;
import dev.stet.testkit.KeyedTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restart with other grains or segment sets: no row tells a part as though it were all. */
final class ChangedCubeTest {

    private static final Duration LATENESS = Duration.ofMinutes(10);

    private static final String REFUSED =
            "question_kpi 1m variant is not in the savepoint, and a bounded read that continues in"
                    + " its middle accepts no new grain or segment set: leave"
                    + " stet.rollup.grains and stet.rollup.segment-sets as they were,"
                    + " or read from the start without the savepoint";

    private static final String REFUSED_BUCKETS =
            "question_kpi clusters is not in the savepoint, and a bounded read that continues in"
                    + " its middle accepts no new buckets of users: leave"
                    + " stet.statistics.clusters as it was,"
                    + " or read from the start without the savepoint";

    private Cube cube = cube("model");
    private boolean bounded;
    private Map<View, int[]> clustered = Map.of();

    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7, 720})
    void aNewSetBeginsWithTheFirstWindowThatItCountsAsAWhole(int parallelism) throws Exception {
        try (var rollup = rollup()) {
            rollup.restart(7);
            counts(rollup, 0, "model");
            counts(rollup, 3, "model"); // ahead of the others, as a partition may be
            cube = cube("model", "feature");
            rollup.restart(parallelism);
            for (int window = 0; window < 6; window++) {
                counts(rollup, window, "model", "feature");
            }
            rollup.advanceTo(FINAL_AT + 10 * MINUTE);
            assertThat(windows(rollup, "model")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
            assertThat(windows(rollup, "feature")).containsExactly(4L, 5L);
            assertNothingIsLeft(rollup);
        }
    }

    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2})
    void aSetThatIsGoneWritesNoMoreRows(int parallelism) throws Exception {
        cube = cube("model", "feature");
        try (var rollup = rollup()) {
            counts(rollup, 0, "model", "feature");
            cube = cube("model");
            rollup.restart(parallelism);
            rollup.clock(RollupTasks.CLOCK + 2 * RollupTasks.REFRESH);
            rollup.advanceTo(FINAL_AT + 10 * MINUTE);
            assertThat(windows(rollup, "model")).containsExactly(0L);
            assertThat(rollup.output()).noneMatch(row -> row.segmentBy().equals("feature"));
            assertNothingIsLeft(rollup);
        }
    }

    @Test
    void aSetThatComesBackBeginsAnew() throws Exception {
        cube = cube("model", "feature");
        try (var rollup = rollup()) {
            counts(rollup, 0, "model", "feature");
            cube = cube("model");
            rollup.restart(1);
            counts(rollup, 0, "model");
            cube = cube("model", "feature");
            rollup.restart(1);
            counts(rollup, 0, "model", "feature");
            counts(rollup, 1, "model", "feature");
            rollup.restart(2);
            counts(rollup, 2, "model", "feature");
            rollup.advanceTo(FINAL_AT + 10 * MINUTE);
            assertThat(windows(rollup, "model")).containsExactly(0L, 1L, 2L);
            assertThat(windows(rollup, "feature")).containsExactly(1L, 2L);
            assertNothingIsLeft(rollup);
        }
    }

    /** Before there was any event, nothing is missed. */
    @Test
    void aSetThatIsNewBeforeTheFirstEventCountsAll() throws Exception {
        try (var rollup = rollup()) {
            cube = cube("feature");
            rollup.restart(2);
            counts(rollup, 0, "feature");
            rollup.advanceTo(FINAL_AT);
            assertThat(windows(rollup, "feature")).containsExactly(0L);
        }
    }

    @Test
    void aBoundedReadTakesNoNewSetAndGivesUpOne() throws Exception {
        bounded = true;
        cube = cube("model", "feature");
        try (var rollup = rollup()) {
            counts(rollup, 0, "model", "feature");
            cube = cube("model");
            rollup.restart(2);
            cube = cube("model", "variant");
            assertThatThrownBy(() -> rollup.restart(1)).hasRootCauseMessage(REFUSED);
        }
    }

    /** How far the bounded read had come, nobody has written down. */
    @Test
    void whatGoesOnFromABoundedReadTakesNoNewSetEither() throws Exception {
        bounded = true;
        try (var rollup = rollup()) {
            counts(rollup, 0, "model");
            rollup.restart(2);
            bounded = false;
            rollup.restart(1);
            rollup.restart(2);
            counts(rollup, 1, "model");
            cube = cube("model", "variant");
            assertThatThrownBy(() -> rollup.restart(1)).hasRootCauseMessage(REFUSED);
        }
    }

    /** Otherwise they would begin with a window that never comes. */
    @ParameterizedTest(name = "bounded: {0}")
    @ValueSource(booleans = {false, true})
    void nothingOfABoundedReadIsCountedByBucketsThatItWasNot(boolean stillBounded)
            throws Exception {
        bounded = true;
        try (var rollup = rollup()) {
            counts(rollup, 0, "model");
            rollup.restart(2);
            bounded = stillBounded;
            rollup.restart(1);
            clustered = Map.of(View.QUESTION, new int[] {0});
            assertThatThrownBy(() -> rollup.restart(1)).hasRootCauseMessage(REFUSED_BUCKETS);
        }
    }

    /** And gives them up, and goes on with those that it had. */
    @ParameterizedTest(name = "bounded: {0}")
    @ValueSource(booleans = {false, true})
    void whatABoundedReadCountedByBucketsGoesOn(boolean stillBounded) throws Exception {
        bounded = true;
        clustered = Map.of(View.QUESTION, new int[] {0});
        try (var rollup = rollup()) {
            counts(rollup, 0, "model");
            rollup.restart(2);
            bounded = stillBounded;
            rollup.restart(1);
            clustered = Map.of();
            rollup.restart(2);
            counts(rollup, 1, "model");
            rollup.advanceTo(FINAL_AT + 10 * MINUTE);
            assertThat(windows(rollup, "model")).containsExactly(0L, 1L);
        }
    }

    /** What was final under little lateness is not opened again under much. */
    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void moreLatenessOpensNoWindowThatIsFinal(int parallelism) throws Exception {
        opensNoWindowThatIsFinal(parallelism, maturity(Duration.ofHours(3)));
    }

    /** As where ingest_kpi waits for more of stet.ingest.future-tolerance. */
    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aLongerWaitOpensNoWindowThatIsFinal(int parallelism) throws Exception {
        opensNoWindowThatIsFinal(parallelism, maturity(Duration.ofMinutes(200), LATENESS));
    }

    /**
     * @param longer by 170 minutes than the rollup's own
     */
    private void opensNoWindowThatIsFinal(int parallelism, Maturity longer) throws Exception {
        Maturity[] maturity = {maturity(LATENESS)};
        try (var rollup =
                tasks(() -> operator(cube, maturity[0], Duration.ZERO, LIMIT, 1), false)) {
            counts(rollup, 0, "model");
            counts(rollup, 1, "model");
            rollup.advanceTo(FINAL_AT);
            maturity[0] = longer;
            rollup.restart(parallelism);
            rollup.restart(1);
            counts(rollup, 0, "model");
            counts(rollup, 1, "model");
            rollup.advanceTo(FINAL_AT + MINUTE);
            assertThat(windows(rollup, "model")).containsExactly(0L);
            counts(rollup, 1, "model");
            rollup.advanceTo(FINAL_AT + MINUTE + Duration.ofMinutes(170).toMillis());
            assertThat(windows(rollup, "model")).containsExactly(0L, 1L);
            assertThat(rollup.output()).extracting(RollupTasks::queries).containsExactly(1L, 3L);
            assertNothingIsLeft(rollup);
        }
    }

    private KeyedTasks<CellGroup, CellSum, KpiRow> rollup() throws Exception {
        KeyedTasks<CellGroup, CellSum, KpiRow> tasks =
                tasks(
                        () ->
                                new RollupOperator(
                                        new Rollup(
                                                Map.of(View.QUESTION, cube),
                                                clustered,
                                                maturity(LATENESS),
                                                Duration.ofMillis(RollupTasks.REFRESH),
                                                LIMIT,
                                                new CacheSize(1)),
                                        bounded,
                                        Span.ALWAYS),
                        false);
        tasks.clock(RollupTasks.CLOCK);
        return tasks;
    }

    /** One question in the given minute, in each of the sets. */
    private static void counts(
            KeyedTasks<CellGroup, CellSum, KpiRow> rollup, int minute, String... sets)
            throws Exception {
        for (String set : sets) {
            CellGroup group =
                    new CellGroup(
                            View.QUESTION, "default", Grain.MINUTE, WINDOW + minute * MINUTE, set);
            rollup.process(new CellSum(group, "x", sums(1), none()));
        }
    }

    /** Of the final rows, each once. */
    private static List<Long> windows(KeyedTasks<CellGroup, CellSum, KpiRow> rollup, String set) {
        return rollup.output().stream()
                .filter(row -> row.last() && row.segmentBy().equals(set))
                .map(row -> (row.windowStartMillis() - WINDOW) / MINUTE)
                .sorted()
                .toList();
    }

    private static void assertNothingIsLeft(KeyedTasks<CellGroup, CellSum, KpiRow> rollup)
            throws Exception {
        assertThat(rollup.stateEntries()).isZero();
        assertThat(rollup.timers()).isZero();
    }
}
