package dev.stet.rollup;

import static dev.stet.rollup.RollupTasks.CLOCK;
import static dev.stet.rollup.RollupTasks.FINAL_AT;
import static dev.stet.rollup.RollupTasks.LIMIT;
import static dev.stet.rollup.RollupTasks.MINUTE;
import static dev.stet.rollup.RollupTasks.REFRESH;
import static dev.stet.rollup.RollupTasks.WINDOW;
import static dev.stet.rollup.RollupTasks.asked;
import static dev.stet.rollup.RollupTasks.maturity;
import static dev.stet.rollup.RollupTasks.none;
import static dev.stet.rollup.RollupTasks.queries;
import static dev.stet.rollup.RollupTasks.rollup;
import static dev.stet.rollup.RollupTasks.sums;
import static dev.stet.rollup.RollupTasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a restored rollup still knows: how far event time had come, and what it has yet to write.
 */
final class RestoredRollupTest {

    @ParameterizedTest(name = "{0} tasks")
    @ValueSource(ints = {1, 2, 7, 720})
    void nothingFollowsAFinalRowThoughNoWatermarkHasCome(int parallelism) throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1));
            rollup.advanceTo(FINAL_AT);
            rollup.restart(parallelism);
            rollup.process(asked("x", 1));
            rollup.process(asked("y", 1));
            rollup.clock(CLOCK + 2 * REFRESH);
            rollup.advanceTo(Long.MAX_VALUE);
            assertThat(rollup.output()).extracting(KpiRow::last).containsExactly(true);
            assertThat(rollup.stateEntries()).isZero();
            assertThat(rollup.timers()).isZero();
        }
    }

    /** Its timer lies past the instant that was reached, and fires when the watermark comes. */
    @ParameterizedTest(name = "{0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void aWindowThatWasNotFinalGoesOn(int parallelism) throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.process(asked("x", 1));
            rollup.advanceTo(FINAL_AT - 1);
            rollup.restart(parallelism);
            rollup.process(asked("x", 1));
            rollup.clock(CLOCK + 2 * REFRESH);
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output()).extracting(KpiRow::last).containsExactly(false, true);
            assertThat(rollup.output()).extracting(RollupTasks::queries).containsExactly(2L, 2L);
        }
    }

    @ParameterizedTest(name = "{0} tasks")
    @ValueSource(ints = {1, 2})
    void aRowTellsTheTimeThatWasReached(int parallelism) throws Exception {
        try (var rollup = rollup(REFRESH)) {
            rollup.advanceTo(FINAL_AT);
            rollup.restart(parallelism);
            CellGroup next =
                    new CellGroup(View.QUESTION, "default", Grain.MINUTE, WINDOW + MINUTE, "model");
            rollup.process(new CellSum(next, "x", sums(1), none()));
            rollup.clock(CLOCK + 2 * REFRESH);
            assertThat(rollup.output())
                    .extracting(KpiRow::watermarkMillis)
                    .containsExactly(FINAL_AT + 1);
        }
    }

    /**
     * The timer of before the restart comes after several of the shorter intervals, alone or at the
     * instant of a new one.
     */
    @ParameterizedTest(name = "changed again {0} ms before the timer")
    @ValueSource(longs = {-1, 1, REFRESH - 1, 3 * REFRESH + 1, 12 * REFRESH - 1})
    void whatHadChangedIsWrittenUnderAShorterIntervalToo(long before) throws Exception {
        List<Long> refresh = new ArrayList<>(List.of(12 * REFRESH));
        try (var rollup =
                tasks(
                        () ->
                                RollupTasks.operator(
                                        maturity(Duration.ofMinutes(10)),
                                        Duration.ofMillis(refresh.get(0)),
                                        LIMIT,
                                        1),
                        false)) {
            long spread = Math.floorMod(RollupTasks.GROUP.hashCode(), 12 * REFRESH);
            long start = Math.floorDiv(CLOCK, 12 * REFRESH) * 12 * REFRESH + spread;
            long timer = start + 12 * REFRESH;
            rollup.clock(start);
            rollup.process(asked("x", 1));
            rollup.process(asked("y", 1));
            refresh.set(0, REFRESH);
            rollup.restart(1);
            rollup.process(new CellSum(RollupTasks.group("feature"), "z", sums(1), none()));
            rollup.clock(timer - before);
            rollup.process(asked("y", 1));
            rollup.clock(timer - before + REFRESH);
            assertThat(rollup.output())
                    .filteredOn(row -> row.segment().equals("y"))
                    .extracting(RollupTasks::queries)
                    .endsWith(2L);
            rollup.clock(timer + REFRESH);
            assertThat(rollup.output()).extracting(KpiRow::segment).contains("x", "y", "z");
            assertThat(rollup.output()).noneMatch(row -> queries(row) == 0);
            assertThat(rollup.timers()).as("the final ones alone").isEqualTo(2);
            int written = rollup.output().size();
            rollup.clock(timer + 24 * REFRESH);
            assertThat(rollup.output()).as("once").hasSize(written);
        }
    }
}
