package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.Test;

/** {@code sql/catalog/experiment_effect.sql}, over few rows of {@code experiment_kpi_current}. */
final class ExperimentEffectTest {

    private static final List<String> MEASURES =
            View.EXPERIMENT.measures().stream().map(Measure::column).toList();

    private final List<String> rows = new ArrayList<>();

    private void row(String segment, String maturity, Map<String, Long> measures) {
        rows.add(row("1d", "experiment|variant", segment, maturity, measures));
    }

    private static String row(
            String grain,
            String segmentBy,
            String segment,
            String maturity,
            Map<String, Long> measures) {
        return "('t', '%s', '%s', '%s', '%s', %s)"
                .formatted(
                        grain,
                        segmentBy,
                        segment,
                        maturity,
                        MEASURES.stream()
                                .map(
                                        name ->
                                                "CAST("
                                                        + measures.getOrDefault(name, 0L)
                                                        + " AS BIGINT)")
                                .collect(Collectors.joining(", ")));
    }

    /** Users who each convert once or not. */
    private static Map<String, Long> conversions(long users, long converted) {
        Map<String, Long> measures =
                ofUsers("conversion", users, converted, users, converted, users, converted);
        measures.put("exposed_users", users);
        measures.put("crossovers", 3L);
        return measures;
    }

    private List<Row> effects(String select) {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
        KpiViews.registerFunctions(tables);
        tables.executeSql(
                "CREATE TEMPORARY VIEW experiment_kpi_current AS SELECT * FROM (VALUES %s)"
                                .formatted(String.join(", ", rows))
                        + " AS k (tenant_id, grain, segment_by, segment, maturity, %s)"
                                .formatted(String.join(", ", MEASURES)));
        tables.executeSql(SqlFiles.read("catalog/experiment_effect.sql"));
        return CollectionUtil.iteratorToList(tables.executeSql(select).collect());
    }

    /** The proportions of GrowthBook's test_tests.py, over two days; see SequentialTest. */
    @Test
    void comparesEachVariantWithTheControl() {
        row("e|control", "final", conversions(1_000, 400));
        row("e|control", "final", conversions(2_000, 996));
        row("e|treatment", "final", conversions(3_000, 2_000));
        row("e|treatment", "provisional", conversions(461, 422));
        row("e|a", "final", conversions(99, 30));
        rows.add(row("1d", "all", "all", "final", conversions(7, 7)));
        rows.add(row("1h", "experiment|variant", "e|treatment", "final", conversions(7, 7)));

        List<Row> found =
                effects(
                        "SELECT treatment, control, metric_id, users, control_users, exposed_users,"
                            + " control_exposed_users, crossovers, maturity, verdict, guardrail_id,"
                            + " guardrail_verdict, effect, effect_low, effect_high,"
                            + " relative_effect, relative_low, relative_high, sample_ratio_p FROM"
                            + " experiment_effect WHERE metric_id = 'conversion' ORDER BY"
                            + " treatment");

        assertThat(found).hasSize(2);
        Row few = found.get(0);
        assertThat(few.getField(0)).isEqualTo("a");
        assertThat(few.getField(9)).isEqualTo("too_few");
        assertThat(few.getField(13)).isNull();
        Row row = found.get(1);
        List<Object> words = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            words.add(Objects.requireNonNull(row.getField(i)));
        }
        assertThat(words)
                .containsExactly(
                        "treatment",
                        "control",
                        "conversion",
                        3_461L,
                        3_000L,
                        3_461L,
                        3_000L,
                        12L,
                        "provisional",
                        "better",
                        "retry",
                        "no_data");
        double effect = 2_422 / 3_461.0 - 1_396 / 3_000.0;
        assertThat((double) row.getField(12)).isCloseTo(effect, within(1e-12));
        assertThat((double) row.getField(13)).isBetween(effect - 0.05, effect - 0.02);
        assertThat((double) row.getField(14)).isBetween(effect + 0.02, effect + 0.05);
        assertThat((double) row.getField(15)).isCloseTo(0.50386, within(5e-6));
        assertThat((double) row.getField(16)).isCloseTo(0.40098, within(3e-5));
        assertThat((double) row.getField(17)).isCloseTo(0.60675, within(3e-5));
        assertThat((double) row.getField(18)).isLessThan(1e-5);
    }

    /**
     * @param sums users, n, d, nn, dd and nd
     */
    private static Map<String, Long> ofUsers(String metric, long... sums) {
        List<String> names = List.of("users", "n", "d", "nn", "dd", "nd");
        Map<String, Long> measures = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            measures.put(metric + "_" + names.get(i), sums[i]);
        }
        return measures;
    }

    /** Squares that are too small for their sums: there is no error, and so no verdict. */
    @Test
    void saysTooFewWithoutAnError() {
        row("e|A", "final", ofUsers("conversion", 1_000, 300, 1_000, 300, 1_000, 300));
        row("e|B", "final", ofUsers("conversion", 1_000, 900, 1_000, 0, 0, 900));

        assertThat(
                        effects(
                                "SELECT verdict, effect_low FROM experiment_effect WHERE metric_id"
                                        + " = 'conversion'"))
                .containsExactly(Row.of("too_few", null));
    }

    @Test
    void tellsWhatBecomesWorseMeanwhile() {
        Map<String, Long> control =
                ofUsers("acceptance", 1_000, 3_000, 10_000, 10_000, 110_000, 31_000);
        control.putAll(ofUsers("persistence", 800, 2_400, 3_000, 8_000, 12_000, 9_500));
        Map<String, Long> other =
                ofUsers("acceptance", 1_000, 4_000, 10_000, 17_000, 110_000, 42_000);
        other.putAll(ofUsers("persistence", 800, 1_500, 3_000, 3_500, 12_000, 6_000));
        row("e|A", "final", control);
        row("e|B", "final", other);

        assertThat(
                        effects(
                                "SELECT control, metric_id, verdict, guardrail_id,"
                                    + " guardrail_verdict FROM experiment_effect WHERE verdict <>"
                                    + " 'no_data' ORDER BY metric_id"))
                .containsExactly(
                        Row.of("A", "acceptance", "better", "persistence", "worse"),
                        Row.of("A", "persistence", "worse", "acceptance", "better"));
    }
}
