package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.udf.BucketSums;
import dev.stet.udf.ClusterAdd;
import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.DesignEffect;
import dev.stet.udf.IntervalBasis;
import dev.stet.udf.ProportionDifference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The functions over columns of clusters are in PostgreSQL what they are in Flink SQL. */
final class PostgresClustersITCase {

    private static final long SEED = 17;

    private static final String QUERY =
            """
            SELECT
                clustered_low(n1, d1), clustered_high(n1, d1), design_effect(n1, d1),
                interval_basis(n1, d1), found.difference, found.low, found.high,
                found.distinguishable, found.basis, sums.both_sums = cluster_sums(n_both),
                found = proportion_difference(n1, d1, n2, d2)
            FROM (SELECT CAST(? AS bytea) AS n1, CAST(? AS bytea) AS d1, CAST(? AS bytea) AS n2,
                CAST(? AS bytea) AS d2, CAST(? AS bytea) AS n_both) AS columns
            CROSS JOIN LATERAL proportion_difference(
                cluster_sums(n1), cluster_sums(d1), cluster_sums(n2), cluster_sums(d2)) AS found
            CROSS JOIN LATERAL (
                SELECT cluster_sum(n) AS both_sums FROM (VALUES (n1), (n2)) AS row_of (n)) AS sums
            """;

    @Test
    void agreeWithTheFunctionsOfFlink() throws Exception {
        Random random = new Random(SEED);
        ClusterAdd add = new ClusterAdd();
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                Connection connection = database.connect();
                Statement migration = connection.createStatement()) {
            migration.execute(PostgresTables.migration());
            try (PreparedStatement query = connection.prepareStatement(QUERY)) {
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
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresTables.migration());
            try (ResultSet found =
                    statement.executeQuery(
                            """
                            SELECT cluster_sums('\\x02'), cluster_sums('\\x0100'), cluster_sums(''),
                                cluster_sums('\\x014002'), clustered_low(NULL::bytea, bytea '\\x010002'),
                                (SELECT cluster_sum(n) FROM (VALUES (bytea '\\x01'), (NULL)) AS v (n)),
                                interval_basis(bytea '\\x010002', bytea '\\x010002'),
                                interval_basis(NULL::bytea, bytea '\\x010002')
                            """)) {
                assertThat(found.next()).isTrue();
                for (int i = 1; i <= 6; i++) {
                    assertThat(found.getObject(i)).as("column %d", i).isNull();
                }
                assertThat(found.getString(7)).isEqualTo("independent");
                assertThat(found.getString(8)).isEqualTo("independent");
            }
        }
    }
}
