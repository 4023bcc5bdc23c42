package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.View;
import dev.stet.oracle.DecisionOracle;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.oracle.Share;
import dev.stet.oracle.SignalOracle;
import dev.stet.oracle.TaskOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.TaskHistories;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every history. A failure names its seed; rerun that seed alone. */
final class FamiliesPropertyTest {

    private static final KpiOracle DEFINITION =
            new KpiOracle(List.of("1h", "1d"), List.of("all", "model", "feature|model"));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpToTheDefinitionInAnyOrder(long seed) throws Exception {
        List<Event> history = TaskHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed)) {
            run.hear(Arrivals.anyOrder(history, seed), null);
            assertRows(run, history);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = TaskHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed)) {
            run.hear(Arrivals.within(history, seed), new Random(seed));
            assertRows(run, history);
            run.assertNothingIsLeft();
        }
    }

    private static void assertRows(SubjectRun run, List<Event> history) {
        assertRows(run, history, View.TASK, TaskOracle::tasks);
        assertRows(run, history, View.DECISION, DecisionOracle::decisions);
        assertRows(run, history, View.SIGNAL, SignalOracle::signals);
    }

    private static void assertRows(
            SubjectRun run,
            List<Event> history,
            View view,
            Function<Collection<Event>, List<Share>> definition) {
        SortedMap<Cell, SortedMap<String, Long>> expected =
                KpiOracle.withoutZeros(DEFINITION.rows(view.table(), definition.apply(history)));
        assertThat(run.rows(view)).as(view.table()).isEqualTo(expected);
    }
}
