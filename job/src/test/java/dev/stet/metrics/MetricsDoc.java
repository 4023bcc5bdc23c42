package dev.stet.metrics;

import static dev.stet.testkit.Markdown.code;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.metrics.Columns.Column;
import dev.stet.metrics.Columns.Kind;
import dev.stet.testkit.Markdown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** {@code docs/metrics.md}, from the registry of metrics. */
public final class MetricsDoc {

    private static final String INTRODUCTION =
            """
            One view per family of KPIs. Every row carries %s. The key is `tenant_id, grain, window_start, segment_by, segment`. Of all rows with one key, use the final one, or without one that with the greatest `version`.

            A **measure** can be added over windows and segments, and a **histogram** too, bucket by bucket. **Distinct** users cannot: merge their **sketches**. Columns in USD are exact to 9 places, shares to 4, weights to 3, products to the sum of both. **Clusters** are sums by bucket of users ([statistics.md](statistics.md)): NULL where part of the sum is of nobody known, as of a generation without a `user_id` whose query has none either. A name that ends in `_ms` means milliseconds.

            A **metric** is NULL if its denominator is 0. A proportion has the ends of its 95 %% interval beside it, `<metric>_low` and `<metric>_high`: of the spread between users where `<metric>_deff` is not NULL, else the Wilson interval ([statistics.md](statistics.md)). So has a **weighted** one, whose things count by weights, and a **bound**, which is a proportion that assumes the worst or the best about everything unobserved. For ratios and quantiles both are NULL. A **sum** has no column of its own. `Xs` stands for %s.

            **Example** computes a value by hand. A test has the database compute it of the same numbers.

            **Events needed** names the events of which there must be at least one each, with the fields that they must have. Without them the metric is NULL or says nothing: an acceptance rate without accepts is 0. A `success_definition` does not change a number, but without it nobody can say what a success is. `./stet doctor` compares a log with this column.

            The view `metric` holds this page as rows. The view `kpi` holds the metrics of every KPI row, one per row. Its `status` is `no_data` (NULL), `too_few` (denominator below %d; of a lift the smaller of its two groups of users), `critical` or `warn` (the level is crossed, by the whole interval if there is one), else `ok`. \
            Read a metric together with its counter-metric: that is the one to suffer first if the other is pushed.\
            """;

    private static final List<MetricExample> EXAMPLES = MetricExamples.all();

    private MetricsDoc() {}

    public static Markdown generate() {
        String shared =
                Columns.of(View.INGEST).stream()
                        .filter(column -> column.kind() == Kind.SHARED)
                        .map(column -> code(column.name()))
                        .collect(Collectors.joining(", "));
        String horizons =
                SuggestionMeasure.HORIZON_SECONDS.stream()
                        .map(seconds -> code(seconds + "s"))
                        .collect(Collectors.joining(", "));
        Markdown text =
                Markdown.titled("Metrics", "the registry of metrics")
                        .paragraph(INTRODUCTION.formatted(shared, horizons, Metric.MINIMUM_SAMPLE));
        for (View view : View.values()) {
            text.paragraph("## " + code(view.table()))
                    .paragraph(
                            Metrics.text(view).question()
                                    + " "
                                    + Metrics.text(view).comment()
                                    + '.');
            addColumns(view, text);
            if (!Metrics.of(view).isEmpty()) {
                addMetrics(view, text);
            }
        }
        return text;
    }

    private static void addColumns(View view, Markdown text) {
        Set<List<String>> rows = new LinkedHashSet<>();
        for (Column column : Columns.of(view)) {
            if (column.kind() != Kind.SHARED && column.metric() == null) {
                String name = general(column.name());
                rows.add(
                        List.of(
                                code(name),
                                column.kind().name().toLowerCase(Locale.ROOT),
                                name.equals(column.name())
                                        ? column.words()
                                        : general(column.words())));
            }
        }
        text.header("column", "kind", "what it holds");
        rows.forEach(row -> text.row(row.toArray(String[]::new)));
        text.end();
    }

    private static void addMetrics(View view, Markdown text) {
        Set<List<String>> rows = new LinkedHashSet<>();
        for (Metric metric : Metrics.of(view)) {
            boolean atHorizon = !general(metric.id()).equals(metric.id());
            UnaryOperator<String> words = atHorizon ? MetricsDoc::general : each -> each;
            rows.add(
                    List.of(
                            code(general(metric.id())) + (metric.place().core() ? " ★" : ""),
                            metric.formula().kind().label(),
                            code(words.apply(metric.formula().text())),
                            example(metric),
                            metric.unit().label(),
                            metric.goal().direction().label(),
                            code(words.apply(metric.goal().counter())),
                            metric.levels().text(),
                            needs(metric),
                            words.apply(metric.question()),
                            words.apply(metric.caveat())));
        }
        text.header(
                "metric",
                "kind",
                "formula",
                "example",
                "unit",
                "good",
                "counter-metric",
                "levels",
                "events needed",
                "question",
                "what it does not tell");
        rows.forEach(row -> text.row(row.toArray(String[]::new)));
        text.end();
    }

    private static String example(Metric metric) {
        return EXAMPLES.stream()
                .filter(example -> example.metric().id().equals(metric.id()))
                .map(
                        example ->
                                "%s: %s"
                                        .formatted(
                                                example.words(), example.value().toPlainString()))
                .findFirst()
                .orElse("");
    }

    private static String needs(Metric metric) {
        return Metrics.needs(metric).stream()
                .map(need -> need.text(Markdown::code, " (%s)"::formatted))
                .collect(Collectors.joining("; "));
    }

    /** The same for every horizon. */
    private static String general(String text) {
        return text.replaceAll("(?<=_)(30|120|300|600)s", "Xs")
                .replaceAll("\\b(30|120|300|600) s\\b", "X")
                .replaceAll("\\b(30|120|300|600)s\\b", "X");
    }
}
