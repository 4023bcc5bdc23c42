package dev.stet.metrics;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What the operators of {@link Arithmetic} do with its values. */
record Operators<T>(
        BinaryOperator<T> plus,
        BinaryOperator<T> minus,
        BinaryOperator<T> times,
        UnaryOperator<T> abs) {

    static final Operators<BigDecimal> NUMBERS =
            new Operators<>(
                    BigDecimal::add, BigDecimal::subtract, BigDecimal::multiply, BigDecimal::abs);

    /** Of values that can be added and subtracted only: any other operator is an error. */
    static <T> Operators<T> sums(BinaryOperator<T> plus, BinaryOperator<T> minus) {
        return new Operators<>(
                plus,
                minus,
                (left, right) -> {
                    throw new IllegalArgumentException(
                            "no sum of measures: " + left + " * " + right);
                },
                value -> {
                    throw new IllegalArgumentException("no sum of measures: ABS(" + value + ")");
                });
    }
}
