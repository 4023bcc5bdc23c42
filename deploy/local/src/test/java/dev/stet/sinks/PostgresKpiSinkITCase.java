package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.testkit.OddIds;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink against a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresKpiSinkITCase {

    private static final KpiTable TABLE =
            new KpiTable(
                    "suggestion_kpi",
                    List.of(
                            new KpiTable.Field("tenant_id", KpiTable.Type.TEXT),
                            new KpiTable.Field("grain", KpiTable.Type.TEXT),
                            new KpiTable.Field("window_start", KpiTable.Type.INSTANT),
                            new KpiTable.Field("segment_by", KpiTable.Type.TEXT),
                            new KpiTable.Field("segment", KpiTable.Type.TEXT),
                            new KpiTable.Field("version", KpiTable.Type.BIGINT),
                            new KpiTable.Field("maturity", KpiTable.Type.TEXT),
                            new KpiTable.Field("shown", KpiTable.Type.BIGINT),
                            new KpiTable.Field("acceptance_rate", KpiTable.Type.DOUBLE),
                            new KpiTable.Field("watermark", KpiTable.Type.INSTANT),
                            new KpiTable.Field("users_sketch", KpiTable.Type.BYTES)));

    private static final TypeInformation<Row> ROWS =
            Types.ROW_NAMED(
                    TABLE.columns().stream().map(KpiTable.Field::name).toArray(String[]::new),
                    Types.STRING,
                    Types.STRING,
                    Types.INSTANT,
                    Types.STRING,
                    Types.STRING,
                    Types.LONG,
                    Types.STRING,
                    Types.LONG,
                    Types.DOUBLE,
                    Types.INSTANT,
                    Types.PRIMITIVE_ARRAY(Types.BYTE));

    private static final Instant WINDOW = Instant.parse("2026-01-01T12:34:00Z");

    private final EmbeddedDatabase database;
    private final PostgresAccess access;

    PostgresKpiSinkITCase() throws IOException {
        database = EmbeddedDatabase.start();
        access = new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
    }

    @AfterAll
    void stopTheDatabase() throws Exception {
        database.close();
    }

    @BeforeEach
    void makeTheTableAnew() throws Exception {
        execute("DROP TABLE IF EXISTS suggestion_kpi");
        execute(
                """
                CREATE TABLE suggestion_kpi (
                    tenant_id text, grain text, window_start timestamptz, segment_by text,
                    segment text, version bigint NOT NULL, maturity text, shown bigint,
                    acceptance_rate double precision, watermark timestamptz, users_sketch bytea,
                    PRIMARY KEY (tenant_id, grain, window_start, segment_by, segment))
                """);
    }

    private static List<PostgresKpiWriter.Batch> batch(List<Row> rows) {
        return List.of(new PostgresKpiWriter.Batch(TABLE, rows));
    }

    private static Row row(String segment, long version) {
        return row(segment, version, version == 1 ? null : "provisional");
    }

    private static Row row(String segment, long version, @Nullable String maturity) {
        return Row.of(
                "default",
                "1m",
                WINDOW,
                "model",
                segment,
                version,
                maturity,
                version * 10,
                version == 1 ? null : 0.5,
                version == 1 ? null : WINDOW.plusSeconds(version),
                new byte[] {(byte) version});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void convergesToTheNewestVersionWhateverTheOrder(long seed) throws Exception {
        List<Row> rows = new ArrayList<>();
        Map<String, Long> newest = new TreeMap<>();
        Random random = new Random(seed);
        for (int segment = 0; segment < 700; segment++) {
            int versions = 1 + random.nextInt(4);
            newest.put("m-" + segment, (long) versions);
            for (long version = 1; version <= versions; version++) {
                rows.add(row("m-" + segment, version));
            }
        }
        Collections.shuffle(rows, random);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(2);
        PostgresKpiSink sink = new PostgresKpiSink(access);
        sink.add(TABLE, env.fromData(rows, ROWS));
        sink.attach();
        env.execute();

        assertThat(versions()).as("seed %d", seed).isEqualTo(newest);
    }

    @Test
    void leavesANewerRowAlone() throws Exception {
        try (Upserts upserts = new Upserts(access)) {
            upserts.write(batch(List.of(row("a", 3), row("b", 1))));
            upserts.write(batch(List.of(row("a", 2), row("b", 2))));
        }

        assertThat(versions()).containsExactly(Map.entry("a", 3L), Map.entry("b", 2L));
    }

    /** After a crash rows are said again, provisional ones too, with newer versions. */
    @Test
    void replacesAFinalRowByAFinalOneAlone() throws Exception {
        try (Upserts upserts = new Upserts(access)) {
            upserts.write(batch(List.of(row("a", 2, "final"), row("b", 2), row("c", 2, "final"))));
            upserts.write(batch(List.of(row("a", 3), row("b", 3, "final"), row("c", 3))));
            upserts.write(batch(List.of(row("c", 4, "final"))));
        }

        assertThat(versions())
                .containsExactly(Map.entry("a", 2L), Map.entry("b", 3L), Map.entry("c", 4L));
    }

    /** As a run says it that writes final rows only, where another had begun. */
    @Test
    void replacesAProvisionalRowByAFinalOneOfAnyVersion() throws Exception {
        try (Upserts upserts = new Upserts(access)) {
            upserts.write(batch(List.of(row("a", 1_700_000_000_000L), row("b", 2, "final"))));
            upserts.write(batch(List.of(row("a", 1, "final"), row("b", 1, "final"))));
        }

        assertThat(versions()).containsExactly(Map.entry("a", 1L), Map.entry("b", 2L));
    }

    @Test
    void storesEveryTypeAndNull() throws Exception {
        try (Upserts upserts = new Upserts(access)) {
            upserts.write(batch(List.of(row("a", 1), row("b", 2))));
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT * FROM suggestion_kpi ORDER BY segment")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getTimestamp("window_start").toInstant()).isEqualTo(WINDOW);
            assertThat(result.getObject("acceptance_rate")).isNull();
            assertThat(result.getObject("watermark")).isNull();
            assertThat(result.next()).isTrue();
            assertThat(result.getLong("shown")).isEqualTo(20);
            assertThat(result.getDouble("acceptance_rate")).isEqualTo(0.5);
            assertThat(result.getTimestamp("watermark").toInstant())
                    .isEqualTo(WINDOW.plusSeconds(2));
            assertThat(result.getBytes("users_sketch")).containsExactly(2);
        }
    }

    @Test
    void keepsOddTextsApart() throws Exception {
        List<String> texts = OddIds.texts();
        try (Upserts upserts = new Upserts(access)) {
            upserts.write(batch(texts.stream().map(text -> row(text, 2)).toList()));
        }

        assertThat(versions()).containsOnlyKeys(texts);
    }

    @Test
    void runsAgainWhatADeadlockUndid() throws Exception {
        try (Upserts upserts = new Upserts(access)) {
            upserts.write(batch(List.of(row("a", 1), row("b", 1))));
        }
        CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);

        CompletableFuture<Integer> forth = crossing("a", "b", bothHoldTheirFirst);
        CompletableFuture<Integer> back = crossing("b", "a", bothHoldTheirFirst);

        assertThat(forth.get(60, TimeUnit.SECONDS) + back.get(60, TimeUnit.SECONDS))
                .as("one of the two was undone, and ran again")
                .isGreaterThan(2);
        assertThat(versions()).containsExactly(Map.entry("a", 2L), Map.entry("b", 2L));
    }

    /**
     * Updates both in this order, waiting for the other in between the first time.
     *
     * @return how often it was run
     */
    private CompletableFuture<Integer> crossing(
            String first, String second, CyclicBarrier barrier) {
        return CompletableFuture.supplyAsync(
                () -> {
                    int[] runs = {0};
                    try (Upserts upserts = new Upserts(access)) {
                        upserts.run(
                                connection -> {
                                    runs[0]++;
                                    raise(connection, first);
                                    if (runs[0] == 1) {
                                        await(barrier);
                                    }
                                    raise(connection, second);
                                });
                        return runs[0];
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void raise(Connection connection, String segment) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE suggestion_kpi SET version = 2 WHERE segment = '" + segment + "'");
        }
    }

    private static void await(CyclicBarrier barrier) throws SQLException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new SQLException(e);
        }
    }

    @Test
    void doesNotRunAgainWhatCannotSucceed() throws Exception {
        int[] runs = {0};
        try (Upserts upserts = new Upserts(access)) {
            assertThatThrownBy(
                            () ->
                                    upserts.run(
                                            connection -> {
                                                runs[0]++;
                                                throw new SQLException("no such column", "42703");
                                            }))
                    .isInstanceOf(SQLException.class);
            assertThat(runs[0]).isEqualTo(1);

            upserts.write(batch(List.of(row("a", 1))));
        }
        assertThat(versions()).containsOnlyKeys("a");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, Long> versions() throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT segment, version FROM suggestion_kpi")) {
            while (result.next()) {
                versions.put(result.getString(1), result.getLong(2));
            }
        }
        return versions;
    }
}
