package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MetricsTest {

    static List<Metric> all() {
        return Metrics.all();
    }

    @Test
    void haveANameEach() {
        assertThat(Metrics.all()).extracting(Metric::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void columnsOfAViewHaveANameEach(View view) {
        assertThat(Columns.of(view)).extracting(Columns.Column::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void areMadeOfColumnsOfTheirView(Metric metric) {
        Formula formula = metric.formula();
        Set<String> names = formula.columns();
        if (formula.above() != null) {
            names.add(formula.above());
        }
        Set<String> known = new Expressions(metric.view()).known();

        assertThat(names).as(metric.id()).isNotEmpty().isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("all")
    void askAQuestionAndNameACaveatThatOneStatementCanHold(Metric metric) {
        assertThat(metric.question()).endsWith("?").doesNotContain(";", "\n");
        assertThat(metric.caveat()).endsWith(".").doesNotContain(";", "\n");
        assertThat(metric.goal().counter()).isNotEqualTo(metric.id());
    }

    /** A level that is worse than the next one could never be crossed. */
    @ParameterizedTest
    @MethodSource("all")
    void haveLevelsInOrder(Metric metric) {
        List<Levels.Level> levels = new ArrayList<>(List.of(metric.levels().general()));
        metric.levels().profiles().forEach(profile -> levels.add(profile.level()));
        double sign = metric.goal().direction() == Goal.Direction.MORE ? -1 : 1;
        for (Levels.Level level : levels) {
            List<Double> fromBest =
                    Stream.of(level.excellent(), level.warn(), level.critical())
                            .flatMap(Stream::ofNullable)
                            .map(value -> sign * Double.parseDouble(value))
                            .toList();
            assertThat(fromBest).as(metric.id()).isSorted();
            assertThat(fromBest.isEmpty() || metric.goal().direction() != Goal.Direction.NEITHER)
                    .as("%s has a good direction where it has levels", metric.id())
                    .isTrue();
        }
    }
}
