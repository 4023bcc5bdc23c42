package dev.stet.metrics;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the queries of longer windows: {@code kpi_week} and {@code kpi_month}, pooled from rows of
 * whole days. In Flink SQL they are for batch execution.
 */
final class PeriodSql {

    /** For z: no end of an interval. */
    private static final String ITSELF = "0E0";

    private static final List<String> CORRECTED =
            List.of(
                    "auto_flagged",
                    "auto_weight",
                    "auto_weight_squared",
                    "paired_auto_flagged",
                    "paired_human_flagged",
                    "paired_disagreements",
                    "paired_weight",
                    "paired_weight_squared");

    /** Columns that follow from others of the same row. */
    private static final List<String> COMPUTED =
            List.of("status", "value", "low", "high", "deff", Columns.BASIS);

    private final Period period;
    private final SqlDialect dialect;
    private final KpiSql kpi;

    PeriodSql(Period period, SqlDialect dialect) {
        this.period = period;
        this.dialect = dialect;
        this.kpi = new KpiSql(dialect, true);
    }

    /** Those that have metrics. */
    static Stream<View> families() {
        return Arrays.stream(View.values()).filter(view -> !Metrics.of(view).isEmpty());
    }

    /** The query of {@code kpi_week} or {@code kpi_month}. */
    String pooled() {
        String names =
                KpiSql.columnsWithFamily().stream()
                        .map(column -> column.get(0))
                        .filter(name -> !COMPUTED.contains(name))
                        .map(name -> "metrics." + name)
                        .collect(Collectors.joining(",\n        "));
        String columns =
                KpiSql.columnsWithFamily().stream()
                        .map(column -> column.get(0))
                        .filter(name -> !name.equals("status"))
                        .map(kpi::selected)
                        .collect(Collectors.joining(",\n    "));
        return """
        SELECT
            %1$s,
            %2$s AS status
        FROM (
            SELECT
                %3$s,
                metrics.sample, metrics.good,
                coalesce(metrics.direct, metrics.numerator / nullif(metrics.denominator, 0)) AS %4$s,
                CASE WHEN %5$s THEN %6$s
                    WHEN metrics.has_interval THEN wilson_lower_weighted(
                        metrics.numerator, metrics.denominator, metrics.squares)
                    ELSE metrics.direct_low END AS low,
                CASE WHEN %5$s THEN %7$s
                    WHEN metrics.has_interval THEN wilson_upper_weighted(
                        metrics.numerator, metrics.denominator, metrics.squares)
                    ELSE metrics.direct_high END AS high,
                %8$s AS deff
            FROM (
        %9$s
            ) AS metrics
        ) AS metrics%10$s\
        """
                .formatted(
                        columns,
                        new StatusSql(dialect).byTarget(),
                        names,
                        kpi.name("value"),
                        dialect.isClustered(),
                        dialect.clusteredLow(),
                        dialect.clusteredHigh(),
                        dialect.clusteredDesignEffect(),
                        families().map(this::rows).collect(Collectors.joining("\n    UNION ALL\n")),
                        StatusSql.TARGETS);
    }

    private String rows(View view) {
        String names =
                "metric_id, numerator, denominator, squares, direct, direct_low, direct_high,"
                        + " has_interval, "
                        + String.join(", ", dialect.clusteredColumns())
                        + ", counter_id, counter_value, good"
                        + (KpiSql.hasSamples(view) ? ", sample" : "");
        return """
            SELECT
                '%s' AS family, k.tenant_id, '%s' AS grain, k.window_start, k.window_end,
                k.segment_by, k.segment, k.maturity, k.version,
                %s
            FROM (
                SELECT
                    days.*%s
                FROM (
                    SELECT
                        sums.*,
                        CASE WHEN sums.least_mature = 'final'
                            AND sums.window_end <= %s
                            THEN 'final' ELSE 'provisional' END AS maturity
                    FROM (
                        SELECT
                            tenant_id, segment_by, segment,
                            %s AS window_start,
                            %s AS window_end,
                            max(maturity) AS least_mature,
                            max(version) AS version,
                            %s
                        FROM %s
                        WHERE grain = '1d'
                        GROUP BY tenant_id, segment_by, segment, %s
                    ) AS sums
                    LEFT JOIN (
                        SELECT tenant_id, max(window_start) AS last_day
                        FROM %s
                        WHERE grain = '1d' AND maturity = 'final'
                        GROUP BY tenant_id
                    ) AS days ON days.tenant_id = sums.tenant_id
                ) AS days
            ) AS k CROSS JOIN %s AS m (
                %s)\
        """
                .formatted(
                        view.table(),
                        period.grain(),
                        KpiSql.wrapped(
                                Arrays.stream(names.split(", "))
                                                .map(each -> "m." + each)
                                                .collect(Collectors.joining(", "))
                                        + (KpiSql.hasSamples(view) ? "" : kpi.noSample())),
                        derived(view),
                        dialect.start("day", "days.last_day", 1),
                        start("window_start", 0),
                        start("window_start", 1),
                        sums(view),
                        dialect.current(view),
                        dialect.grouped("4, 5", start("window_start", 0), start("window_start", 1)),
                        dialect.current(view),
                        dialect.each(Metrics.of(view).stream().map(this::row).toList()),
                        KpiSql.wrapped(names));
    }

    private String start(String instant, int windows) {
        return dialect.start(period.noun(), instant, windows);
    }

    private static List<Measure> measures(View view) {
        List<String> columns = Columns.of(view).stream().map(Columns.Column::name).toList();
        return view.measures().stream()
                .filter(measure -> columns.contains(measure.column()))
                .toList();
    }

    /**
     * Sums of all measures; sketches, histograms and buckets of users only side by side, to be read
     * when needed.
     */
    private String sums(View view) {
        List<String> sums = new ArrayList<>();
        for (Measure measure : measures(view)) {
            String name = kpi.name(measure.column());
            String sum =
                    measure.kind() == Measure.Kind.GREATEST
                            ? "max(" + name + ')'
                            : dialect.sum(name, type(view, measure));
            sums.add(sum + " AS " + name);
        }
        for (Measure users : view.distinct()) {
            sums.add(dialect.sketches(users.column()));
        }
        for (Measure histogram : view.histograms()) {
            sums.add(dialect.histograms(histogram.column() + "_histogram", hasSurvival(view)));
        }
        for (Measure measure : Clustered.measures(view)) {
            sums.add(dialect.clusters(measure.column() + Clustered.SUFFIX));
        }
        return String.join(",\n                    ", sums);
    }

    private static String type(View view, Measure measure) {
        return Columns.of(view).stream()
                .filter(column -> column.name().equals(measure.column()))
                .map(Columns.Column::type)
                .findFirst()
                .orElseThrow();
    }

    /** Where a histogram is more than a sample: that a bucket is empty says something, too. */
    private static boolean hasSurvival(View view) {
        return Metrics.of(view).stream().anyMatch(metric -> metric.formula().survival() != null);
    }

    private String derived(View view) {
        List<String> columns = new ArrayList<>();
        Expressions expressions = new Expressions(view);
        for (Measure users : view.distinct()) {
            columns.add(dialect.distinctUsers(users.column()));
        }
        for (ViewColumn column : Metrics.text(view).derived()) {
            if (!isUsed(view, column) || isSum(view, column)) {
                continue;
            }
            String expression = expressions.expand(column.expression());
            columns.add(
                    "%s AS %s"
                            .formatted(
                                    column.finalOnly()
                                            ? "CASE WHEN maturity = 'final' THEN %s END"
                                                    .formatted(expression)
                                            : expression,
                                    kpi.name(column.name())));
        }
        return columns.stream().map(each -> ",\n            " + each).collect(Collectors.joining());
    }

    /** Whether it is a sum that is only hidden until the row is final. */
    private static boolean isSum(View view, ViewColumn column) {
        return measures(view).stream().anyMatch(measure -> measure.column().equals(column.name()));
    }

    private static boolean isUsed(View view, ViewColumn column) {
        return Metrics.of(view).stream()
                .anyMatch(
                        metric ->
                                metric.goal().counter().equals(column.name())
                                        || metric.formula().columns().contains(column.name()));
    }

    private List<String> row(Metric metric) {
        Formula formula = metric.formula();
        boolean interval = formula.kind().isOfCounts() && formula.corrected() == null;
        String numerator = formula.isFraction() ? kpi.numerator(metric) : kpi.number("NULL");
        String denominator = denominator(metric);
        String squares =
                formula.weightSquared() == null
                        ? denominator
                        : kpi.number(kpi.column(formula.weightSquared()));
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                kpi.string(metric.id()),
                                numerator,
                                denominator,
                                interval ? squares : kpi.number("NULL"),
                                direct(metric, ITSELF),
                                direct(metric, "-1.959964E0"),
                                direct(metric, "1.959964E0"),
                                String.valueOf(interval)));
        cells.addAll(clustered(metric));
        cells.add(kpi.string(metric.goal().counter()));
        cells.add(counter(metric));
        cells.add(kpi.string(metric.goal().direction().label()));
        if (KpiSql.hasSamples(metric.view())) {
            cells.add(kpi.sample(metric));
        }
        return cells;
    }

    /** The ends of the interval and the design effect, of the buckets of all days. */
    private List<String> clustered(Metric metric) {
        String denominator = metric.formula().denominator();
        if (denominator == null || !Clustered.isClustered(metric)) {
            return dialect.notClustered();
        }
        String above = clusters(metric.view(), metric.formula().numerator());
        return dialect.clustered(above, clusters(metric.view(), denominator)).stream()
                .map(value -> onceFinal(metric, value))
                .toList();
    }

    private String clusters(View view, String expression) {
        return new BucketArithmetic<>(
                        view,
                        dialect::buckets,
                        "cluster_add(%s, %s)"::formatted,
                        "cluster_subtract(%s, %s)"::formatted)
                .of(expression);
    }

    private String denominator(Metric metric) {
        String denominator = metric.formula().denominator();
        if (denominator == null) {
            return kpi.number("NULL");
        }
        return onceFinal(metric, kpi.number(kpi.expression(metric.view(), denominator)));
    }

    private static String onceFinal(Metric metric, String value) {
        return metric.isFinalOnly()
                ? "CASE WHEN k.maturity = 'final' THEN " + value + " END"
                : value;
    }

    /** What is no fraction of sums, or one end of its interval. */
    private String direct(Metric metric, String z) {
        Formula formula = metric.formula();
        if (formula.corrected() != null) {
            String name = formula.corrected();
            return CORRECTED.stream()
                    .map(column -> kpi.number(kpi.column(name + '_' + column)))
                    .collect(Collectors.joining(", ", "prediction_powered_rate(", ", " + z + ')'));
        }
        if (formula.survival() != null) {
            return survival(formula, formula.survival(), z);
        }
        if (!z.equals(ITSELF)) {
            return kpi.number("NULL");
        }
        if (formula.quantile() != null) {
            String quantile =
                    "histogram_quantile(k.%s_histogram, %s%s)"
                            .formatted(
                                    formula.numerator(),
                                    formula.quantile().toPlainString(),
                                    formula.above() == null
                                            ? ""
                                            : ", CAST(k.%s AS bigint)".formatted(formula.above()));
            int divisor = metric.unit().divisor();
            String value = kpi.number(quantile) + (divisor == 1 ? "" : " / " + divisor);
            return onceFinal(metric, value);
        }
        return formula.denominator() == null ? kpi.numerator(metric) : kpi.number("NULL");
    }

    /** NULL where a row of an older release lacks the histograms. */
    private String survival(Formula formula, Formula.Survival survival, String z) {
        String end = z.startsWith("-") ? "lower" : "upper";
        return "survival_%s(%s, %s, CAST(%s AS bigint), %d)"
                .formatted(
                        z.equals(ITSELF) ? "at" : end,
                        kpi.column(formula.numerator() + "_histogram"),
                        kpi.column(survival.censored() + "_histogram"),
                        kpi.column(Objects.requireNonNull(formula.denominator())),
                        survival.seconds());
    }

    /** The value of a counter-metric of the same view; that of another takes a join. */
    private String counter(Metric metric) {
        View view = metric.view();
        String counter = metric.goal().counter();
        if (new Expressions(view).known().contains(counter)) {
            return kpi.number(kpi.column(counter));
        }
        Metric other = Metrics.find(counter).orElse(null);
        if (other == null || other.view() != view || !other.hasColumn()) {
            return kpi.number("NULL");
        }
        return other.formula().isFraction()
                ? "%s / nullif(%s, 0)".formatted(kpi.numerator(other), denominator(other))
                : direct(other, ITSELF);
    }
}
