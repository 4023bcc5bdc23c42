package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLUSTER_ADD(left BYTES, right BYTES) -> BYTES}: the sums by bucket of users of two
 * measures together.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} in, the same form out. <b>Null</b> out if
 * either argument is null or no such sums. <b>Errors</b> none. <b>Source</b> {@link BucketSums}.
 */
public final class ClusterAdd extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    private transient @Nullable RecentResults<byte[]> recent;

    @DataTypeHint("BYTES")
    public byte @Nullable [] eval(byte @Nullable [] left, byte @Nullable [] right) {
        if (left == null || right == null) {
            return null;
        }
        RecentResults<byte[]> known = recent;
        if (known == null) {
            known = new RecentResults<>(ClusterAdd::of);
            recent = known;
        }
        return known.of(left, right);
    }

    private static byte @Nullable [] of(byte[] left, byte[] right) {
        BucketSums sum = BucketSums.parse(left);
        BucketSums more = BucketSums.parse(right);
        if (sum == null || more == null) {
            return null;
        }
        sum.add(more, 1);
        return sum.bytes();
    }
}
