package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.KpiRow;
import dev.stet.contract.Targets;
import dev.stet.contract.View;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.targets.TargetsFile;
import dev.stet.views.KpiRows;
import dev.stet.views.SessionScript;
import dev.stet.views.SqlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reviews have the same rows in PostgreSQL and in Flink SQL, cell by cell: over the same rows
 * of days, with the same targets.
 */
final class ReviewsInBothITCase {

    private static final String TARGETS =
            """
            metrics:
              task_completion_rate:
                warn: 0.9
                critical: 0.4
                owner: product
                by:
                  workflow:
                    support: {critical: 0.5, owner: support}
              cost_per_task_usd: {critical: 0.01}
            failure_modes:
              bad_citation: search team
            objectives:
              more done:
                increase: task_completion_rate
                from: 0.2
                to: 0.65
                since: 2026-02-01
                by: 2026-04-01
                while: {metric: cost_per_task_usd, below: 0.15}
                owner: product
              overdue:
                decrease: reversal_rate
                from: 0.9
                to: 0.1
                by: 2026-01-10
              kept:
                increase: usat
                from: 0.1
                to: 0.9
                since: 2026-02-01
                by: 2026-04-01
                while: {metric: task_completion_rate, above: 0.99}
                segment: {feature: search}
              reached:
                increase: usat
                from: 0.001
                to: 0.002
                by: 2026-04-01
            """;

    /** Of the folder that the test runs in, as a session has it. */
    private static final String TABLES = "target/reviews-in-both";

    /**
     * What stands in {@code kpi_day} of Flink SQL; PostgreSQL has no view of days alone. There a
     * counter-metric of another table has its value, too.
     */
    private static final String DAYS =
            """
            SELECT k.metric_id, k.family, k.tenant_id, k.grain, k.window_start, k.window_end,
                k.segment_by, k.segment, k.numerator, k.denominator, k.value, k.low, k.high,
                k.deff, k.interval_basis, k.counter_id,
                CASE WHEN coalesce(counter.kpi_view, k.family) = k.family THEN k.counter_value END,
                k.maturity, k.version, k.status
            FROM kpi_current AS k
            LEFT JOIN metric AS counter ON counter.metric_id = k.counter_id
            WHERE k.grain = '1d'
            """;

    /** Of a number: how much of it the other may be away, and how far that of 0 may be. */
    private static final double RELATIVE_TOLERANCE = 1e-9;

    private static final double ABSOLUTE_TOLERANCE = 1e-12;

    /** What PostgreSQL has in each review. */
    private static final Map<String, List<List<@Nullable Object>>> READ = new HashMap<>();

    private static @Nullable EmbeddedDatabase database;
    private static @Nullable StreamTableEnvironment flink;

    @TempDir private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        List<KpiRow> rows = ReviewedRows.all();
        Targets targets =
                TargetsFile.read(Files.writeString(folder.resolve("targets.yaml"), TARGETS));
        database = EmbeddedDatabase.start();
        writeToPostgres(rows, targets);
        StreamTableEnvironment tables = KpiRows.batchTables(rows);
        tables.getConfig().set("table.local-time-zone", "UTC");
        for (View view : View.values()) {
            tables.executeSql(SqlFiles.read("catalog/" + view.table() + "_current.sql"));
        }
        tables.executeSql(SqlFiles.read("catalog/metric.sql"));
        SessionScript.reviews(targets, TABLES).forEach(tables::executeSql);
        for (String statement : SessionScript.writing()) {
            tables.executeSql(statement).await();
        }
        flink = tables;
    }

    private static void writeToPostgres(List<KpiRow> rows, Targets targets) throws Exception {
        PostgresAccess access =
                new PostgresAccess(
                        Objects.requireNonNull(database).url(), EmbeddedDatabase.USER, "");
        new PostgresTables(access).migrate();
        new PostgresTables(access).replaceTargets(targets);
        StreamTableEnvironment tables = KpiRows.tables(rows);
        PostgresKpiSink sink = new PostgresKpiSink(access);
        List<DataStream<Row>> streams = new ArrayList<>();
        for (View view : View.values()) {
            Table table = tables.from(view.table());
            DataStream<Row> ofView = tables.toDataStream(table);
            sink.add(KpiTable.of(view.table(), table.getResolvedSchema()), ofView);
            streams.add(ofView);
        }
        sink.attach();
        streams.get(0).getExecutionEnvironment().execute();
    }

    @AfterAll
    static void close() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kpi_day",
                "kpi_week",
                "kpi_month",
                "kpi_day_change",
                "kpi_week_change",
                "kpi_month_change",
                "worst_segments",
                "daily_review",
                "weekly_split",
                "weekly_review",
                "feature_health",
                "baseline",
                "objective",
                "monthly_review"
            })
    void hasTheSameRows(String review) throws Exception {
        List<List<@Nullable Object>> expected = sorted(ofPostgres(review));
        List<List<@Nullable Object>> actual = sorted(ofFlink(review));

        assertThat(expected).isNotEmpty();
        assertThat(differences(expected, actual)).isEmpty();
        assertThat(actual).hasSameSizeAs(expected);
    }

    /** Some of them: rows that one side has alone, or else rows with other cells. */
    private static List<String> differences(
            List<List<@Nullable Object>> expected, List<List<@Nullable Object>> actual) {
        List<String> found = new ArrayList<>(alone("PostgreSQL", expected, actual));
        found.addAll(alone("Flink SQL", actual, expected));
        if (found.isEmpty()) {
            for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
                if (!isSame(expected.get(i), actual.get(i))) {
                    found.add("%s is %s in Flink SQL".formatted(expected.get(i), actual.get(i)));
                }
            }
        }
        return found.stream().limit(20).toList();
    }

    private static List<String> alone(
            String where, List<List<@Nullable Object>> rows, List<List<@Nullable Object>> more) {
        Set<String> others =
                more.stream().map(ReviewsInBothITCase::words).collect(Collectors.toSet());
        return rows.stream()
                .map(ReviewsInBothITCase::words)
                .filter(words -> !others.contains(words))
                .map(words -> where + " alone has " + words)
                .toList();
    }

    /** The rows above are of every kind, so that no part of a review goes unread. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kpi_week | interval_basis | clustered independent null",
                "kpi_month | maturity | final provisional",
                "kpi_week_change | verdict | better changed no_data same too_few worse",
                "kpi_week_change | status | critical no_data ok too_few warn",
                "kpi_day_change | verdict | better changed no_data same too_few worse",
                "kpi_month_change | verdict | better changed no_data same too_few worse",
                "daily_review | reason | core metric critical error crossed a level",
                "weekly_review | question_no | 1 2 3 4 5",
                "monthly_review | topic_no | 1 2 3 4 5",
                "baseline | verdict | better changed no_data null same too_few worse",
                "objective | status | behind guard_broken met",
            })
    void readsRowsOfEveryKind(String review, String column, String expected) throws Exception {
        int place =
                Objects.requireNonNull(flink)
                        .from(review)
                        .getResolvedSchema()
                        .getColumnNames()
                        .indexOf(column);
        List<String> found =
                ofPostgres(review).stream()
                        .map(row -> String.valueOf(row.get(place)).replace(".0", ""))
                        .distinct()
                        .sorted()
                        .toList();

        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    /** Each review once: PostgreSQL computes it anew for every query, for up to a minute. */
    private static List<List<@Nullable Object>> ofPostgres(String review) throws Exception {
        List<List<@Nullable Object>> known = READ.get(review);
        if (known != null) {
            return known;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Connection connection = Objects.requireNonNull(database).connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                review.equals("kpi_day") ? DAYS : "SELECT * FROM " + review)) {
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(cell(found.getObject(i)));
                }
                rows.add(row);
            }
        }
        READ.put(review, rows);
        return rows;
    }

    private static List<List<@Nullable Object>> ofFlink(String review) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        TableResult result = Objects.requireNonNull(flink).executeSql("SELECT * FROM " + review);
        result.collect()
                .forEachRemaining(
                        found -> {
                            List<@Nullable Object> row = new ArrayList<>();
                            for (int i = 0; i < found.getArity(); i++) {
                                row.add(cell(found.getField(i)));
                            }
                            rows.add(row);
                        });
        return rows;
    }

    /** A number as DOUBLE, an instant or a day as its text. */
    private static @Nullable Object cell(@Nullable Object read) {
        if (read instanceof Number number) {
            return number.doubleValue();
        }
        if (read instanceof Timestamp timestamp) {
            return timestamp.toInstant().toString();
        }
        return read == null ? null : read.toString();
    }

    /** By what is no number: that tells every row of a review from the others. */
    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        return rows.stream().sorted(Comparator.comparing(ReviewsInBothITCase::words)).toList();
    }

    private static String words(List<@Nullable Object> row) {
        return row.stream()
                .map(cell -> cell instanceof Double ? "#" : String.valueOf(cell))
                .collect(Collectors.joining(" "));
    }

    private static boolean isSame(List<@Nullable Object> row, List<@Nullable Object> other) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Double a && other.get(i) instanceof Double b) {
                if (!(Math.abs(a - b) <= ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(a))) {
                    return false;
                }
            } else if (!Objects.equals(row.get(i), other.get(i))) {
                return false;
            }
        }
        return row.size() == other.size();
    }
}
