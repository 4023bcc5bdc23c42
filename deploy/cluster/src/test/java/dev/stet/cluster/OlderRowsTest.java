package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import dev.stet.views.KpiViews;
import dev.stet.views.SqlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows in a topic that a release wrote which knew fewer columns: what it did not know is NULL, and
 * its intervals take events for independent. From files, in the form that rows have in Kafka.
 */
final class OlderRowsTest {

    private static final String KEY =
            """
            "tenant_id":"t","grain":"1d","window_start":"2026-01-%1$sT00:00:00Z","window_end":"2026-01-%2$sT00:00:00Z","segment_by":"all","segment":"all","maturity":"final","version":1\
            """;

    /** Of 40 suggestions 30 are accepted. */
    private static final String OLDER =
            """
            {%s,"shown":40,"accepted":30,"acceptance_rate":0.75,"acceptance_rate_low":0.5981,"acceptance_rate_high":0.8581}
            """
                    .formatted(KEY.formatted("01", "02"));

    /** Of 20 suggestions 10 are accepted, 2 of them removed after 10 s. */
    private static final String NEWER =
            """
            {%s,"shown":20,"accepted":10,"removed_after_histogram":"212:2","closed_after_histogram":"","shown_clusters":"AQAo","accepted_clusters":"AQAU","interval_basis":"independent"}
            """
                    .formatted(KEY.formatted("02", "03"));

    @TempDir private Path folder;

    private final TableEnvironment tables =
            TableEnvironment.create(EnvironmentSettings.inBatchMode());

    @BeforeEach
    void register() throws Exception {
        tables.getConfig().set("table.local-time-zone", "UTC");
        KpiViews.registerFunctions(tables);
        for (View view : View.values()) {
            boolean suggestions = view == View.SUGGESTION;
            Path file =
                    Files.writeString(
                            folder.resolve(view.table()), suggestions ? OLDER + NEWER : "");
            String table = SqlFiles.read("tables/" + view.table() + ".sql");
            tables.executeSql(
                    table.substring(0, table.indexOf(") WITH ("))
                            + """
                            ) WITH (
                                'connector' = 'filesystem',
                                'path' = '%s',
                                'format' = 'json',
                                'json.timestamp-format.standard' = 'ISO-8601'
                            )
                            """
                                    .formatted(file.toUri()));
        }
    }

    private List<Row> rows(String query) {
        return CollectionUtil.iteratorToList(tables.executeSql(query).collect());
    }

    private Row row(String query) {
        List<Row> rows = rows(query);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void columnsOfBeforeAreNull() {
        assertThat(
                        rows(
                                "SELECT interval_basis, acceptance_rate_deff, shown_clusters,"
                                        + " removed_after_histogram, survival_at_30s,"
                                        + " survival_at_30s_low, followed, acceptance_rate_low"
                                        + " FROM suggestion_kpi WHERE version = 1 AND shown = 40"))
                .containsExactly(Row.of(null, null, null, null, null, null, null, 0.5981));
    }

    @Test
    void functionsTakeTheirEventsForIndependent() {
        String clusters = "(accepted_clusters, shown_clusters)";
        String times = "(removed_after_histogram, closed_after_histogram, accepted, 30)";
        assertThat(
                        row(
                                "SELECT COALESCE(CLUSTERED_INTERVAL%1$s.low, WILSON_LOWER(accepted, shown)), COALESCE(CLUSTERED_HIGH%1$s, WILSON_UPPER(accepted, shown)), INTERVAL_BASIS%1$s, CLUSTERED_INTERVAL%1$s.basis, DESIGN_EFFECT%1$s, CLUSTERS_WITH_DATA(shown_clusters), CLUSTER_ADD%1$s, SURVIVAL_AT%2$s, SURVIVAL_LOWER%2$s, SURVIVAL_UPPER%2$s, PROPORTION_DIFFERENCE(accepted_clusters, shown_clusters, accepted_clusters, shown_clusters) FROM suggestion_kpi WHERE shown = 40"
                                        .formatted(clusters, times)))
                .isEqualTo(
                        Row.of(
                                new WilsonLower().eval(30L, 40L),
                                new WilsonUpper().eval(30L, 40L),
                                "independent",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    /** 8 of the 10 are left whose removal was counted; the 30 others are no part of that. */
    @Test
    void sumsLeaveOutWhatWasNotCounted() {
        assertThat(
                        row(
                                "SELECT CLUSTER_SUM(shown_clusters), ROUND(SURVIVAL_AT("
                                    + "HISTOGRAM_MERGE(removed_after_histogram),"
                                    + " HISTOGRAM_MERGE(closed_after_histogram), SUM(accepted)"
                                    + " FILTER (WHERE removed_after_histogram IS NOT NULL), 30),"
                                    + " 9), SUM(accepted), SUM(followed) FROM suggestion_kpi"))
                .isEqualTo(Row.of(null, 0.8, 40L, null));
    }

    @Test
    void theLongViewSaysWhatEachIntervalIsMadeOf() {
        tables.executeSql(SqlFiles.read("catalog/kpi.sql"));
        assertThat(
                        rows(
                                "SELECT metric_id, `value`, low, high, deff, interval_basis FROM"
                                        + " kpi WHERE denominator = 40 AND metric_id ="
                                        + " 'acceptance_rate' OR `value` IS NULL AND metric_id IN"
                                        + " ('survival_at_30s', 'followed_rate') AND window_start <"
                                        + " TIMESTAMP '2026-01-01 23:59:59' ORDER BY metric_id"))
                .containsExactly(
                        Row.of("acceptance_rate", 0.75, 0.5981, 0.8581, null, "independent"),
                        Row.of("followed_rate", null, null, null, null, null),
                        Row.of("survival_at_30s", null, null, null, null, null));
    }
}
