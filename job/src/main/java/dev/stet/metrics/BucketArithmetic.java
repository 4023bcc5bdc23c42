package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What a clustered metric is made of, by bucket of users: sums and differences of measures, in
 * whatever form these are, be it SQL or numbers.
 *
 * @param column the buckets of a measure by its name
 */
public record BucketArithmetic<T>(
        View view, Function<String, T> column, BinaryOperator<T> add, BinaryOperator<T> subtract) {

    /**
     * Evaluates names of columns with {@code +}, {@code -} and parentheses by {@link Arithmetic}.
     *
     * @param expression of a {@link Formula}; derived columns are those that they are made of
     * @throws IllegalArgumentException where it has a {@code *} or {@code ABS}, or is no expression
     */
    public T of(String expression) {
        return Arithmetic.value(expression, Operators.sums(add, subtract), this::column);
    }

    private T column(String name) {
        return Metrics.text(view)
                .derived(name)
                .filter(derived -> !derived.expression().equals(name))
                .map(derived -> of(derived.expression()))
                .orElseGet(() -> column.apply(name));
    }
}
