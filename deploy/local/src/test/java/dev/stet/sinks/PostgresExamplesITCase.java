package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.View;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.metrics.Metric;
import dev.stet.metrics.MetricExample;
import dev.stet.metrics.MetricExamples;
import dev.stet.views.KpiRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every metric has the value that a person computed of the definition: the example's row passes
 * through the views of Flink into PostgreSQL, whose views compute it again for weeks and months.
 */
final class PostgresExamplesITCase {

    private static final List<MetricExample> EXAMPLES = MetricExamples.all();

    private static @Nullable EmbeddedDatabase database;

    @BeforeAll
    static void write() throws Exception {
        database = EmbeddedDatabase.start();
        PostgresAccess access = new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
        new PostgresTables(access).migrate();
        StreamTableEnvironment tables =
                KpiRows.tables(EXAMPLES.stream().map(MetricExample::row).toList());
        PostgresKpiSink sink = new PostgresKpiSink(access);
        List<DataStream<Row>> streams = new ArrayList<>();
        for (View view : views()) {
            Table table = tables.from(view.table());
            DataStream<Row> rows = tables.toDataStream(table);
            sink.add(KpiTable.of(view.table(), table.getResolvedSchema()), rows);
            streams.add(rows);
        }
        sink.attach();
        streams.get(0).getExecutionEnvironment().execute();
    }

    private static List<View> views() {
        return EXAMPLES.stream().map(example -> example.metric().view()).distinct().toList();
    }

    @AfterAll
    static void close() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void theViewOfAFamilyHasTheValue() throws Exception {
        String columns =
                EXAMPLES.stream()
                        .map(MetricExample::metric)
                        .filter(Metric::hasColumn)
                        .map(
                                metric ->
                                        "SELECT '%1$s', \"%1$s\" FROM %2$s_current WHERE segment = '%1$s'"
                                                .formatted(metric.id(), metric.view().table()))
                        .collect(Collectors.joining(" UNION ALL "));

        assertByHand(read(columns), example -> example.metric().hasColumn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi_current", "kpi_final", "kpi_week", "kpi_month"})
    void everyLongViewHasTheValue(String view) throws Exception {
        assertByHand(
                read(
                        "SELECT metric_id, value FROM %s WHERE segment = metric_id AND maturity = 'final'"
                                .formatted(view)),
                example -> true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi_current", "kpi_week"})
    void numeratorAndDenominatorMakeTheValue(String view) throws Exception {
        assertByHand(
                read(
                        """
                        SELECT metric_id, numerator / denominator FROM %s
                        WHERE segment = metric_id AND numerator IS NOT NULL
                            AND denominator IS NOT NULL
                        """
                                .formatted(view)),
                example ->
                        example.metric().formula().denominator() != null
                                && example.metric().formula().isFraction());
    }

    private static void assertByHand(
            Map<String, @Nullable Double> actual, Predicate<MetricExample> applies) {
        List<MetricExample> expected = EXAMPLES.stream().filter(applies).toList();

        assertThat(actual.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(example -> example.metric().id()).toList());
        SoftAssertions.assertSoftly(
                softly -> {
                    for (MetricExample example : expected) {
                        double value = example.value().doubleValue();
                        softly.assertThat(actual.get(example.metric().id()))
                                .as("%s: %s", example.metric().id(), example.words())
                                .isCloseTo(value, within(1e-12 * Math.max(1, value)));
                    }
                });
    }

    /** A metric that is NULL is there without a value. */
    private static Map<String, @Nullable Double> read(String query) throws Exception {
        Map<String, @Nullable Double> values = new TreeMap<>();
        try (Connection connection = Objects.requireNonNull(database).connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                double value = found.getDouble(2);
                values.put(found.getString(1), found.wasNull() ? null : Double.valueOf(value));
            }
        }
        return values;
    }
}
