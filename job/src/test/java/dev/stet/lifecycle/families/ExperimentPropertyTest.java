package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.ExperimentOracle;
import dev.stet.oracle.KpiOracle;
import dev.stet.oracle.Share;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.ExperimentHistories;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws that hold for every history of users of experiments, through the operators of all subjects
 * whose facts they are told. A failure names its seed; rerun that seed alone.
 */
final class ExperimentPropertyTest {

    private static final KpiOracle DEFINITION =
            new KpiOracle(List.of("1d"), List.of("experiment|variant"));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpToTheDefinitionInAnyOrder(long seed) throws Exception {
        List<Event> history = ExperimentHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed, View.EXPERIMENT)) {
            run.hear(Arrivals.anyOrder(history, seed), null);
            assertRows(run, history);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = ExperimentHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed, View.EXPERIMENT)) {
            run.hear(Arrivals.within(history, seed), new Random(seed));
            assertRows(run, history);
            run.assertNothingIsLeft();
        }
    }

    /** Histories in which something never happens would prove nothing about it. */
    @Test
    void everyMeasureComesUp() {
        Set<String> counted = new TreeSet<>();
        seeds().forEach(
                        seed -> {
                            List<Event> history = ExperimentHistories.random(seed);
                            for (Share share : ExperimentOracle.experiments(history)) {
                                Map<String, Long> row = new TreeMap<>(share.measures());
                                row.values().removeIf(value -> value == 0);
                                counted.addAll(row.keySet());
                            }
                        });
        assertThat(counted).containsAll(View.EXPERIMENT.columns());
    }

    private static void assertRows(SubjectRun run, List<Event> history) {
        assertThat(run.rows(View.EXPERIMENT))
                .as("experiment_kpi")
                .isEqualTo(
                        KpiOracle.withoutZeros(
                                DEFINITION.rows(
                                        View.EXPERIMENT.table(),
                                        ExperimentOracle.experiments(history))));
    }
}
