package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.View;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArithmeticTest {

    private static final Map<String, BigDecimal> COLUMNS =
            Map.of(
                    "a", new BigDecimal("7"),
                    "b_1", new BigDecimal("2.5"),
                    "c", new BigDecimal("-1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a;7",
                "a - b_1 - c;5.5",
                "a - (b_1 - c);3.5",
                "a + b_1 * c;4.5",
                "(a + b_1) * c;-9.5",
                "ABS(b_1 - a) + ABS(c);5.5",
                "CAST(a + b_1 AS DECIMAL(19, 4)) - c;10.5",
                "CAST(a AS BIGINT);7"
            })
    void evaluates(String expression, BigDecimal expected) {
        assertThat(value(expression)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a +", "a b_1", "(a", "a)", "a / c", "CAST(a AS DECIMAL(19", "3"})
    void refusesWhatItDoesNotKnow(String expression) {
        assertThatThrownBy(() -> value(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be evaluated");
    }

    private static BigDecimal value(String expression) {
        return Arithmetic.value(
                expression, name -> Objects.requireNonNull(COLUMNS.get(name), name));
    }

    /** But for a corrected rate, which has a function of its own. */
    @ParameterizedTest
    @MethodSource("dev.stet.metrics.MetricsTest#all")
    void evaluatesEveryFormulaOfTheRegistry(Metric metric) {
        Formula formula = metric.formula();
        if (formula.isFraction()) {
            assertThat(zero(metric, formula.numerator())).isEqualByComparingTo("0");
        }
        if (formula.denominator() != null) {
            assertThat(zero(metric, formula.denominator())).isEqualByComparingTo("0");
        }
    }

    /** With derived columns evaluated, too, and every measure 0. */
    private static BigDecimal zero(Metric metric, String expression) {
        return Arithmetic.value(
                expression,
                name ->
                        Metrics.text(metric.view())
                                .derived(name)
                                .filter(column -> !column.expression().equals(name))
                                .map(column -> zero(metric, column.expression()))
                                .orElse(BigDecimal.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shown * accepted", "ABS(shown - accepted)"})
    void bucketsAreOnlyAddedAndSubtracted(String expression) {
        BucketArithmetic<String> sums =
                new BucketArithmetic<>(
                        View.SUGGESTION,
                        name -> name,
                        (one, other) -> "(%s+%s)".formatted(one, other),
                        (one, other) -> "(%s-%s)".formatted(one, other));

        assertThat(sums.of("shown - (accepted + rejected)"))
                .isEqualTo("(shown-(accepted+rejected))");
        assertThatThrownBy(() -> sums.of(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no sum of measures");
    }

    @Test
    void namesTheColumnsOfAnExpression() {
        assertThat(Arithmetic.names("ABS(b - a_1) + CAST(b AS DECIMAL(19, 4))"))
                .containsExactly("a_1", "b");
    }
}
