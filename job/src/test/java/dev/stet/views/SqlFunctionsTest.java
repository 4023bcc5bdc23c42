package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.Test;

final class SqlFunctionsTest {

    private static final String BY_DAY =
            "SELECT `day`, THETA_UNION_AGG(sketch) AS sketch FROM askers GROUP BY `day`";

    /** Three sketches on Monday that overlap, one of Tuesday, a NULL; on Friday corrupt bytes. */
    private static TableEnvironment tables(EnvironmentSettings settings) {
        TableEnvironment tables = TableEnvironment.create(settings);
        KpiViews.registerFunctions(tables);
        tables.createTemporaryView(
                "askers",
                tables.fromValues(
                        DataTypes.ROW(
                                DataTypes.FIELD("day", DataTypes.STRING()),
                                DataTypes.FIELD("sketch", DataTypes.BYTES())),
                        Row.of("monday", sketch(0, 100)),
                        Row.of("monday", sketch(50, 300)),
                        Row.of("tuesday", sketch(250, 400)),
                        Row.of("monday", sketch(299, 301)),
                        Row.of("tuesday", null),
                        Row.of("friday", new byte[] {1, 2, 3}),
                        Row.of("friday", sketch(0, 3))));
        return tables;
    }

    private static byte[] sketch(long from, long to) {
        UpdateSketch sketch = UpdateSketch.builder().setLogNominalEntries(12).build();
        LongStream.range(from, to).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }

    private static List<Row> rows(TableEnvironment tables, String query) {
        return CollectionUtil.iteratorToList(tables.executeSql(query).collect());
    }

    @Test
    void mergesDistinctUsersOverRowsInBatch() {
        TableEnvironment tables = tables(EnvironmentSettings.inBatchMode());

        assertThat(
                        rows(
                                tables,
                                "SELECT `day`, THETA_ESTIMATE(sketch), THETA_LOWER(sketch),"
                                        + " THETA_UPPER(sketch) FROM ("
                                        + BY_DAY
                                        + ")"))
                .containsExactlyInAnyOrder(
                        Row.of("monday", 301.0, 301.0, 301.0),
                        Row.of("tuesday", 150.0, 150.0, 150.0),
                        Row.of("friday", null, null, null));
        assertThat(
                        rows(
                                tables,
                                "SELECT THETA_ESTIMATE(THETA_UNION_AGG(sketch)) FROM ("
                                        + BY_DAY
                                        + ") WHERE `day` <> 'friday'"))
                .containsExactly(Row.of(400.0));
    }

    @Test
    void keepsWhatWasMergedBetweenStreamedRows() {
        TableEnvironment tables = tables(EnvironmentSettings.inStreamingMode());

        List<Row> changes =
                rows(tables, "SELECT THETA_ESTIMATE(sketch) FROM (" + BY_DAY + ") AS daily");
        assertThat(changes.stream().map(row -> row.getField(0))).contains(300.0, 301.0, 150.0);
    }

    @Test
    void refusesRowsThatCanBeRetracted() {
        TableEnvironment tables = tables(EnvironmentSettings.inStreamingMode());

        assertThatThrownBy(
                        () ->
                                tables.explainSql(
                                        "SELECT THETA_UNION_AGG(sketch) FROM (" + BY_DAY + ")"))
                .hasStackTraceContaining("retract");
    }

    @Test
    void mergesHistogramsOfRowsThatCanBeRetracted() {
        for (EnvironmentSettings settings :
                List.of(EnvironmentSettings.inBatchMode(), EnvironmentSettings.inStreamingMode())) {
            TableEnvironment tables = tables(settings);
            List<Row> changes =
                    rows(
                            tables,
                            "SELECT HISTOGRAM_MERGE(histogram),"
                                    + " HISTOGRAM_QUANTILE(HISTOGRAM_MERGE(histogram), 0.5) FROM ("
                                    + "SELECT `day`, HISTOGRAM_MERGE(histogram) AS histogram"
                                    + " FROM (VALUES ('monday', 'zero:1 63:2'),"
                                    + " ('tuesday', '63:1'), ('monday', '-1:4 63:1'),"
                                    + " ('friday', CAST(NULL AS STRING)))"
                                    + " AS latencies (`day`, histogram) GROUP BY `day`)");

            Row last = changes.get(changes.size() - 1);
            assertThat(List.of(last.getField(0), last.getField(1)))
                    .isEqualTo(List.of("zero:1 -1:4 63:4", 1L));
        }
    }

    @Test
    void unitesTwoSketchesAndBoundsShares() {
        TableEnvironment tables = tables(EnvironmentSettings.inBatchMode());

        assertThat(
                        rows(
                                tables,
                                "SELECT THETA_ESTIMATE(THETA_UNION(l.sketch, r.sketch)),"
                                        + " WILSON_LOWER(0, 9), WILSON_UPPER(9, 9),"
                                        + " WILSON_LOWER(1, CAST(NULL AS BIGINT)) FROM ("
                                        + BY_DAY
                                        + ") AS l CROSS JOIN ("
                                        + BY_DAY
                                        + ") AS r WHERE l.`day` = 'monday' AND r.`day` ="
                                        + " 'tuesday'"))
                .containsExactly(Row.of(400.0, 0.0, 1.0, null));
    }
}
