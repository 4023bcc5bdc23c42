package dev.stet.metrics;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import dev.stet.metrics.Columns.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code sql/views}: the view of each family over its sums, in Flink SQL. */
public final class ViewSql {

    private static final String KEY = "tenant_id, grain, window_start, segment_by, segment";
    private static final String NO_INTERVAL = "CAST(NULL AS DOUBLE)";

    private final View view;
    private final ViewText text;
    private final Expressions expressions;

    private ViewSql(View view) {
        this.view = view;
        text = Metrics.text(view);
        expressions = new Expressions(view);
    }

    public static String of(View view) {
        return new ViewSql(view).write();
    }

    private String write() {
        return banner()
                + "CREATE TEMPORARY VIEW %s\nCOMMENT %s AS\nSELECT\n"
                        .formatted(view.table(), Text.quoted(text.comment()))
                + items()
                + "\nFROM "
                + sums()
                + '\n';
    }

    private String banner() {
        return Text.banner("KPI", view.table())
                + Text.banner("Question", text.question())
                + Text.banner(
                        "Grain",
                        "one row per version of (%s); use the final row of a key, or without one the greatest version"
                                .formatted(KEY))
                + Text.banner("Reads", view.noun() + "_rollup")
                + Text.banner(
                        "Units",
                        text.units()
                                + "; metrics: docs/metrics.md, each NULL where its denominator is"
                                + " 0; _low and _high: 95 % interval, NULL for no proportion:"
                                + " docs/statistics.md")
                + Text.banner("Caveat", text.caveat())
                + "--           Generated from the registry of metrics by GeneratedSqlTest\n";
    }

    private String items() {
        List<String> items = new ArrayList<>();
        String group = "";
        for (Column column : Columns.of(view)) {
            String comment = comment(column);
            items.add(
                    (comment.isEmpty() || comment.equals(group) ? "" : "\n" + Text.comment(comment))
                            + Text.item("    ", expression(column), column.flinkName()));
            group = comment;
        }
        return String.join(",\n", items);
    }

    /** What stands above a column, once for those that have it in common. */
    private static String comment(Column column) {
        return switch (column.kind()) {
            case SHARED, LOW, HIGH -> column.metric() == null ? "" : column.metric().question();
            case BASIS, DESIGN_EFFECT -> "How far events of one user are alike";
            case MEASURE, DERIVED -> {
                String horizon = column.name().replaceFirst(".*_(\\d+)s$", "$1");
                yield horizon.equals(column.name())
                        ? "Sums over windows and segments"
                        : "Sums, %s s after the accept".formatted(horizon);
            }
            case DISTINCT, SKETCH -> "Distinct users: exact, and as sketches to merge over rows";
            case HISTOGRAM -> "Histograms, to merge over rows";
            case CLUSTERS -> "Sums by bucket of users, to merge over rows";
            case METRIC -> Objects.requireNonNull(column.metric()).question();
        };
    }

    private String expression(Column column) {
        Metric metric = column.metric();
        if (column.kind() == Columns.Kind.BASIS) {
            return basis();
        }
        if (metric == null) {
            return column.name().equals("watermark")
                    ? "TO_TIMESTAMP_LTZ(watermark_millis, 3)"
                    : text.derived().stream()
                            .filter(derived -> derived.name().equals(column.name()))
                            .map(ViewSql::expression)
                            .findFirst()
                            .orElse(column.flinkName());
        }
        String known =
                switch (column.kind()) {
                    case LOW -> interval("WILSON_LOWER", metric);
                    case HIGH -> interval("WILSON_UPPER", metric);
                    case DESIGN_EFFECT -> clustered("design_effect", metric);
                    default -> value(metric);
                };
        return metric.isFinalOnly() && !known.equals(NO_INTERVAL) ? whenFinal(known) : known;
    }

    private static String expression(ViewColumn derived) {
        return derived.finalOnly() ? whenFinal(derived.expression()) : derived.expression();
    }

    private static String whenFinal(String expression) {
        return "CASE WHEN maturity = 'final' THEN " + expression + " END";
    }

    private String value(Metric metric) {
        Formula formula = metric.formula();
        int divisor = metric.unit().divisor();
        String by = divisor == 1 ? "" : " / " + divisor;
        if (formula.corrected() != null) {
            return corrected(formula.corrected(), "0E0");
        }
        if (formula.survival() != null) {
            return survival("SURVIVAL_AT", formula, formula.survival());
        }
        if (formula.quantile() != null) {
            String above = formula.above() == null ? "" : ", " + formula.above();
            return "CAST(HISTOGRAM_QUANTILE(%s_histogram, %s%s) AS DOUBLE)%s"
                    .formatted(formula.numerator(), formula.quantile().toPlainString(), above, by);
        }
        return "CAST(%s AS DOUBLE)%s / NULLIF(%s, 0)"
                .formatted(
                        expressions.expand(formula.numerator()),
                        by,
                        expressions.expand(Objects.requireNonNull(formula.denominator())));
    }

    private String interval(String function, Metric metric) {
        Formula formula = metric.formula();
        if (formula.corrected() != null) {
            boolean low = function.equals("WILSON_LOWER");
            return corrected(formula.corrected(), low ? "-1.959964E0" : "1.959964E0");
        }
        if (formula.survival() != null) {
            return survival(function.replace("WILSON", "SURVIVAL"), formula, formula.survival());
        }
        if (formula.weightSquared() != null) {
            return "%s_WEIGHTED(%s, %s, %s)"
                    .formatted(
                            function,
                            asDouble(expressions.expand(formula.numerator())),
                            asDouble(Objects.requireNonNull(formula.denominator())),
                            asDouble(formula.weightSquared()));
        }
        if (!formula.kind().hasInterval()) {
            return NO_INTERVAL;
        }
        String wilson =
                "%s(%s, %s)"
                        .formatted(
                                function,
                                expressions.expand(formula.numerator()),
                                expressions.expand(Objects.requireNonNull(formula.denominator())));
        String end = function.equals("WILSON_LOWER") ? "low" : "high";
        return Clustered.isClustered(metric)
                ? "COALESCE(%s, %s)".formatted(clustered(end, metric), wilson)
                : wilson;
    }

    /**
     * A field of what the buckets of users of a metric say; always of the same call, which computes
     * it once.
     */
    private String clustered(String field, Metric metric) {
        Formula formula = metric.formula();
        return "CLUSTERED_INTERVAL(%s, %s).%s"
                .formatted(
                        clusters(formula.numerator()),
                        clusters(Objects.requireNonNull(formula.denominator())),
                        field);
    }

    private String clusters(String expression) {
        return new BucketArithmetic<>(
                        view,
                        name -> name + Clustered.SUFFIX,
                        "CLUSTER_ADD(%s, %s)"::formatted,
                        "CLUSTER_SUBTRACT(%s, %s)"::formatted)
                .of(expression);
    }

    /** Clustered if one interval is. TRY_CAST since rows of before that lie in Kafka have NULL. */
    private String basis() {
        String effects =
                Columns.of(view).stream()
                        .filter(column -> column.kind() == Columns.Kind.DESIGN_EFFECT)
                        .map(this::expression)
                        .collect(Collectors.joining(", "));
        return "TRY_CAST(CASE WHEN COALESCE(%s) IS NULL THEN 'independent' ELSE 'clustered' END AS STRING)"
                .formatted(effects);
    }

    private static String survival(String function, Formula formula, Formula.Survival survival) {
        return "%s(%s_histogram, %s_histogram, %s, %d)"
                .formatted(
                        function,
                        formula.numerator(),
                        survival.censored(),
                        formula.denominator(),
                        survival.seconds());
    }

    private static String corrected(String name, String z) {
        return Stream.of(
                        "auto_flagged",
                        "auto_weight",
                        "auto_weight_squared",
                        "paired_auto_flagged",
                        "paired_human_flagged",
                        "paired_disagreements",
                        "paired_weight",
                        "paired_weight_squared")
                .map(column -> asDouble(name + '_' + column))
                .collect(Collectors.joining(", ", "PREDICTION_POWERED_RATE(", ", " + z + ')'));
    }

    private static String asDouble(String expression) {
        return "CAST(%s AS DOUBLE)".formatted(expression);
    }

    /** The sums in their natural unit; the rollup's own table where they are in it already. */
    private String sums() {
        String rollup = view.noun() + "_rollup";
        if (view.measures().stream().allMatch(measure -> measure.unit().places() == 0)) {
            return rollup;
        }
        List<String> items = new ArrayList<>();
        items.add("        " + KEY.replace("window_start", "window_start, window_end"));
        items.add("        maturity, version, watermark_millis");
        for (Measure measure : view.measures()) {
            items.add(Text.item("        ", natural(measure), measure.column()));
        }
        view.distinct().forEach(users -> items.add("        " + users.column()));
        view.distinct().forEach(users -> items.add("        " + users.column() + "_sketch"));
        view.histograms().forEach(each -> items.add("        " + each.column() + "_histogram"));
        Clustered.measures(view)
                .forEach(each -> items.add("        " + each.column() + Clustered.SUFFIX));
        return "(\n    SELECT\n%s\n    FROM %s\n)"
                .formatted(items.stream().collect(Collectors.joining(",\n")), rollup);
    }

    /** Every whole number of 64 bits has at most 19 digits, so that this is exact. */
    private static String natural(Measure measure) {
        int places = measure.unit().places();
        return places == 0
                ? measure.column()
                : "CAST(CAST(%s AS DECIMAL(19, 0)) * 0.%s1 AS DECIMAL(19, %d))"
                        .formatted(measure.column(), "0".repeat(places - 1), places);
    }
}
