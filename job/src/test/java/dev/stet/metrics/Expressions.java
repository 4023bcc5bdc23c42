package dev.stet.metrics;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The formulas of a view's metrics as SQL over its sums. */
final class Expressions {

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
