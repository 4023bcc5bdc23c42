package dev.stet.metrics;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of {@link Formula} and {@link ViewColumn}, evaluated without a database: names of
 * columns, {@code +}, {@code -}, {@code *}, parentheses, {@code ABS(…)}, and {@code CAST(… AS …)},
 * which leaves a value as it is.
 *
 * @param <T> what a column's value is, such as a number, or the text of its SQL
 */
public final class Arithmetic<T> {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*([a-z_][a-z0-9_]*|[A-Z]+|[0-9]+|[-+*(),])");
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final String expression;
    private final Matcher tokens;
    private final Operators<T> operators;
    private final Function<String, T> columns;
    private @Nullable String token;

    private Arithmetic(String expression, Operators<T> operators, Function<String, T> columns) {
        this.expression = expression.strip();
        this.operators = operators;
        this.columns = columns;
        tokens = TOKEN.matcher(this.expression);
        advance();
    }

    /** The columns that an expression names, in alphabetical order. */
    public static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher found = NAME.matcher(expression);
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    /**
     * The value of an expression, exact.
     *
     * @param columns the value of a column by its name
     * @throws IllegalArgumentException if the text is no such expression
     */
    public static BigDecimal value(String expression, Function<String, BigDecimal> columns) {
        return value(expression, Operators.NUMBERS, columns);
    }

    /**
     * The value of an expression.
     *
     * @param columns the value of a column by its name
     * @throws IllegalArgumentException if the text is no such expression, or has an operator that
     *     its values do not
     */
    static <T> T value(String expression, Operators<T> operators, Function<String, T> columns) {
        Arithmetic<T> arithmetic = new Arithmetic<>(expression, operators, columns);
        T value = arithmetic.sum();
        if (arithmetic.token != null) {
            throw arithmetic.unexpected();
        }
        return value;
    }

    private void advance() {
        if (tokens.regionStart() == tokens.regionEnd()) {
            token = null;
        } else if (tokens.lookingAt()) {
            token = tokens.group(1);
            tokens.region(tokens.end(), tokens.regionEnd());
        } else {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                "'%s' cannot be evaluated at '%s'"
                        .formatted(expression, expression.substring(tokens.regionStart())));
    }

    private boolean accept(String wanted) {
        boolean found = wanted.equals(token);
        if (found) {
            advance();
        }
        return found;
    }

    private void expect(String wanted) {
        if (!accept(wanted)) {
            throw unexpected();
        }
    }

    private T sum() {
        T value = product();
        while (true) {
            if (accept("+")) {
                value = operators.plus().apply(value, product());
            } else if (accept("-")) {
                value = operators.minus().apply(value, product());
            } else {
                return value;
            }
        }
    }

    private T product() {
        T value = factor();
        while (accept("*")) {
            value = operators.times().apply(value, factor());
        }
        return value;
    }

    private T factor() {
        if (accept("(")) {
            T value = sum();
            expect(")");
            return value;
        }
        if (accept("ABS")) {
            return operators.abs().apply(factor());
        }
        if (accept("CAST")) {
            return cast();
        }
        String name = token;
        if (name == null || !NAME.matcher(name).matches()) {
            throw unexpected();
        }
        advance();
        return columns.apply(name);
    }

    /** {@code (value AS DECIMAL(19, 4))}: the type is passed over. */
    private T cast() {
        expect("(");
        T value = sum();
        expect("AS");
        advance();
        if (accept("(")) {
            while (!accept(")")) {
                if (token == null) {
                    throw unexpected();
                }
                advance();
            }
        }
        expect(")");
        return value;
    }
}
