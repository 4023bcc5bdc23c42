package dev.stet.views;

import dev.stet.contract.Clusters;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Measure;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import dev.stet.wire.CodecType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.ExecutionConfigOptions.UidGeneration;

/** Random KPI rows, and a table environment as strict as the job's. */
public final class KpiRows {

    /** 2026-01-01T00:00:00Z. */
    static final long NEW_YEAR = 1_767_225_600_000L;

    private KpiRows() {}

    /** Registers the views over {@code rows}, at parallelism 1, so in their order. */
    public static StreamTableEnvironment tables(List<KpiRow> rows) {
        return tables(rows, EnumSet.allOf(View.class));
    }

    /** Of these views alone, which takes less time than all. */
    static StreamTableEnvironment tables(List<KpiRow> rows, Set<View> views) {
        return tables(rows, views, RuntimeExecutionMode.STREAMING);
    }

    /** Of all views, in batch. */
    public static StreamTableEnvironment batchTables(List<KpiRow> rows) {
        return tables(rows, EnumSet.allOf(View.class), RuntimeExecutionMode.BATCH);
    }

    private static StreamTableEnvironment tables(
            List<KpiRow> rows, Set<View> views, RuntimeExecutionMode mode) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(
                                        PipelineOptions.AUTO_GENERATE_UIDS,
                                        mode == RuntimeExecutionMode.BATCH)
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(PipelineOptions.OBJECT_REUSE, true)
                                .set(ExecutionOptions.RUNTIME_MODE, mode)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(1);
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.getConfig()
                .set(ExecutionConfigOptions.TABLE_EXEC_UID_GENERATION, UidGeneration.ALWAYS);
        KpiViews.register(
                tables,
                env.fromData(rows, CodecType.of(KpiRow.class, KpiRow.WireCodec.class))
                        .uid("test.rows"),
                views);
        return tables;
    }

    /**
     * Rows of all views, mixed. A third of the numbers is 0, the first row of each view is nothing
     * but zeros, and parts can exceed their whole: SQL has to bear that too.
     */
    static List<KpiRow> random(long seed, int count) {
        Random random = new Random(seed);
        List<KpiRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            View view = View.at(i % View.values().length);
            long[] values = new long[view.columns().size()];
            if (i >= View.values().length) {
                Arrays.setAll(values, n -> random.nextInt(3) == 0 ? 0 : random.nextLong(2_000));
            }
            rows.add(row(view, random, values));
        }
        return rows;
    }

    /**
     * @param values one number per {@code View.columns()}
     */
    static Sums sums(View view, long[] values) {
        int measures = view.measures().size();
        return Sums.of(
                Arrays.copyOf(values, measures),
                Arrays.copyOfRange(values, measures, values.length));
    }

    /** Over some buckets, of some measures not all. */
    private static void spread(View view, Random random, Sums sums) {
        Clusters clusters = new Clusters();
        for (int index : Clustered.indices(view)) {
            long rest = sums.measures()[index];
            for (int n = random.nextInt(40); n > 0 && rest != 0; n--) {
                long[] share = new long[view.measures().size()];
                share[index] = n == 1 ? rest : random.nextLong(-99, rest + 100);
                rest -= share[index];
                clusters.add(random.nextInt(64), share);
            }
        }
        sums.addClusters(PackedClusters.of(clusters));
    }

    private static KpiRow row(View view, Random random, long[] values) {
        long[] watermarks = {Long.MIN_VALUE, Long.MAX_VALUE, NEW_YEAR + random.nextInt(1_000_000)};
        List<byte[]> sketches = new ArrayList<>();
        for (Measure ignored : view.distinct()) {
            byte[] sketch = new byte[8 + random.nextInt(20)];
            random.nextBytes(sketch);
            sketches.add(sketch);
        }
        Sums sums = sums(view, values);
        for (int i = 0; i < view.histograms().size(); i++) {
            for (int n = random.nextInt(50); n > 0; n--) {
                sums.histogramToAdd(i)
                        .add(ExponentialHistogram.bucket(random.nextLong(1L << n)), n % 3 + 1);
            }
        }
        Grain grain = Grain.values()[random.nextInt(3)];
        if (grain != Grain.MINUTE) {
            spread(view, random, sums);
        }
        long start = grain.utcStart(NEW_YEAR + random.nextInt(1_000_000_000));
        return new KpiRow(
                view,
                "tenant-" + random.nextInt(3),
                grain,
                start,
                start + grain.millis(),
                "feature|model",
                "chat|größer-" + random.nextInt(5),
                random.nextBoolean(),
                random.nextLong(1L << 40),
                watermarks[random.nextInt(3)],
                sums,
                sketches);
    }
}
