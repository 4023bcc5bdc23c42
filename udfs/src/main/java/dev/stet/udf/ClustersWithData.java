package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLUSTERS_WITH_DATA(clusters BYTES) -> INT}: in how many of the 64 buckets of users there
 * is anything.
 *
 * <p><b>Units</b> a column {@code <measure>_clusters} or a sum of them in, usually that of a
 * denominator; 0 to 64 out. <b>Null</b> out if the argument is null or no such sums. <b>Errors</b>
 * none. <b>Source</b> {@link BucketSums}.
 */
public final class ClustersWithData extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("INT")
    public @Nullable Integer eval(byte @Nullable [] clusters) {
        BucketSums parsed = clusters == null ? null : BucketSums.parse(clusters);
        return parsed == null ? null : (Integer) parsed.withData();
    }
}
