package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.Iterator;
import java.util.List;
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
     * Evaluates names of columns with {@code +}, {@code -} and parentheses.
     *
     * @param expression of a {@link Formula}; derived columns are those that they are made of
     * @throws IllegalArgumentException where it is anything else
     */
    public T of(String expression) {
        return sum(List.of(expression.replaceAll("([()])", " $1 ").strip().split(" +")).iterator());
    }

    private T sum(Iterator<String> words) {
        T sum = operand(words);
        while (words.hasNext()) {
            String operator = words.next();
            switch (operator) {
                case "+" -> sum = add.apply(sum, operand(words));
                case "-" -> sum = subtract.apply(sum, operand(words));
                case ")" -> {
                    return sum;
                }
                default -> throw new IllegalArgumentException("no sum of measures: " + operator);
            }
        }
        return sum;
    }

    private T operand(Iterator<String> words) {
        String word = words.next();
        if (word.equals("(")) {
            return sum(words);
        }
        for (ViewColumn derived : Metrics.text(view).derived()) {
            boolean isMeasure = derived.expression().equals(word);
            if (derived.name().equals(word) && !isMeasure) {
                return of(derived.expression());
            }
        }
        return column.apply(word);
    }
}
