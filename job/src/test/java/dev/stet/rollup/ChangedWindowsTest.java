package dev.stet.rollup;

import static dev.stet.rollup.RollupTasks.FINAL_AT;
import static dev.stet.rollup.RollupTasks.MINUTE;
import static dev.stet.rollup.RollupTasks.WINDOW;
import static dev.stet.rollup.RollupTasks.asked;
import static dev.stet.rollup.RollupTasks.none;
import static dev.stet.rollup.RollupTasks.operator;
import static dev.stet.rollup.RollupTasks.sums;
import static dev.stet.rollup.RollupTasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.testkit.KeyedTasks;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restart with another stretch of windows to write. */
final class ChangedWindowsTest {

    /** The end of the first window. */
    private static final long CUT = WINDOW + MINUTE;

    private static final Span LIVE = new Span(CUT, Long.MAX_VALUE);
    private static final String WHY =
            ", so rows would show a part of their window as if it were all: leave it as it"
                    + " was%s, or read from the start without the savepoint";

    private static final String FOR_GOOD = WHY.formatted("");
    private static final String UNTIL_FINAL =
            WHY.formatted(" until every window before %s is final");

    private static final Span BACKFILL = new Span(Long.MIN_VALUE, CUT);

    private Span windows = Span.ALWAYS;

    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void fromGoesOnceEveryWindowBeforeItIsFinal(int parallelism) throws Exception {
        windows = LIVE;
        try (var rollup = rollup()) {
            rollup.process(ofTheSecondWindow());
            rollup.advanceTo(FINAL_AT);
            windows = Span.ALWAYS;
            rollup.restart(parallelism);
            rollup.process(asked("let in later", 1));
            rollup.advanceTo(FINAL_AT + MINUTE);
            assertThat(rollup.output()).extracting(KpiRow::windowStartMillis).containsExactly(CUT);
        }
    }

    @ParameterizedTest(name = "to {0} tasks")
    @ValueSource(ints = {1, 2, 7})
    void fromStaysUntilThen(int parallelism) throws Exception {
        windows = LIVE;
        try (var rollup = rollup()) {
            rollup.process(ofTheSecondWindow());
            rollup.advanceTo(FINAL_AT - 1);
            rollup.snapshot();
            windows = Span.ALWAYS;
            assertRefused(
                    rollup,
                    parallelism,
                    "stet.rollup.windows-from was %s in the savepoint and is not set now"
                            + UNTIL_FINAL,
                    CUT,
                    CUT);
            windows = new Span(CUT + MINUTE, Long.MAX_VALUE);
            assertRefused(
                    rollup,
                    parallelism,
                    "stet.rollup.windows-from was %s in the savepoint and is %s now" + UNTIL_FINAL,
                    CUT,
                    CUT + MINUTE,
                    CUT + MINUTE);
        }
    }

    /** As a backfill that would go on as the live job. */
    @Test
    void untilNeverGoes() throws Exception {
        windows = BACKFILL;
        try (var rollup = rollup()) {
            rollup.process(asked("x", 1));
            rollup.advanceTo(FINAL_AT + 60 * MINUTE);
            rollup.snapshot();
            windows = Span.ALWAYS;
            assertRefused(
                    rollup,
                    1,
                    "stet.rollup.windows-until was %s in the savepoint and is not set now"
                            + FOR_GOOD,
                    CUT);
        }
    }

    /** A job that wrote all is not cut in its middle either. */
    @Test
    void neitherComesLater() throws Exception {
        try (var rollup = rollup()) {
            rollup.process(ofTheSecondWindow());
            rollup.advanceTo(FINAL_AT - 1);
            rollup.snapshot();
            windows = LIVE;
            assertThatThrownBy(() -> rollup.restore(1))
                    .hasStackTraceContaining(
                            "stet.rollup.windows-from was not set in the savepoint");
            windows = BACKFILL;
            assertThatThrownBy(() -> rollup.restore(1))
                    .hasStackTraceContaining(
                            "stet.rollup.windows-until was not set in the savepoint");
        }
    }

    /** As a backfill, or a live job, that goes on as it was. */
    @Test
    void whatStaysAsItWasGoesOn() throws Exception {
        windows = new Span(WINDOW, CUT);
        try (var rollup = rollup()) {
            rollup.process(asked("x", 1));
            rollup.restart(2);
            rollup.process(asked("x", 1));
            rollup.restart(1);
            rollup.advanceTo(FINAL_AT);
            assertThat(rollup.output()).extracting(RollupTasks::queries).containsExactly(2L);
        }
    }

    private KeyedTasks<CellGroup, CellSum, KpiRow> rollup() throws Exception {
        return tasks(() -> operator(windows), false);
    }

    private static CellSum ofTheSecondWindow() {
        CellGroup group = new CellGroup(View.QUESTION, "default", Grain.MINUTE, CUT, "model");
        return new CellSum(group, "x", sums(1), none());
    }

    private static void assertRefused(
            KeyedTasks<CellGroup, CellSum, KpiRow> rollup,
            int parallelism,
            String message,
            long... instants) {
        Object[] written = new Object[instants.length];
        for (int i = 0; i < instants.length; i++) {
            written[i] = Instant.ofEpochMilli(instants[i]);
        }
        assertThatThrownBy(() -> rollup.restore(parallelism))
                .hasRootCauseMessage(message.formatted(written));
    }
}
