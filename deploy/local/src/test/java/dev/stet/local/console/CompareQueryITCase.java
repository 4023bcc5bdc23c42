package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.Grain;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresTables;
import dev.stet.udf.BucketSums;
import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.ProportionDifference;
import dev.stet.udf.WilsonLower;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two segments over several hours, with the buckets of users of all of them. */
final class CompareQueryITCase {

    private static final String HOUR =
            """
            INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end, segment_by,
                segment, version, maturity, shown, accepted, auto_accepted, acceptance_rate,
                shown_clusters, accepted_clusters, auto_accepted_clusters)
            SELECT 'default', '1h', start, start + interval '1 hour', CAST(? AS text), ?, 1, 'final',
                ?, ?, 0, 0.5, ?, ?, '\\x01'
            FROM (SELECT CAST(? AS timestamptz) AS start) AS hour
            """;

    /** By segment, of what was shown and accepted, over both hours. */
    private final long[][][] sums = new long[2][2][BucketSums.BUCKETS];

    @Test
    void intervalsAreOfUsersWhereEveryHourHasTheirBuckets() throws Exception {
        Metric metric = Metrics.find("acceptance_rate").orElseThrow();
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                Connection connection = database.connect();
                KpiDatabase rows =
                        new KpiDatabase(
                                new PostgresAccess(database.url(), EmbeddedDatabase.USER, ""))) {
            try (Statement migration = connection.createStatement()) {
                migration.execute(PostgresTables.migration());
            }
            Random random = new Random(5);
            for (String start : new String[] {"2026-01-12T10:00:00Z", "2026-01-12T11:00:00Z"}) {
                hour(random, connection, "all", "all", start, 0, true);
                hour(random, connection, "model", "a", start, 0, true);
                hour(random, connection, "model", "b", start, 1, true);
            }
            Scope scope = new Scope("default", Grain.HOUR, "all", "all", null, null);
            CompareQuery query = new CompareQuery(rows);

            Map<String, @Nullable Object> compared = query.read(metric, scope, "model", "a", "b");
            Map<?, ?> b = (Map<?, ?>) Objects.requireNonNull(compared.get("b"));
            same(b.get("low"), new ClusteredLow().eval(bytes(1, 1), bytes(1, 0)));
            same(b.get("high"), new ClusteredHigh().eval(bytes(1, 1), bytes(1, 0)));
            Row difference =
                    Objects.requireNonNull(
                            new ProportionDifference()
                                    .eval(bytes(1, 1), bytes(1, 0), bytes(0, 1), bytes(0, 0)));
            for (int i = 0; i < 3; i++) {
                String name = new String[] {"difference", "low", "high"}[i];
                same(compared.get(name), (Double) difference.getField(i));
            }
            assertThat(compared.get("basis")).isEqualTo("clustered");

            Map<?, ?> suggestion =
                    (Map<?, ?>)
                            Objects.requireNonNull(
                                    new FunnelQuery(rows)
                                            .read(scope.ofSegment("model", "b"))
                                            .get("suggestion"));
            List<?> kept = (List<?>) Objects.requireNonNull(suggestion.get("kept"));
            Map<?, ?> accepted = (Map<?, ?>) kept.get(1);
            same(accepted.get("high"), new ClusteredHigh().eval(bytes(1, 1), bytes(1, 0)));
            assertThat(suggestion.keySet()).noneMatch(key -> key.toString().startsWith("buckets"));

            hour(random, connection, "all", "all", "2026-01-12T12:00:00Z", 0, true);
            hour(random, connection, "model", "b", "2026-01-12T12:00:00Z", 1, false);
            compared = query.read(metric, scope, "model", "a", "b");
            b = (Map<?, ?>) Objects.requireNonNull(compared.get("b"));
            same(
                    b.get("low"),
                    new WilsonLower()
                            .eval(
                                    Arrays.stream(sums[1][1]).sum(),
                                    Arrays.stream(sums[1][0]).sum()));
            assertThat(compared.get("basis")).isEqualTo("independent");

            publishedExample(connection, query, metric, scope);
        }
    }

    /**
     * 56 of 70 against 48 of 80, without buckets: 0.2, from 0.0524 to 0.3339. Newcombe, Interval
     * estimation for the difference between independent proportions, Statistics in Medicine 17
     * (1998), example (a) of Table II, method 10.
     */
    private static void publishedExample(
            Connection connection, CompareQuery query, Metric metric, Scope scope)
            throws Exception {
        try (Statement insert = connection.createStatement()) {
            insert.execute(
                    """
                    INSERT INTO suggestion_kpi (tenant_id, grain, window_start, window_end,
                        segment_by, segment, version, maturity, shown, accepted, auto_accepted,
                        acceptance_rate)
                    SELECT 'default', '1h', timestamptz '2026-01-12T12:00:00Z',
                        timestamptz '2026-01-12T13:00:00Z', 'workflow', segment, 1, 'final', shown,
                        accepted, 0, 0.5
                    FROM (VALUES ('less', 80, 48), ('more', 70, 56))
                        AS counts (segment, shown, accepted)
                    """);
        }
        Map<String, @Nullable Object> compared =
                query.read(metric, scope, "workflow", "less", "more");
        assertThat((Double) compared.get("difference")).isCloseTo(0.2, within(1e-12));
        assertThat((Double) compared.get("low")).isCloseTo(0.0524, within(5e-5));
        assertThat((Double) compared.get("high")).isCloseTo(0.3339, within(5e-5));
        assertThat(compared.get("basis")).isEqualTo("independent");
    }

    private void hour(
            Random random,
            Connection connection,
            String by,
            String segment,
            String start,
            int side,
            boolean withBuckets)
            throws Exception {
        long[][] ofHour = new long[2][BucketSums.BUCKETS];
        for (int bucket = 0; bucket < 40; bucket++) {
            ofHour[0][bucket] = 1 + random.nextInt(30);
            ofHour[1][bucket] = random.nextLong(ofHour[0][bucket] + 1);
        }
        for (int i = 0; i < 2 && by.equals("model"); i++) {
            for (int bucket = 0; bucket < BucketSums.BUCKETS; bucket++) {
                sums[side][i][bucket] += ofHour[i][bucket];
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(HOUR)) {
            insert.setString(1, by);
            insert.setString(2, segment);
            insert.setString(7, start);
            for (int i = 0; i < 2; i++) {
                insert.setLong(3 + i, Arrays.stream(ofHour[i]).sum());
                insert.setBytes(5 + i, withBuckets ? BucketSums.of(ofHour[i]).bytes() : null);
            }
            insert.executeUpdate();
        }
    }

    private byte[] bytes(int side, int measure) {
        return BucketSums.of(sums[side][measure]).bytes();
    }

    private static void same(@Nullable Object found, @Nullable Double expected) {
        assertThat((Double) found).isCloseTo(Objects.requireNonNull(expected), within(1e-12));
    }
}
