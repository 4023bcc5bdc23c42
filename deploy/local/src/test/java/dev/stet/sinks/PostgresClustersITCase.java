package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.udf.BucketSums;
import dev.stet.udf.ClusterAdd;
import dev.stet.udf.ClusterSubtract;
import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.DesignEffect;
import dev.stet.udf.IntervalBasis;
import dev.stet.udf.ProportionDifference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The functions over columns of clusters are in PostgreSQL what they are in Flink SQL. */
final class PostgresClustersITCase {

    private static final long SEED = 17;

    private static final String QUERY =
            """
            SELECT
                clustered_low(n1, d1), clustered_high(n1, d1), design_effect(n1, d1),
                interval_basis(n1, d1), found.difference, found.low, found.high,
                found.distinguishable, found.basis, sums.both_sums = cluster_sums(n_both),
                found = proportion_difference(n1, d1, n2, d2), clustered_interval(n1, d1)
                    IS NOT DISTINCT FROM clustered_interval(cluster_sums(n1), cluster_sums(d1))
            FROM (SELECT CAST(? AS bytea) AS n1, CAST(? AS bytea) AS d1, CAST(? AS bytea) AS n2,
                CAST(? AS bytea) AS d2, CAST(? AS bytea) AS n_both) AS columns
            CROSS JOIN LATERAL proportion_difference(
                cluster_sums(n1), cluster_sums(d1), cluster_sums(n2), cluster_sums(d2)) AS found
            CROSS JOIN LATERAL (
                SELECT cluster_sum(n) AS both_sums FROM (VALUES (n1), (n2)) AS row_of (n)) AS sums
            """;

    @RegisterExtension private static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Test
    void agreeWithTheFunctionsOfFlink() throws Exception {
        Random random = new Random(SEED);
        ClusterAdd add = new ClusterAdd();
        try (Connection connection = DATABASE.connect();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            for (int i = 0; i < 40; i++) {
                byte[][] columns = i < 3 ? alike(i) : columns(random, i % 10 == 0);
                for (int column = 0; column < columns.length; column++) {
                    query.setBytes(column + 1, columns[column]);
                }
                query.setBytes(5, add.eval(columns[0], columns[2]));
                try (ResultSet found = query.executeQuery()) {
                    assertThat(found.next()).isTrue();
                    holds(columns, found);
                }
            }
        }
    }

    private static void holds(byte[][] columns, ResultSet found) throws Exception {
        byte[] n = columns[0];
        byte[] d = columns[1];
        same(found.getObject(1), new ClusteredLow().eval(n, d));
        same(found.getObject(2), new ClusteredHigh().eval(n, d));
        same(found.getObject(3), new DesignEffect().eval(n, d));
        assertThat(found.getString(4)).isEqualTo(new IntervalBasis().eval(n, d));
        Row difference =
                Objects.requireNonNull(
                        new ProportionDifference().eval(n, d, columns[2], columns[3]));
        for (int i = 0; i < 3; i++) {
            same(found.getObject(5 + i), (Double) difference.getField(i));
        }
        assertThat(found.getBoolean(8)).isEqualTo(difference.getField(3));
        assertThat(found.getString(9)).isEqualTo(difference.getField(4));
        assertThat(found.getBoolean(10)).isTrue();
        assertThat(found.getBoolean(11)).isTrue();
        assertThat(found.getBoolean(12)).isTrue();
    }

    private static void same(@Nullable Object found, @Nullable Double expected) {
        if (expected == null) {
            assertThat(found).isNull();
        } else {
            assertThat(found).isInstanceOf(Double.class);
            assertThat((Double) found).as("seed %d", SEED).isCloseTo(expected, within(1e-8));
        }
    }

    /**
     * Buckets that differ by rounding at most, against one user who did all; and 0 of n against
     * that.
     */
    private static byte[][] alike(int numerator) {
        long[] numerators = new long[BucketSums.BUCKETS];
        long[] denominators = new long[BucketSums.BUCKETS];
        long[] one = new long[BucketSums.BUCKETS];
        Arrays.setAll(numerators, bucket -> 7L * numerator * (bucket + 1));
        Arrays.setAll(denominators, bucket -> 30L * (bucket + 1));
        one[20] = 600;
        byte[] total = BucketSums.of(denominators).bytes();
        return new byte[][] {
            BucketSums.of(numerators).bytes(), total, BucketSums.of(one).bytes(), total
        };
    }

    /**
     * Numerators and denominators of two measures, over 4 to 64 buckets.
     *
     * @param none whether the first numerators are all 0
     */
    private static byte[][] columns(Random random, boolean none) {
        int buckets = random.nextInt(4, 65);
        byte[][] columns = new byte[4][];
        for (int pair = 0; pair < 2; pair++) {
            long[] numerators = new long[BucketSums.BUCKETS];
            long[] denominators = new long[BucketSums.BUCKETS];
            for (int bucket = 0; bucket < buckets; bucket++) {
                denominators[bucket] = 1 + (long) Math.exp(6 + random.nextGaussian());
                double share = none && pair == 0 ? 0 : Math.pow(random.nextDouble(), 2);
                numerators[bucket] = (long) (share * denominators[bucket]);
            }
            columns[2 * pair] = BucketSums.of(numerators).bytes();
            columns[2 * pair + 1] = BucketSums.of(denominators).bytes();
        }
        return columns;
    }

    @Test
    void readNoOtherBytes() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery(
                            """
                            SELECT cluster_sums('\\x02'), cluster_sums('\\x0100'), cluster_sums(''),
                                cluster_sums('\\x014002'), clustered_low(NULL::bytea, bytea '\\x010002'),
                                (SELECT cluster_sum(n) FROM (VALUES (bytea '\\x01'), (NULL)) AS v (n)),
                                interval_basis(bytea '\\x010002', bytea '\\x010002'),
                                interval_basis(NULL::bytea, bytea '\\x010002'),
                                cluster_total('{"\\\\x02"}'), cluster_total('{"\\\\x0100"}'),
                                cluster_total('{""}'), cluster_total('{"\\\\x014002"}'),
                                cluster_total('{"\\\\x01",NULL}'), cluster_total('{"\\\\x010080"}'),
                                cluster_total('{"\\\\x010006","\\\\x01010500C801"}')
                                    = array_prepend(3::bigint, array_prepend(-3, array_prepend(100,
                                        array_fill(0::bigint, ARRAY[61]))))
                            """)) {
                assertThat(found.next()).isTrue();
                for (int i : new int[] {1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14}) {
                    assertThat(found.getObject(i)).as("column %d", i).isNull();
                }
                assertThat(found.getString(7)).isEqualTo("independent");
                assertThat(found.getString(8)).isEqualTo("independent");
                assertThat(found.getBoolean(15)).isTrue();
            }
        }
    }

    private static final String DAY =
            """
            INSERT INTO suggestion_kpi (tenant_id, grain, window_start, segment_by, segment, version,
                maturity, shown, accepted, auto_accepted, shown_clusters, accepted_clusters,
                auto_accepted_clusters, acceptance_rate, acceptance_rate_low, acceptance_rate_deff)
            VALUES ('t', '1d', CAST(? AS timestamptz), 'all', 'all', 1, 'final', ?, ?, ?, ?, ?, ?,
                0.5, 0.4, 3)
            """;

    private static final String PERIOD =
            """
            SELECT low, high, deff, interval_basis FROM %s
            WHERE metric_id = '%s' AND window_start < '2026-01-19Z' ORDER BY window_start
            """;

    /** Each of two days says little; the week says what their buckets say together. */
    @Test
    void aWeekIsOfTheBucketsOfItsDays() throws Exception {
        Random random = new Random(SEED);
        ClusterAdd add = new ClusterAdd();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            byte[][] monday = day(random, connection, "2026-01-12Z", true);
            byte[][] tuesday = day(random, connection, "2026-01-13Z", true);
            byte[][] both = new byte[3][];
            Arrays.setAll(both, i -> add.eval(monday[i], tuesday[i]));
            byte[] shown = Objects.requireNonNull(both[0]);
            ClusterSubtract subtract = new ClusterSubtract();
            byte[] byHand = Objects.requireNonNull(subtract.eval(both[1], both[2]));
            byte[] shownToHands = Objects.requireNonNull(subtract.eval(shown, both[2]));

            for (String view : List.of("kpi_week", "kpi_month")) {
                clustered(statement, view, "acceptance_rate", both[1], shown);
                clustered(statement, view, "manual_acceptance_rate", byHand, shownToHands);
                assertThat(texts(statement, PERIOD.formatted(view, "persistence_rate_30s")))
                        .containsExactly("null null null null");
            }
            assertThat(texts(statement, PERIOD.formatted("kpi_current", "acceptance_rate")))
                    .as("as the rows have it")
                    .containsExactly("0.4 null 3 clustered", "0.4 null 3 clustered");

            day(random, connection, "2026-01-14Z", false);
            assertThat(
                            texts(
                                    statement,
                                    """
                                    SELECT low = wilson_lower(numerator, denominator),
                                        high = wilson_upper(numerator, denominator), deff,
                                        interval_basis
                                    FROM kpi_week WHERE metric_id = 'acceptance_rate'
                                        AND window_start < '2026-01-19Z'
                                    """))
                    .as("of a day no buckets are known")
                    .containsExactly("t t null independent");
        }
    }

    /** The three numbers of an interval are columns of the same call, and so are all its uses. */
    @Test
    void aWeekComputesTheIntervalOfAProportionOnce() throws Exception {
        Random random = new Random(SEED);
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            day(random, connection, "2026-03-02Z", true);
            statement.execute("SET track_functions = 'all'");
            connection.setAutoCommit(false);
            String counts =
                    """
                    SELECT count(deff), count(low) > 0, count(high) > 0, count(interval_basis) > 0
                    FROM kpi_week
                    """;
            String clustered = texts(statement, counts).get(0).split(" ")[0];
            assertThat(Integer.parseInt(clustered)).isPositive();
            assertThat(calls(statement, "clustered_ends")).isEqualTo(clustered);
            connection.rollback();
        }
    }

    private static String calls(Statement statement, String function) throws Exception {
        try (ResultSet found =
                statement.executeQuery(
                        "SELECT calls FROM pg_stat_xact_user_functions WHERE funcname = '%s'"
                                .formatted(function))) {
            assertThat(found.next()).as(function).isTrue();
            return found.getString(1);
        }
    }

    /** As its table had it before the migration added columns. */
    private static final String OLDER_DAY =
            """
            INSERT INTO suggestion_kpi (tenant_id, grain, window_start, segment_by, segment, version,
                maturity, shown, accepted, acceptance_rate, acceptance_rate_low,
                acceptance_rate_high)
            VALUES ('older', '1d', '2026-02-02Z', 'all', 'all', 1, 'final', 40, 30, 0.75, 0.5981,
                0.8581)
            """;

    private static final String OLDER =
            """
            SELECT round(CAST(low AS numeric), 4), round(CAST(high AS numeric), 4), deff,
                interval_basis
            FROM %s WHERE metric_id = '%s' AND tenant_id = 'older'
            """;

    @Test
    void rowsOfAnOlderReleaseTakeEventsForIndependent() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(OLDER_DAY);
            for (String view : List.of("kpi_current", "kpi_week", "kpi_month")) {
                assertThat(texts(statement, OLDER.formatted(view, "acceptance_rate")))
                        .as(view)
                        .containsExactly("0.5981 0.8581 null independent");
                assertThat(texts(statement, OLDER.formatted(view, "survival_at_30s")))
                        .as(view)
                        .containsExactly("null null null null");
            }
            assertThat(
                            texts(
                                    statement,
                                    """
                                    SELECT
                                        coalesce(clustered_low(accepted_clusters, shown_clusters),
                                            wilson_lower(accepted, shown))
                                            = wilson_lower(30, 40),
                                        interval_basis(accepted_clusters, shown_clusters),
                                        (clustered_interval(accepted_clusters, shown_clusters)).low,
                                        survival_at(removed_after_histogram,
                                            closed_after_histogram, accepted, 30)
                                    FROM suggestion_kpi_current WHERE tenant_id = 'older'
                                    """))
                    .containsExactly("t independent null null");
        }
    }

    private static void clustered(
            Statement statement, String view, String metric, byte[] above, byte[] below)
            throws Exception {
        try (ResultSet found = statement.executeQuery(PERIOD.formatted(view, metric))) {
            assertThat(found.next()).isTrue();
            same(found.getObject(1), new ClusteredLow().eval(above, below));
            same(found.getObject(2), new ClusteredHigh().eval(above, below));
            same(found.getObject(3), new DesignEffect().eval(above, below));
            assertThat(found.getString(4)).isEqualTo("clustered");
            assertThat(found.next()).isFalse();
        }
    }

    /**
     * Writes a day.
     *
     * @return the buckets of what was shown, accepted, and accepted by itself
     */
    private static byte[][] day(
            Random random, Connection connection, String day, boolean withBuckets)
            throws Exception {
        long[][] sums = new long[3][BucketSums.BUCKETS];
        for (int bucket = 0; bucket < 30; bucket++) {
            sums[0][bucket] = 1 + random.nextInt(200);
            sums[1][bucket] = random.nextLong(sums[0][bucket] + 1);
            sums[2][bucket] = random.nextLong(sums[1][bucket] / 2 + 1);
        }
        byte[][] columns = new byte[3][];
        try (PreparedStatement insert = connection.prepareStatement(DAY)) {
            insert.setString(1, day);
            for (int i = 0; i < 3; i++) {
                columns[i] = BucketSums.of(sums[i]).bytes();
                insert.setLong(2 + i, Arrays.stream(sums[i]).sum());
                insert.setBytes(5 + i, withBuckets ? columns[i] : null);
            }
            insert.executeUpdate();
        }
        return columns;
    }

    private static List<String> texts(Statement statement, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(
                        "%s %s %s %s"
                                .formatted(
                                        found.getString(1),
                                        found.getString(2),
                                        found.getString(3),
                                        found.getString(4)));
            }
        }
        return rows;
    }
}
