package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.stet.udf.HistogramCount;
import dev.stet.udf.HistogramMerge;
import dev.stet.udf.HistogramPsi;
import dev.stet.udf.HistogramQuantile;
import dev.stet.udf.SurvivalAt;
import dev.stet.udf.SurvivalLower;
import dev.stet.udf.SurvivalUpper;
import dev.stet.udf.ThetaEstimate;
import dev.stet.udf.ThetaSketches;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonLowerWeighted;
import dev.stet.udf.WilsonUpper;
import dev.stet.udf.WilsonUpperWeighted;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the migration gives a reader beside the tables: {@code metric}, {@code kpi}, functions. */
final class PostgresMetricsITCase {

    private static final String TASKS =
            """
            INSERT INTO task_kpi (tenant_id, grain, window_start, segment_by, segment, version,
                maturity, started, succeeded, reversed, successes, costed, costed_successes,
                cost_usd, task_completion_rate, task_completion_rate_low,
                task_completion_rate_high, cost_per_successful_outcome_usd)
            VALUES ('t', '1d', '2026-01-01Z', '%s', '%s', 3, 'final', 100, 55, 5, 50, 40, 20,
                62.500000001, 0.5, 0.404, 0.596, 3.12500000005)
            """;

    @RegisterExtension private static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Test
    void showsMetricsWithStatusAndCounterMetric() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TASKS.formatted("all", "all"));
            statement.execute(TASKS.formatted("workflow", "support"));
            statement.execute(TASKS.formatted("workflow", "code"));
            statement.execute(
                    "INSERT INTO signal_kpi (tenant_id, grain, window_start, segment_by, segment,"
                            + " version, maturity, reversals) VALUES ('t', '1d', '2026-01-01Z',"
                            + " 'all', 'all', 1, 'final', 5)");

            assertThat(
                            texts(
                                    statement,
                                    """
                                    SELECT concat_ws(' ', segment, numerator, denominator, value,
                                        low, high, counter_id, counter_value, version, status)
                                    FROM kpi WHERE metric_id = 'task_completion_rate' ORDER BY 1
                                    """))
                    .containsExactly(
                            "all 50 100 0.5 0.404 0.596 cost_per_successful_outcome_usd"
                                    + " 3.12500000005 3 ok",
                            "code 50 100 0.5 0.404 0.596 cost_per_successful_outcome_usd"
                                    + " 3.12500000005 3 ok",
                            "support 50 100 0.5 0.404 0.596 cost_per_successful_outcome_usd"
                                    + " 3.12500000005 3 warn");
            assertThat(
                            texts(
                                    statement,
                                    """
                                    SELECT concat_ws(' ', numerator, denominator, value, status)
                                    FROM kpi WHERE segment = 'all'
                                        AND metric_id IN ('cost_per_successful_outcome_usd',
                                            'cost_per_task_usd')
                                    ORDER BY metric_id
                                    """))
                    .containsExactly(
                            "62.500000001 20 3.12500000005 too_few", "62.500000001 40 no_data");
            assertThat(
                            texts(
                                    statement,
                                    "SELECT concat_ws(' ', value, counter_id, counter_value,"
                                            + " status) FROM kpi WHERE metric_id = 'reversals'"))
                    .containsExactly("5 task_completion_rate 0.5 ok");
            assertThat(
                            texts(
                                    statement,
                                    "SELECT metric_id FROM metric WHERE core ORDER BY metric_id"))
                    .containsExactly(
                            "cost_per_successful_outcome_usd",
                            "quality_score",
                            "task_completion_rate",
                            "usat");
        }
    }

    /** 3 of 100 used AI: their product with the others is 291, which says nothing of a sample. */
    @Test
    void aDifferenceIsAsGoodAsTheSmallerOfItsGroups() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO retention_kpi (tenant_id, grain, window_start, window_end,
                        segment_by, segment, version, maturity, new_users, new_ai_users,
                        retained_d1, retained_ai_d1, retention_lift_d1)
                    VALUES
                        ('lift', '1d', '2026-01-05Z', '2026-01-06Z', 'feature', 'few', 1, 'final',
                            100, 3, 50, 0, -0.5155),
                        ('lift', '1d', '2026-01-05Z', '2026-01-06Z', 'feature', 'most', 1, 'final',
                            100, 97, 50, 47, -0.5155),
                        ('lift', '1d', '2026-01-05Z', '2026-01-06Z', 'feature', 'half', 1, 'final',
                            100, 30, 50, 0, -0.7143)
                    """);

            for (String view : List.of("kpi", "kpi_week", "kpi_month")) {
                assertThat(
                                texts(
                                        statement,
                                        "SELECT concat_ws(' ', segment, denominator, status) FROM "
                                                + view
                                                + " WHERE tenant_id = 'lift' AND metric_id ="
                                                + " 'retention_lift_d1' ORDER BY segment"))
                        .as(view)
                        .containsExactly("few 291 too_few", "half 2100 warn", "most 291 too_few");
            }
        }
    }

    @Test
    void findsTheQuantilesThatFlinkFinds() throws Exception {
        HistogramQuantile flink = new HistogramQuantile();
        Random random = new Random(65);
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT histogram_quantile(?, ?, ?)")) {
                for (int i = 0; i < 300; i++) {
                    String histogram = histogram(random);
                    BigDecimal q = BigDecimal.valueOf(random.nextInt(1_001), 3);
                    query.setString(1, histogram);
                    query.setBigDecimal(2, q);
                    long above = i % 3 == 0 ? random.nextInt(2_000) : 0;
                    query.setLong(3, above);
                    try (ResultSet found = query.executeQuery()) {
                        found.next();
                        assertThat(found.getObject(1))
                                .as("%s of %s", q, histogram)
                                .isEqualTo(flink.eval(histogram, q, above));
                    }
                }
            }
            assertThat(texts(statement, "SELECT histogram_quantile('4031:1', 1)"))
                    .containsExactly(String.valueOf(Long.MAX_VALUE));
        }
    }

    @Test
    void mergesHistogramsAsFlinkDoes() throws Exception {
        HistogramMerge flink = new HistogramMerge();
        Random random = new Random(66);
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "SELECT histogram_merge(histogram) FROM unnest(?) AS histogram")) {
                for (int i = 0; i < 100; i++) {
                    HistogramMerge.Accumulator expected = flink.createAccumulator();
                    @Nullable String[] histograms = new @Nullable String[random.nextInt(5)];
                    for (int row = 0; row < histograms.length; row++) {
                        histograms[row] = random.nextInt(6) == 0 ? null : histogram(random);
                        flink.accumulate(expected, histograms[row]);
                    }
                    query.setArray(1, connection.createArrayOf("text", histograms));
                    try (ResultSet merged = query.executeQuery()) {
                        merged.next();
                        assertThat(merged.getString(1))
                                .as("of %s", Arrays.toString(histograms))
                                .isEqualTo(flink.getValue(expected));
                    }
                }
            }
        }
    }

    @Test
    void hasTheIntervalsThatFlinkHas() throws Exception {
        Random random = new Random(67);
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 300; i++) {
                long total = random.nextInt(i < 30 ? 4 : 1_000_000);
                long positives = random.nextLong(total + 2);
                String counts = "(%d, %d)".formatted(positives, total);
                assertNumber(
                        statement,
                        "wilson_lower" + counts,
                        new WilsonLower().eval(positives, total));
                assertNumber(
                        statement,
                        "wilson_upper" + counts,
                        new WilsonUpper().eval(positives, total));
                double squares = total * (0.5 + random.nextDouble());
                String sums = "(%d, %d, %s)".formatted(positives, total, squares);
                Double flagged = Double.valueOf(positives);
                Double weight = Double.valueOf(total);
                assertNumber(
                        statement,
                        "wilson_lower_weighted" + sums,
                        new WilsonLowerWeighted().eval(flagged, weight, squares));
                assertNumber(
                        statement,
                        "wilson_upper_weighted" + sums,
                        new WilsonUpperWeighted().eval(flagged, weight, squares));
            }
            assertNumber(statement, "wilson_lower(NULL, 3)", null);
        }
    }

    @Test
    void estimatesSurvivalAsFlinkDoes() throws Exception {
        Random random = new Random(69);
        int known = 0;
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 300; i++) {
                String changes = histogram(random);
                String censored = histogram(random);
                Long counted = new HistogramCount().eval(changes + ' ' + censored);
                long accepted = (counted == null ? 300 : counted) + random.nextInt(100);
                long seconds = random.nextInt(20) == 0 ? 64 : random.nextInt(2_000);
                String arguments =
                        "('%s', '%s', %d, %d)".formatted(changes, censored, accepted, seconds);
                Double share = new SurvivalAt().eval(changes, censored, accepted, seconds);
                assertNumber(statement, "survival_at" + arguments, share);
                assertNumber(
                        statement,
                        "survival_lower" + arguments,
                        new SurvivalLower().eval(changes, censored, accepted, seconds));
                assertNumber(
                        statement,
                        "survival_upper" + arguments,
                        new SurvivalUpper().eval(changes, censored, accepted, seconds));
                known += share == null ? 0 : 1;
            }
            assertNumber(statement, "survival_at('-1:3', '', 2, 30)", null);
            assertNumber(statement, "survival_at('-1:-3', '', 2, 30)", null);
            assertNumber(statement, "survival_at('', '', 2, -1)", null);
            assertNumber(statement, "survival_at(NULL, '', 2, 30)", null);
        }
        assertThat(known).as("estimates that there are").isGreaterThan(200);
    }

    @Test
    void comparesHistogramsAsFlinkDoes() throws Exception {
        Random random = new Random(68);
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 200; i++) {
                String one = histogram(random);
                String other = histogram(random);
                assertNumber(
                        statement,
                        "histogram_psi('%s', '%s')".formatted(one, other),
                        new HistogramPsi().eval(one, other));
                Long count = new HistogramCount().eval(one);
                assertNumber(
                        statement,
                        "histogram_count('%s')".formatted(one),
                        count == null ? null : Double.valueOf(count));
            }
        }
    }

    /** Exactly where each sketch is exact; an estimate of as good a quality where none is. */
    @Test
    void countsDistinctUsersOfSketches() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "SELECT distinct_users(sketch) FROM unnest(?) AS sketch")) {
                assertThat(distinct(query)).isZero();
                assertThat(distinct(query, sketch(0, 0), new byte[0])).isZero();
                assertThat(distinct(query, sketch(7, 8), sketch(7, 8))).isEqualTo(1);
                assertThat(distinct(query, sketch(0, 100), sketch(50, 300), sketch(299, 301)))
                        .isEqualTo(301);
                assertThat(distinct(query, sketch(0, 4_000), sketch(2_000, 6_000)))
                        .isEqualTo(6_000);
                assertNumber(
                        statement,
                        "distinct_users(sketch) FROM (VALUES (CAST(NULL AS bytea))) AS s (sketch)",
                        0.0);
                byte[] estimated = sketch(0, 50_000);
                assertThat(distinct(query, estimated))
                        .isCloseTo(new ThetaEstimate().eval(estimated), withinPercentage(1e-9));
                assertThat(distinct(query, estimated, sketch(40_000, 90_000), sketch(0, 10)))
                        .isCloseTo(90_000, withinPercentage(5));
            }
        }
    }

    private static byte[] sketch(long from, long to) {
        UpdateSketch sketch =
                UpdateSketch.builder()
                        .setLogNominalEntries(ThetaSketches.LOG_NOMINAL_ENTRIES)
                        .build();
        LongStream.range(from, to).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }

    private static double distinct(PreparedStatement query, byte[]... sketches) throws Exception {
        query.setArray(1, query.getConnection().createArrayOf("bytea", sketches));
        try (ResultSet found = query.executeQuery()) {
            found.next();
            return found.getDouble(1);
        }
    }

    private static void assertNumber(
            Statement statement, String expression, @Nullable Double expected) throws Exception {
        try (ResultSet found = statement.executeQuery("SELECT " + expression)) {
            found.next();
            double number = found.getDouble(1);
            if (expected == null) {
                assertThat(found.wasNull()).as(expression).isTrue();
            } else {
                assertThat(number).as(expression).isCloseTo(expected, within(1e-12));
                assertThat(found.wasNull()).as(expression).isFalse();
            }
        }
    }

    /** One in ten is empty, one in two has zeros. */
    private static String histogram(Random random) {
        if (random.nextInt(10) == 0) {
            return "";
        }
        TreeSet<Integer> buckets = new TreeSet<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            buckets.add(random.nextInt(-1, random.nextBoolean() ? 200 : 4_032));
        }
        String zeros = random.nextBoolean() ? "zero:" + (1 + random.nextInt(9)) + ' ' : "";
        return zeros
                + buckets.stream()
                        .map(bucket -> bucket + ":" + (1 + random.nextInt(1_000)))
                        .collect(Collectors.joining(" "));
    }

    private static List<String> texts(Statement statement, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
