package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code INTERVAL_BASIS(numerator_clusters BYTES, denominator_clusters BYTES) -> STRING}: what the
 * interval of these is based on.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} or sums of them in; {@code clustered} out if
 * the spread between users is in {@link ClusteredLow} and {@link ClusteredHigh}, {@code
 * independent} if they take events for independent: fewer than 10 buckets of users hold data, or
 * all are alike. <b>Null</b> an argument that is null or no such sums is {@code independent}: the
 * caller has nothing but the Wilson interval then. <b>Errors</b> none. <b>Source</b> {@link
 * ShareInterval}.
 */
public final class IntervalBasis extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("STRING NOT NULL")
    public String eval(byte @Nullable [] numerators, byte @Nullable [] denominators) {
        ShareInterval interval = ShareInterval.of(numerators, denominators);
        return interval == null ? "independent" : interval.basis();
    }
}
