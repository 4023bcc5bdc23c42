package dev.stet.metrics;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/**
 * The columns of a view by name, for {@link Arithmetic}: measures in their natural units, distinct
 * counts, and what the view derives from these.
 *
 * @param numbers a measure or a distinct count by its column, in its base unit
 */
public record MetricColumns(View view, ToLongFunction<String> numbers) {

    /** The exact value of an expression. */
    public BigDecimal value(String expression) {
        return Arithmetic.value(expression, this::column);
    }

    /**
     * The value of a column.
     *
     * @throws java.util.NoSuchElementException if the view has none of this name
     */
    public BigDecimal column(String name) {
        for (Measure measure : view.measures()) {
            if (measure.column().equals(name)) {
                return BigDecimal.valueOf(numbers.applyAsLong(name), measure.unit().places());
            }
        }
        if (view.distinct().stream().anyMatch(users -> users.column().equals(name))) {
            return BigDecimal.valueOf(numbers.applyAsLong(name));
        }
        return value(Metrics.text(view).derived(name).orElseThrow().expression());
    }
}
