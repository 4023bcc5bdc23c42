package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code PROPORTION_DIFFERENCE(positives_1, total_1, positives_2, total_2) -> ROW<difference
 * DOUBLE, low DOUBLE, high DOUBLE, distinguishable BOOLEAN, basis STRING>}: the first share less
 * the second, with its 95 % interval.
 *
 * <p><b>Units</b> four columns {@code <measure>_clusters} or sums of them in, or four BIGINT
 * counts; shares out. {@code distinguishable}: the interval excludes 0. {@code basis} is {@code
 * clustered} if the spread between users of one share at least is in the interval, {@code
 * independent} if it takes all events for independent: of counts, and where both shares are of
 * fewer than 10 buckets of users or of buckets that are all alike, such as 0 of n and n of n.
 * <b>Null</b> out if an argument is null or no such sums, a total is 0, or positives lie outside
 * [0, total]. <b>Errors</b> none, as {@link WilsonLower}. <b>Source</b> {@link ShareDifference}.
 */
@FunctionHint(output = @DataTypeHint(ShareDifference.TYPE))
public final class ProportionDifference extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    /** Of columns of clusters. */
    public @Nullable Row eval(
            byte @Nullable [] positives1,
            byte @Nullable [] total1,
            byte @Nullable [] positives2,
            byte @Nullable [] total2) {
        ShareDifference found =
                ShareDifference.ofShares(
                        ClusteredRatio.of(positives1, total1),
                        ClusteredRatio.of(positives2, total2));
        return found == null ? null : found.row();
    }

    /** Of counts. */
    public @Nullable Row eval(
            @Nullable Long positives1,
            @Nullable Long total1,
            @Nullable Long positives2,
            @Nullable Long total2) {
        if (positives1 == null || total1 == null || positives2 == null || total2 == null) {
            return null;
        }
        ShareDifference found = ShareDifference.of(positives1, total1, positives2, total2);
        return found == null ? null : found.row();
    }
}
