package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.KpiRow;
import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every metric has an example, and the registry computes it as it was computed by hand. {@code
 * PostgresExamplesITCase} holds the SQL of Flink and PostgreSQL against them.
 */
final class MetricExamplesTest {

    private static final List<MetricExample> EXAMPLES = MetricExamples.all();

    static List<MetricExample> all() {
        return EXAMPLES;
    }

    static Stream<MetricExample> fractionsAndSums() {
        return EXAMPLES.stream().filter(example -> example.metric().formula().isFraction());
    }

    @Test
    void everyMetricHasExactlyOne() {
        assertThat(EXAMPLES)
                .extracting(example -> example.metric().id())
                .containsExactlyInAnyOrderElementsOf(
                        Metrics.all().stream().map(Metric::id).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void bucketsAreThoseOfTheValues(MetricExample example) {
        KpiRow row = example.row();
        List<String> names = row.view().histograms().stream().map(Measure::column).toList();

        assertThat(example.histograms().keySet()).isEqualTo(example.values().keySet());
        assertThat(example.histograms().isEmpty())
                .isEqualTo(
                        example.metric().formula().quantile() == null
                                && example.metric().formula().survival() == null);
        example.histograms()
                .forEach(
                        (name, buckets) ->
                                assertThat(row.sums().histogram(names.indexOf(name)))
                                        .hasToString(buckets));
    }

    /** The formula of the registry, without SQL. */
    @ParameterizedTest
    @MethodSource("fractionsAndSums")
    void theRegistrySaysTheSame(MetricExample example) {
        Metric metric = example.metric();
        Formula formula = metric.formula();
        BigDecimal numerator =
                evaluate(example, formula.numerator())
                        .divide(
                                BigDecimal.valueOf(metric.unit().divisor()),
                                MathContext.DECIMAL128);
        BigDecimal value =
                formula.denominator() == null
                        ? numerator
                        : numerator.divide(
                                evaluate(example, formula.denominator()), MathContext.DECIMAL128);

        assertThat(value).as(metric.id()).isEqualByComparingTo(example.value());
    }

    private static BigDecimal evaluate(MetricExample example, String expression) {
        View view = example.metric().view();
        long[] numbers = example.row().values();
        Map<String, BigDecimal> columns = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            columns.put(view.columns().get(i), BigDecimal.valueOf(numbers[i]));
        }
        for (Measure measure : view.measures()) {
            columns.computeIfPresent(
                    measure.column(),
                    (name, number) -> number.scaleByPowerOfTen(-measure.unit().places()));
        }
        return Arithmetic.value(
                new Expressions(view).expand(expression),
                name -> Objects.requireNonNull(columns.get(name), name));
    }
}
