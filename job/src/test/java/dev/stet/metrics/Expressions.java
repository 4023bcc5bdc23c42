package dev.stet.metrics;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formulas of a view's metrics as SQL over its sums. */
final class Expressions {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final View view;
    private final List<ViewColumn> derived;

    Expressions(View view) {
        this.view = view;
        this.derived = Metrics.text(view).derived();
    }

    /** With each derived column in place of its name. */
    String expand(String expression) {
        for (ViewColumn column : derived) {
            String name = "\\b" + column.name() + "\\b";
            expression =
                    expression.equals(column.name())
                            ? column.expression()
                            : expression.replaceAll(name, "(" + column.expression() + ")");
        }
        return expression;
    }

    /** Whether a metric is NULL until its row is final. */
    boolean isFinalOnly(Metric metric) {
        Formula formula = metric.formula();
        Set<String> names = names(formula.numerator());
        if (formula.denominator() != null) {
            names.addAll(names(formula.denominator()));
        }
        return formula.finalOnly()
                || derived.stream()
                        .anyMatch(column -> column.finalOnly() && names.contains(column.name()));
    }

    static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher found = NAME.matcher(expression);
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    /** What formulas can be made of. */
    Set<String> known() {
        Set<String> known = new TreeSet<>();
        Stream.of(view.measures(), view.distinct(), view.histograms())
                .flatMap(List::stream)
                .map(Measure::column)
                .forEach(known::add);
        derived.forEach(column -> known.add(column.name()));
        return known;
    }
}
