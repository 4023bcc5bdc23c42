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
 * Writes for PostgreSQL the views of longer windows: {@code kpi_week} and {@code kpi_month}, pooled
 * from rows of whole days, the latest final window of each family, and its change from the one
 * before. Reviews stand on them.
 */
final class PeriodSql {

    /** A window that reviews look at. */
    enum Period {
        DAY("day", "1d"),
        WEEK("week", "1w"),
        MONTH("month", "1mo");

        private final String noun;
        private final String grain;

        Period(String noun, String grain) {
            this.noun = noun;
            this.grain = grain;
        }

        /** {@code kpi_week}; a day has no view of its own but {@code kpi_current}. */
        String view() {
            return this == DAY ? "kpi_current" : "kpi_" + noun;
        }

        String latest() {
            return "latest_" + noun;
        }

        String change() {
            return "kpi_" + noun + "_change";
        }

        String words() {
            return this == WEEK
                    ? "week of the day zone, which begins on Monday"
                    : noun + " of the day zone";
        }

        /** The window of a day, or one before or after it. */
        private String start(String instant, int windows) {
            return start(noun, instant, windows);
        }

        /** As {@link #start}, of a day. */
        private static String day(String instant, int days) {
            return start("day", instant, days);
        }

        private static String start(String noun, String instant, int windows) {
            String local = "date_trunc('%s', %s AT TIME ZONE %s)".formatted(noun, instant, ZONE);
            return windows == 0
                    ? "first_instant(%s, %s)".formatted(local, ZONE)
                    : "first_instant(%s %s interval '1 %s', %s)"
                            .formatted(local, windows < 0 ? "-" : "+", noun, ZONE);
        }
    }

    /** One row, read once a query. */
    private static final String ZONE = "(SELECT zone FROM day_zone)";

    /** The table of {@link #zone}. */
    static final String ZONE_TABLE = "day_zone";

    private static final String ZONE_DEFINITION =
            """
            CREATE TABLE IF NOT EXISTS day_zone (
                zone text NOT NULL,
                is_only boolean PRIMARY KEY DEFAULT TRUE CHECK (is_only)
            );
            INSERT INTO day_zone (zone) VALUES ('UTC') ON CONFLICT DO NOTHING;
            COMMENT ON TABLE day_zone IS 'The time zone whose days the windows of 1d are: stet.rollup.day-zone of the job that was submitted last';
            COMMENT ON COLUMN day_zone.zone IS 'a name such as Asia/Kolkata';
            COMMENT ON COLUMN day_zone.is_only IS 'TRUE: there is one row';
            """;

    /** The columns of the latest final windows, each with what it holds. */
    static final List<List<String>> LATEST_COLUMNS =
            List.of(
                    List.of("family", "the table of KPI rows"),
                    List.of("tenant_id", Columns.shared("tenant_id")),
                    List.of("window_start", "first instant of the latest final window"),
                    List.of("window_before", "first instant of the window before"));

    /** The columns of a change, each with what it holds. */
    static final List<List<String>> CHANGE_COLUMNS =
            List.of(
                    List.of("metric_id", "the metric, as in the view metric"),
                    List.of("family", "the table that the metric is of"),
                    List.of("tenant_id", Columns.shared("tenant_id")),
                    List.of("window_start", "first instant of the latest final window"),
                    List.of("segment_by", Columns.shared("segment_by")),
                    List.of("segment", Columns.shared("segment")),
                    List.of("good", "whether more or less is better, or neither"),
                    List.of(
                            "numerator",
                            "in the unit of the metric; NULL of a quantile or a survival"),
                    List.of("denominator", "of a quantile the number of values; NULL of a sum"),
                    List.of("value", "NULL where there is nothing to divide by"),
                    List.of("low", "lower end of its 95 % interval; NULL for no proportion"),
                    List.of("high", "upper end of its 95 % interval; NULL for no proportion"),
                    List.of("status", "ok, warn, critical, too_few or no_data"),
                    List.of("numerator_before", "numerator in the window before"),
                    List.of("denominator_before", "denominator in the window before"),
                    List.of("value_before", "value in the window before"),
                    List.of("status_before", "status in the window before"),
                    List.of("change", "value minus value_before"),
                    List.of(
                            "change_low",
                            "lower end of the 95 % interval of change, by Newcombe from the two"
                                    + " intervals; NULL for no proportion"),
                    List.of("change_high", "upper end of the same interval"),
                    List.of(
                            "verdict",
                            "better, worse, changed (where neither is good), same (the interval of"
                                    + " change holds 0), too_few or no_data"),
                    List.of("counter_id", "the metric that is shown beside it"),
                    List.of("counter_value", "its value in its own latest final window"),
                    List.of("counter_change", "that minus its value in the window before"));

    private static final String FUNCTIONS =
            """
            -- The first instant of a local day. Where clocks are set back at midnight, AT TIME ZONE gives
            -- the second one of that day, and windows begin at the first: an hour before it is unambiguous.
            CREATE OR REPLACE FUNCTION first_instant(midnight timestamp, zone text)
            RETURNS timestamptz
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT (midnight - interval '1 hour') AT TIME ZONE zone + interval '1 hour'
            $$;

            -- What a value says, held against levels; the interval decides where there is one.
            CREATE OR REPLACE FUNCTION kpi_status(
                value double precision, low double precision, high double precision,
                denominator double precision, good text, warn double precision,
                critical double precision, minimum_sample double precision)
            RETURNS text
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT CASE
                    WHEN value IS NULL THEN 'no_data'
                    WHEN denominator < minimum_sample THEN 'too_few'
                    WHEN good = 'more' AND coalesce(high, value) < critical
                        OR good = 'less' AND coalesce(low, value) > critical THEN 'critical'
                    WHEN good = 'more' AND coalesce(high, value) < warn
                        OR good = 'less' AND coalesce(low, value) > warn THEN 'warn'
                    ELSE 'ok'
                END
            $$;

            -- A rate that machines judge on all and people on a sample; its interval for z = -1.959964 and
            -- z = 1.959964; itself for z = 0.
            CREATE OR REPLACE FUNCTION prediction_powered_rate(
                auto_flagged double precision, auto_weight double precision,
                auto_weight_squared double precision, paired_auto_flagged double precision,
                paired_human_flagged double precision, paired_disagreements double precision,
                paired_weight double precision, paired_weight_squared double precision,
                z double precision)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT CASE
                    WHEN z = 0 THEN least(1, greatest(0, rate + correction))
                    WHEN variance >= 0 THEN
                        least(1, greatest(0, rate + correction + z * sqrt(abs(variance))))
                END
                FROM (
                    SELECT
                        rate,
                        correction,
                        rate * (1 - rate) * auto_weight_squared / (auto_weight * auto_weight)
                            + (paired_disagreements / paired_weight - correction * correction)
                                * paired_weight_squared / (paired_weight * paired_weight)
                            AS variance
                    FROM (
                        SELECT
                            auto_flagged / auto_weight AS rate,
                            (paired_human_flagged - paired_auto_flagged) / paired_weight AS correction
                        WHERE auto_weight > 0 AND paired_weight > 0
                    ) AS rates
                ) AS variances
            $$;
            """;

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
    private final KpiSql kpi = new KpiSql(true);

    private PeriodSql(Period period) {
        this.period = period;
    }

    /** The table that the views read the day zone from. */
    static String zone() {
        return ZONE_DEFINITION;
    }

    /** What the views call, for PostgreSQL. */
    static String functions() {
        return FUNCTIONS;
    }

    /** The query of {@code kpi_week} or {@code kpi_month}. */
    static String pooled(Period period) {
        return new PeriodSql(period).pooled();
    }

    /** The query of the latest final window of each family and tenant, and of the one before. */
    static String latest(Period period) {
        PeriodSql sql = new PeriodSql(period);
        return families().map(sql::latest).collect(Collectors.joining("\nUNION ALL\n"));
    }

    private static Stream<View> families() {
        return Arrays.stream(View.values()).filter(view -> !Metrics.of(view).isEmpty());
    }

    private String pooled() {
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
            %s,
            %s AS status
        FROM (
            SELECT
                %s,
                metrics.sample, metrics.good,
                coalesce(metrics.direct, metrics.numerator / nullif(metrics.denominator, 0)) AS value,
                CASE WHEN metrics.clustered IS NOT NULL THEN metrics.clustered[1]
                    WHEN metrics.has_interval THEN wilson_lower_weighted(
                        metrics.numerator, metrics.denominator, metrics.squares)
                    ELSE metrics.direct_low END AS low,
                CASE WHEN metrics.clustered IS NOT NULL THEN metrics.clustered[2]
                    WHEN metrics.has_interval THEN wilson_upper_weighted(
                        metrics.numerator, metrics.denominator, metrics.squares)
                    ELSE metrics.direct_high END AS high,
                metrics.clustered[3] AS deff
            FROM (
        %s
            ) AS metrics
        ) AS metrics%s\
        """
                .formatted(
                        columns,
                        KpiSql.STATUS_BY_TARGET,
                        names,
                        families().map(this::rows).collect(Collectors.joining("\n    UNION ALL\n")),
                        KpiSql.TARGETS);
    }

    private String rows(View view) {
        String names =
                "metric_id, numerator, denominator, squares, direct, direct_low,"
                        + " direct_high, has_interval, clustered, counter_id, counter_value, good"
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
                        GROUP BY tenant_id, segment_by, segment, 4, 5
                    ) AS sums
                    LEFT JOIN (
                        SELECT tenant_id, max(window_start) AS last_day
                        FROM %s
                        WHERE grain = '1d' AND maturity = 'final'
                        GROUP BY tenant_id
                    ) AS days USING (tenant_id)
                ) AS days
            ) AS k CROSS JOIN LATERAL (
        %s
            ) AS m (
                %s)\
        """
                .formatted(
                        view.table(),
                        period.grain,
                        KpiSql.wrapped(
                                Arrays.stream(names.split(", "))
                                                .map(each -> "m." + each)
                                                .collect(Collectors.joining(", "))
                                        + (KpiSql.hasSamples(view) ? "" : kpi.noSample())),
                        derived(view),
                        Period.day("days.last_day", 1),
                        period.start("window_start", 0),
                        period.start("window_start", 1),
                        sums(view),
                        view.table(),
                        view.table(),
                        Metrics.of(view).stream()
                                .map(this::row)
                                .collect(Collectors.joining("\n            UNION ALL\n")),
                        KpiSql.wrapped(names));
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
            sums.add(
                    "%s(%2$s) AS %2$s"
                            .formatted(
                                    measure.kind() == Measure.Kind.GREATEST ? "max" : "sum",
                                    kpi.name(measure.column())));
        }
        for (Measure users : view.distinct()) {
            sums.add("array_agg(%1$s_sketch) AS %1$s_sketches".formatted(users.column()));
        }
        for (Measure histogram : view.histograms()) {
            sums.add(histogram(view, histogram.column() + "_histogram"));
        }
        for (Measure measure : Clustered.measures(view)) {
            sums.add(
                    ("CASE WHEN count(%1$s) = count(*) THEN array_agg(%1$s)"
                                    + " FILTER (WHERE %1$s IS NOT NULL) END AS %1$s")
                            .formatted(measure.column() + Clustered.SUFFIX));
        }
        return String.join(",\n                    ", sums);
    }

    /**
     * All or nothing where it is more than a sample: that a bucket is empty says something, too.
     */
    private static String histogram(View view, String column) {
        boolean whole =
                Metrics.of(view).stream().anyMatch(metric -> metric.formula().survival() != null);
        return (whole
                        ? "CASE WHEN count(*) = count(%1$s) THEN coalesce(string_agg(nullif(%1$s,"
                                + " ''), ' '), '') END AS %1$s"
                        : "string_agg(nullif(%1$s, ''), ' ') AS %1$s")
                .formatted(column);
    }

    private String derived(View view) {
        List<String> columns = new ArrayList<>();
        Expressions expressions = new Expressions(view);
        for (Measure users : view.distinct()) {
            columns.add("distinct_users_of(%1$s_sketches) AS %1$s".formatted(users.column()));
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

    private String row(Metric metric) {
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
                                Text.quoted(metric.id()),
                                numerator,
                                denominator,
                                interval ? squares : kpi.number("NULL"),
                                direct(metric, "0"),
                                direct(metric, "-1.959964"),
                                direct(metric, "1.959964"),
                                String.valueOf(interval),
                                clustered(metric),
                                Text.quoted(metric.goal().counter()),
                                counter(metric),
                                Text.quoted(metric.goal().direction().label())));
        if (KpiSql.hasSamples(metric.view())) {
            cells.add(kpi.sample(metric));
        }
        return Text.list("            ", "SELECT ", cells);
    }

    /** The ends of the interval and the design effect, of the buckets of all days. */
    private String clustered(Metric metric) {
        String denominator = metric.formula().denominator();
        if (denominator == null || !Clustered.isClustered(metric)) {
            return "CAST(NULL AS double precision[])";
        }
        return onceFinal(
                metric,
                "clustered_ends(%s, %s)"
                        .formatted(
                                clusters(metric.view(), metric.formula().numerator()),
                                clusters(metric.view(), denominator)));
    }

    private static String clusters(View view, String expression) {
        return new BucketArithmetic<>(
                        view,
                        "cluster_total(k.%s_clusters)"::formatted,
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
        if (!z.equals("0")) {
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
                        z.equals("0") ? "at" : end,
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
                : direct(other, "0");
    }

    private String latest(View view) {
        if (period == Period.DAY) {
            return """
            SELECT
                '%1$s' AS family, tenant_id, max(window_start) AS window_start,
                CASE WHEN min(first_day) < max(window_start)
                    THEN %2$s END AS window_before
            FROM (
                SELECT tenant_id, min(window_start) AS first_day,
                    max(window_start) FILTER (WHERE maturity = 'final') AS window_start
                FROM %1$s
                WHERE grain = '1d'
                GROUP BY tenant_id
            ) AS days
            WHERE window_start IS NOT NULL
            GROUP BY tenant_id\
            """
                    .formatted(view.table(), Period.day("max(window_start)", -1));
        }
        return """
        SELECT
            '%1$s' AS family, tenant_id, max(window_start) AS window_start,
            CASE WHEN min(first_day) <= %2$s THEN %2$s END AS window_before
        FROM (
            SELECT tenant_id, %3$s AS window_start, %4$s AS window_end, max(maturity) AS maturity
            FROM %1$s
            WHERE grain = '1d'
            GROUP BY 1, 2, 3
        ) AS windows
        JOIN (
            SELECT tenant_id, min(window_start) AS first_day,
                max(window_start) FILTER (WHERE maturity = 'final') AS last_day
            FROM %1$s
            WHERE grain = '1d'
            GROUP BY tenant_id
        ) AS days USING (tenant_id)
        WHERE maturity = 'final' AND window_end <= %5$s
        GROUP BY tenant_id\
        """
                .formatted(
                        view.table(),
                        period.start("max(window_start)", -1),
                        period.start("window_start", 0),
                        period.start("window_start", 1),
                        Period.day("last_day", 1));
    }

    /**
     * The query of the change. Of a sum, no row is 0 where the window is known; a window that began
     * before the first day is not. Its inner one is planned for one family, tenant and window at a
     * time: OFFSET 0 keeps it apart, so that tables of other families are not read.
     */
    static String change(Period period) {
        return """
        WITH found AS (
            SELECT
                k.metric_id, k.family, k.tenant_id, latest.window_start, latest.window_before,
                k.segment_by, k.segment, max(k.counter_id) AS counter_id,
        %s
            FROM %s AS latest CROSS JOIN LATERAL (
                SELECT *
                FROM %s
                WHERE family = latest.family AND tenant_id = latest.tenant_id
                    AND window_start IN (latest.window_start, latest.window_before)
                    AND grain = '%s' AND maturity = 'final'
                OFFSET 0
            ) AS k
            GROUP BY k.metric_id, k.family, k.tenant_id, latest.window_start,
                latest.window_before, k.segment_by, k.segment
        ),
        windows AS (
            SELECT
                found.metric_id, family, tenant_id, window_start, segment_by, segment, counter_id,
                metric.good, denominator, low, high, denominator_before, low_before, high_before,
                CASE WHEN is_sum THEN coalesce(numerator, 0) ELSE numerator END AS numerator,
                CASE WHEN is_sum THEN coalesce(value, 0) ELSE value END AS value,
                CASE WHEN is_sum THEN coalesce(status, 'ok') ELSE status END AS status,
                CASE WHEN is_sum AND window_before IS NOT NULL
                    THEN coalesce(numerator_before, 0) ELSE numerator_before END AS numerator_before,
                CASE WHEN is_sum AND window_before IS NOT NULL
                    THEN coalesce(value_before, 0) ELSE value_before END AS value_before,
                CASE WHEN is_sum AND window_before IS NOT NULL
                    THEN coalesce(status_before, 'ok') ELSE status_before END AS status_before
            FROM found
            JOIN (
                SELECT metric_id, good, kind = 'sum' AS is_sum FROM metric
            ) AS metric ON metric.metric_id = found.metric_id
        ),
        changes AS (
            SELECT
                *,
                value - value_before AS change,
                value - value_before - sqrt((value - low) ^ 2 + (high_before - value_before) ^ 2)
                    AS change_low,
                value - value_before + sqrt((high - value) ^ 2 + (value_before - low_before) ^ 2)
                    AS change_high
            FROM windows
        )
        SELECT
            now.metric_id, now.family, now.tenant_id, now.window_start, now.segment_by, now.segment,
            now.good, now.numerator, now.denominator, now.value, now.low, now.high,
            coalesce(now.status, 'no_data') AS status,
            now.numerator_before, now.denominator_before, now.value_before,
            coalesce(now.status_before, 'no_data') AS status_before,
            now.change, now.change_low, now.change_high,
            CASE
                WHEN now.value IS NULL OR now.value_before IS NULL THEN 'no_data'
                WHEN now.status = 'too_few' OR now.status_before = 'too_few' THEN 'too_few'
                WHEN now.change = 0 OR now.change_low <= 0 AND now.change_high >= 0 THEN 'same'
                WHEN now.good = 'neither' THEN 'changed'
                WHEN (now.good = 'more') = (now.change > 0) THEN 'better'
                ELSE 'worse'
            END AS verdict,
            now.counter_id, counter.value AS counter_value, counter.change AS counter_change
        FROM changes AS now
        LEFT JOIN changes AS counter
            ON counter.metric_id = now.counter_id AND counter.tenant_id = now.tenant_id
                AND counter.segment_by = now.segment_by AND counter.segment = now.segment\
        """
                .formatted(
                        Stream.of(false, true)
                                .flatMap(
                                        before ->
                                                List.of(
                                                                "numerator",
                                                                "denominator",
                                                                "value",
                                                                "low",
                                                                "high",
                                                                "status")
                                                        .stream()
                                                        .map(column -> side(column, before)))
                                .collect(Collectors.joining(",\n")),
                        period.latest(),
                        period.view(),
                        period.grain);
    }

    private static String side(String column, boolean before) {
        return "        max(k.%1$s) FILTER (WHERE k.window_start %2$s latest.window_start) AS %1$s%3$s"
                .formatted(column, before ? "<" : "=", before ? "_before" : "");
    }
}
