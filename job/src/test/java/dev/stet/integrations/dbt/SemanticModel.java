package dev.stet.integrations.dbt;

import static dev.stet.integrations.dbt.DbtSources.described;

import dev.stet.contract.View;
import dev.stet.integrations.Tree;
import dev.stet.metrics.Columns;
import dev.stet.metrics.Columns.Column;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The catalogue as a semantic model for MetricFlow: per view its final days with the sums that
 * metrics are made of, and each metric as a sum or as a ratio of two. Quantiles, distinct users and
 * what else does not add up are not in it: read their columns.
 */
final class SemanticModel {

    private static final Set<Columns.Kind> NUMBERS =
            EnumSet.of(Columns.Kind.MEASURE, Columns.Kind.DERIVED, Columns.Kind.DISTINCT);

    private SemanticModel() {}

    /** Columns of a model of days, besides the key, each with what it holds. */
    static Map<String, String> columns(View view) {
        return Columns.of(view).stream()
                .filter(column -> NUMBERS.contains(column.kind()))
                .collect(
                        Collectors.toMap(
                                Column::name,
                                Column::words,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    /** The models and their columns. */
    static Map<String, Object> models() {
        List<Map<String, Object>> models = new ArrayList<>();
        Map<String, Object> spine = described("stet_time_spine", "One row per day");
        spine.put("time_spine", Tree.of("standard_granularity_column", "date_day"));
        spine.put("columns", List.of(Tree.of("name", "date_day", "granularity", "day")));
        models.add(spine);
        DbtPackage.views().forEach(view -> models.add(model(view)));
        return Tree.of("version", 2, "models", models);
    }

    private static Map<String, Object> model(View view) {
        List<Map<String, Object>> columns = new ArrayList<>();
        columns.add(described("tenant_id", Columns.shared("tenant_id")));
        columns.add(described("segment_by", Columns.shared("segment_by")));
        columns.add(described("segment", Columns.shared("segment")));
        columns.add(described("window_day", "the day, in the time zone of days"));
        columns(view).forEach((name, words) -> columns.add(described(name, words)));
        String words = Metrics.text(view).comment() + ": whole days that cannot change any more";
        Map<String, Object> model = described(DbtPackage.model(view), words);
        List<String> key = List.of("tenant_id", "window_day", "segment");
        model.put("data_tests", List.of(DbtSources.uniqueRow(key)));
        model.put("columns", columns);
        return model;
    }

    /** The semantic models with their measures. */
    static Map<String, Object> semanticModels() {
        List<Map<String, Object>> models = new ArrayList<>();
        DbtPackage.views()
                .filter(view -> Metrics.of(view).stream().anyMatch(Additive::is))
                .forEach(view -> models.add(semanticModel(view)));
        return Tree.of("version", 2, "semantic_models", models);
    }

    private static Map<String, Object> semanticModel(View view) {
        Map<String, Object> model = described(view.noun() + "_days", Metrics.text(view).comment());
        model.put("model", "ref('%s')".formatted(DbtPackage.model(view)));
        model.put("defaults", Tree.of("agg_time_dimension", "window_day"));
        model.put("primary_entity", view.noun() + "_row");
        Map<String, Object> day = Tree.of("name", "window_day", "type", "time");
        day.put("type_params", Tree.of("time_granularity", "day"));
        model.put(
                "dimensions",
                List.of(
                        day,
                        Tree.of("name", "tenant_id", "type", "categorical"),
                        Tree.of("name", "segment", "type", "categorical")));
        List<Map<String, Object>> measures = new ArrayList<>();
        measures(view).forEach((expression, name) -> measures.add(measure(name, expression)));
        model.put("measures", measures);
        return model;
    }

    /** Each is a metric, too: a ratio divides metrics. */
    private static Map<String, Object> measure(String name, String expression) {
        Map<String, Object> measure = described(name, "The sum of " + expression);
        measure.put("agg", "sum");
        measure.put("expr", expression);
        measure.put("create_metric", true);
        return measure;
    }

    /** The sums that the metrics of a view are made of: the name of each by its expression. */
    static Map<String, String> measures(View view) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Metric metric : Metrics.of(view)) {
            if (Additive.is(metric)) {
                String numerator = numerator(metric);
                names.putIfAbsent(numerator, name(metric, numerator, "_numerator"));
                String denominator = metric.formula().denominator();
                if (denominator != null) {
                    names.putIfAbsent(denominator, name(metric, denominator, "_denominator"));
                }
            }
        }
        return names;
    }

    private static String name(Metric metric, String expression, String part) {
        return expression.matches("[a-z0-9_]+")
                ? metric.view().noun() + '_' + expression
                : metric.id() + part;
    }

    /** In the unit of the metric. */
    private static String numerator(Metric metric) {
        int divisor = metric.unit().divisor();
        String numerator = metric.formula().numerator();
        return divisor == 1
                ? numerator
                : "(%s) / CAST(%d AS double precision)".formatted(numerator, divisor);
    }

    /** The metrics. */
    static Map<String, Object> metrics() {
        return Tree.of(
                "version",
                2,
                "metrics",
                Metrics.all().stream().filter(Additive::is).map(SemanticModel::metric).toList());
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, String> measures = measures(metric.view());
        String numerator = Objects.requireNonNull(measures.get(numerator(metric)));
        String denominator = metric.formula().denominator();
        Map<String, Object> parameters =
                denominator == null
                        ? Tree.of("measure", numerator)
                        : Tree.of(
                                "numerator",
                                numerator,
                                "denominator",
                                Objects.requireNonNull(measures.get(denominator)));
        Map<String, Object> tree = Tree.of("name", metric.id(), "label", metric.id());
        tree.put(
                "description",
                "%s It does not tell: %s".formatted(metric.question(), metric.caveat()));
        tree.put("type", denominator == null ? "simple" : "ratio");
        tree.put("type_params", parameters);
        tree.put("config", Tree.of("meta", meta(metric)));
        return tree;
    }

    private static Map<String, Object> meta(Metric metric) {
        Map<String, Object> meta = Tree.of("unit", metric.unit().label());
        meta.put("good", metric.goal().direction().label());
        meta.put("counter_metric", metric.goal().counter());
        meta.put("section", metric.place().section().label());
        meta.put("core", metric.place().core());
        meta.put("levels", metric.levels().text());
        return meta;
    }
}
