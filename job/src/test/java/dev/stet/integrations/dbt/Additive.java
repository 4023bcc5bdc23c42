package dev.stet.integrations.dbt;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.ViewColumn;

/**
 * Which metrics hold over several rows once their columns are added up: not quantiles, not distinct
 * users, not products of sums.
 */
final class Additive {

    private Additive() {}

    /** Whether a metric is a sum, or one sum divided by another. */
    static boolean is(Metric metric) {
        Formula formula = metric.formula();
        return formula.isFraction()
                && is(metric.view(), formula.numerator())
                && (formula.denominator() == null || is(metric.view(), formula.denominator()));
    }

    private static boolean is(View view, String expression) {
        return expression.chars().noneMatch(c -> c == '*' || c == '/')
                && !expression.contains("CASE")
                && !expression.contains("ABS")
                && Arithmetic.names(expression).stream().allMatch(name -> isColumn(view, name));
    }

    private static boolean isColumn(View view, String name) {
        for (ViewColumn derived : Metrics.text(view).derived()) {
            if (derived.name().equals(name)) {
                return derived.expression().equals(name) || is(view, derived.expression());
            }
        }
        return view.measures().stream()
                .anyMatch(
                        measure ->
                                measure.column().equals(name)
                                        && measure.kind() == Measure.Kind.SUM);
    }
}
