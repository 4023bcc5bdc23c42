package dev.stet.views;

import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;

/**
 * Publishes KPI rows to SQL: a table of sums for each {@link View} ({@code suggestion_rollup} …)
 * and, on top of it, the view under {@code sql/views} that makes the rates ({@code suggestion_kpi}
 * …).
 *
 * <p><b>Changelog</b> Every table and view is append-only: one row per <i>version</i> of a KPI row.
 * Declared as an upsert stream, the planner would have to remember the last version of every key to
 * normalise it; as appended versions, the plan holds no state at all, which an upgrade could lose.
 * A reader that wants the truth takes the greatest {@code version} of each {@code (tenant_id,
 * grain, window_start, segment_by, segment)}; a sink declares that key and upserts by it, guarded
 * by {@code version}.
 *
 * <p><b>Uids</b> {@code views.<noun>-rows} of each view; the planner's own operators are stateless
 * and need {@code table.exec.uid.generation: ALWAYS} where {@code pipeline.auto-generate-uids} is
 * off.
 */
public final class KpiViews {

    static final List<String> FUNCTIONS =
            List.of(
                    "functions/wilson_lower.sql",
                    "functions/wilson_upper.sql",
                    "functions/wilson_lower_weighted.sql",
                    "functions/wilson_upper_weighted.sql",
                    "functions/prediction_powered_rate.sql",
                    "functions/cluster_sum.sql",
                    "functions/cluster_add.sql",
                    "functions/cluster_subtract.sql",
                    "functions/clustered_interval.sql",
                    "functions/clustered_low.sql",
                    "functions/clustered_high.sql",
                    "functions/interval_basis.sql",
                    "functions/design_effect.sql",
                    "functions/clusters_with_data.sql",
                    "functions/proportion_difference.sql",
                    "functions/ratio_difference.sql",
                    "functions/ratio_variance.sql",
                    "functions/sequential_z.sql",
                    "functions/sequential_lower.sql",
                    "functions/sequential_upper.sql",
                    "functions/sample_ratio_p.sql",
                    "functions/sample_ratio_sequential_p.sql",
                    "functions/theta_estimate.sql",
                    "functions/theta_lower.sql",
                    "functions/theta_upper.sql",
                    "functions/theta_union.sql",
                    "functions/theta_union_agg.sql",
                    "functions/histogram_quantile.sql",
                    "functions/histogram_merge.sql",
                    "functions/histogram_count.sql",
                    "functions/histogram_psi.sql",
                    "functions/survival_at.sql",
                    "functions/survival_lower.sql",
                    "functions/survival_upper.sql");

    private KpiViews() {}

    /**
     * Registers functions, tables and views under their own names, as temporary objects.
     *
     * @param views that have rows
     */
    public static void register(
            StreamTableEnvironment tables, DataStream<KpiRow> rows, Set<View> views) {
        registerFunctions(tables);
        for (View view : views) {
            RollupTable table = new RollupTable(view);
            tables.createTemporaryView(table.name(), table.select(rows));
            tables.executeSql(SqlFiles.read(file(view)));
        }
    }

    /** The rows of one view as its SQL reads them, for whoever planned that SQL before. */
    public static DataStream<RowData> rollupRows(View view, DataStream<KpiRow> rows) {
        return new RollupTable(view).select(rows);
    }

    /** The functions alone, for whoever queries written KPI rows. */
    public static void registerFunctions(TableEnvironment tables) {
        FUNCTIONS.forEach(function -> tables.executeSql(SqlFiles.read(function)));
    }

    static String file(View view) {
        return "views/" + view.table() + ".sql";
    }
}
