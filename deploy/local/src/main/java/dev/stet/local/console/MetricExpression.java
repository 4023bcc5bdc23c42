package dev.stet.local.console;

import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Metric;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One metric in the SQL of PostgreSQL over its table, as the view {@code kpi} has it: that view is
 * of all metrics at once, and takes longer to plan than a page may take. The columns are {@code
 * k.…}.
 */
record MetricExpression(Metric metric) {

    private static final String NOTHING = "CAST(NULL AS double precision)";

    /** NULL of a quantile, of a survival and of a rate that a sample corrects. */
    String numerator() {
        Formula formula = metric.formula();
        if (!formula.isFraction()) {
            return NOTHING;
        }
        int divisor = metric.unit().divisor();
        String known = number(formula.numerator()) + (divisor == 1 ? "" : " / " + divisor);
        return metric.isFinalOnly()
                ? "CASE WHEN k.maturity = 'final' THEN " + known + " END"
                : known;
    }

    /** NULL of a sum. */
    String denominator() {
        String denominator = metric.formula().denominator();
        return denominator == null ? NOTHING : number(denominator);
    }

    /** What is compared with {@code minimum_sample}; NULL of a sum. */
    String sample() {
        List<Formula.Group> groups = metric.formula().groups();
        return groups.isEmpty()
                ? denominator()
                : groups.stream()
                        .map(group -> number(group.size()))
                        .collect(Collectors.joining(", ", "least(", ")"));
    }

    String value() {
        return metric.hasColumn() ? column(metric.id()) : number(metric.formula().numerator());
    }

    String low() {
        return metric.hasColumn() ? column(metric.id() + "_low") : NOTHING;
    }

    String high() {
        return metric.hasColumn() ? column(metric.id() + "_high") : NOTHING;
    }

    /**
     * What its value says, held against these levels.
     *
     * @param level null for the defaults of a metric that the table of targets lacks
     */
    String status(@Nullable TargetLevel level) {
        TargetLevel held = level == null ? TargetLevel.none(metric.id()) : level;
        return "kpi_status(%s, %s, %s, %s, '%s', %s, %s, %s)"
                .formatted(
                        value(),
                        low(),
                        high(),
                        sample(),
                        metric.goal().direction().label(),
                        literal(held.warn()),
                        literal(held.critical()),
                        literal(held.minimumSample()));
    }

    private static String literal(@Nullable Double level) {
        return level == null ? NOTHING : "CAST('%s' AS double precision)".formatted(level);
    }

    /** An expression over columns, as a number. */
    static String number(String expression) {
        String ofColumns = expression;
        for (String name : Arithmetic.names(expression)) {
            ofColumns = ofColumns.replaceAll("\\b" + name + "\\b", column(name));
        }
        return "CAST(%s AS double precision)".formatted(ofColumns);
    }

    private static String column(String name) {
        return "k.\"" + name + '"';
    }
}
