package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.ScalarFunction;
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
        List<Object> estimates = changes.stream().map(row -> row.getField(0)).toList();
        assertThat(estimates).contains(301.0, 150.0);
        assertThat(estimates.subList(0, estimates.indexOf(301.0)))
                .as(
                        "in any order of rows, an estimate of monday is emitted before all of it is"
                                + " merged")
                .anyMatch(each -> each != null && (Double) each < 301.0);
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

    @Test
    void estimatesHowLongThingsLast() {
        String arguments = "('212:1 276:2', '250:1', 10, 20)";
        assertThat(
                        rows(
                                tables(EnvironmentSettings.inBatchMode()),
                                "SELECT ROUND(SURVIVAL_AT%1$s, 9), SURVIVAL_LOWER%1$s < SURVIVAL_AT%1$s, SURVIVAL_UPPER%1$s > SURVIVAL_AT%1$s, SURVIVAL_AT('', '', CAST(NULL AS BIGINT), 30)"
                                        .formatted(arguments)))
                .containsExactly(Row.of(0.675, true, true, null));
    }

    /** Which of its instances is called; not known before the query runs. */
    public static final class Instance extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        public Integer eval(String any) {
            return System.identityHashCode(this);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }

    /** So that one which keeps its last results, as CLUSTERED_INTERVAL does, computes them once. */
    @Test
    void oneInstanceServesAllCallsInAQuery() {
        TableEnvironment tables = tables(EnvironmentSettings.inBatchMode());
        tables.createTemporarySystemFunction("INSTANCE", Instance.class);
        List<Row> rows =
                rows(
                        tables,
                        "SELECT INSTANCE(`day`), INSTANCE(`day` || 's'), COALESCE(INSTANCE(`day`),"
                                + " 0) FROM askers");
        assertThat(rows)
                .hasSize(7)
                .allMatch(row -> Objects.equals(row.getField(0), row.getField(1)))
                .allMatch(row -> Objects.equals(row.getField(0), row.getField(2)));
    }

    /**
     * Of twelve buckets; the rows of Monday and Tuesday together, and one that can be retracted.
     */
    @Test
    void sumsClustersOfRowsThatCanBeRetracted() {
        for (EnvironmentSettings settings :
                List.of(EnvironmentSettings.inBatchMode(), EnvironmentSettings.inStreamingMode())) {
            TableEnvironment tables = tables(settings);
            String days =
                    "SELECT `day`, CLUSTER_SUM(clusters) AS clusters FROM (VALUES"
                            + " ('monday', X'010002'), ('tuesday', X'010002'),"
                            + " ('monday', X'0101020003'), ('friday', CAST(NULL AS BYTES)))"
                            + " AS rows_of (`day`, clusters) GROUP BY `day`";
            List<Row> changes =
                    rows(
                            tables,
                            "SELECT CLUSTER_SUM(clusters),"
                                    + " CLUSTERS_WITH_DATA(CLUSTER_SUM(clusters)) FROM ("
                                    + days
                                    + ") WHERE `day` <> 'friday'");
            Row last = changes.get(changes.size() - 1);
            assertThat((byte[]) last.getField(0)).containsExactly(1, 0, 4, 0, 2, 0, 3);
            assertThat(last.getField(1)).isEqualTo(3);
            assertThat(rows(tables, "SELECT `day` FROM (" + days + ") WHERE clusters IS NULL"))
                    .contains(Row.of("friday"));
        }
    }

    @Test
    void judgesSharesOfUsersAndOfExperiments() {
        TableEnvironment tables = tables(EnvironmentSettings.inBatchMode());
        String few = "X'01000200020002'";
        assertThat(
                        rows(
                                tables,
                                "SELECT CLUSTERED_LOW(%1$s, CLUSTER_ADD(%1$s, %1$s)) ="
                                                .formatted(few)
                                        + " WILSON_LOWER(3, 6), CLUSTERED_HIGH(%1$s, %1$s),"
                                                .formatted(few)
                                        + " INTERVAL_BASIS(%1$s, %1$s), DESIGN_EFFECT(%1$s, %1$s),"
                                                .formatted(few)
                                        + " CLUSTERED_LOW(CLUSTER_SUBTRACT(%1$s, %1$s), %1$s)"
                                                .formatted(few)))
                .containsExactly(Row.of(true, 1.0, "independent", null, 0.0));
        assertThat(
                        rows(
                                tables,
                                "SELECT found.share, found.low = CLUSTERED_LOW(%1$s, %1$s),"
                                                .formatted(few)
                                        + " found.high, found.design_effect, found.basis,"
                                        + " CLUSTERED_INTERVAL(CAST(NULL AS BYTES), %1$s).low"
                                                .formatted(few)
                                        + " FROM (SELECT CLUSTERED_INTERVAL(%1$s, %1$s) AS found)"
                                                .formatted(few)))
                .containsExactly(Row.of(1.0, true, 1.0, null, "independent", null));
        assertThat(
                        rows(
                                tables,
                                "SELECT found.difference, ROUND(found.low, 4),"
                                    + " found.distinguishable, found.basis, of_clusters.difference,"
                                    + " of_ratios.low FROM (SELECT PROPORTION_DIFFERENCE(56, 70,"
                                    + " 60, 80) AS found,"
                                        + " PROPORTION_DIFFERENCE(%1$s, %1$s, %1$s, %1$s) AS"
                                                .formatted(few)
                                        + " of_clusters, RATIO_DIFFERENCE(%1$s, %1$s, %1$s, %1$s)"
                                                .formatted(few)
                                        + " AS of_ratios)"))
                .containsExactly(
                        Row.of(0.050000000000000044, -0.0857, false, "independent", 0.0, null));
        assertThat(
                        rows(
                                tables,
                                "SELECT ROUND(SEQUENTIAL_Z(100, 100), 6), SEQUENTIAL_LOWER(0, 9),"
                                    + " SEQUENTIAL_UPPER(9, 9), RATIO_VARIANCE(2, 2, 2, 2, 2, 2),"
                                    + " ROUND(SAMPLE_RATIO_P(ARRAY[CAST(1000 AS BIGINT), 950, 1050,"
                                    + " 1000], ARRAY[1e0, 1e0, 1e0, 1e0]), 6),"
                                    + " SAMPLE_RATIO_SEQUENTIAL_P(ARRAY[CAST(9 AS BIGINT), 9],"
                                    + " ARRAY[1e0, 1e0])"))
                .containsExactly(Row.of(3.035209, 0.0, 1.0, 0.0, 0.171797, 1.0));
    }
}
