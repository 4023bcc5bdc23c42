package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLUSTERED_INTERVAL(numerator_clusters BYTES, denominator_clusters BYTES) -> ROW<share
 * DOUBLE, low DOUBLE, high DOUBLE, design_effect DOUBLE, basis STRING>}: a proportion whose events
 * come in users, its 95 % interval and what that is based on, at once.
 *
 * <p>A query that names several fields calls it once for each: Flink's planner expands {@code
 * found.low, found.high} to two calls, also where a subquery has only one. So it keeps {@link
 * RecentResults}: the columns are read and the interval computed once for a row.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} or sums of them in. {@code share}, {@code low}
 * and {@code high} as of {@link ClusteredLow}; {@code design_effect} as of {@link DesignEffect},
 * null if {@code basis} is {@code independent}, as of {@link IntervalBasis}. <b>Null</b> out if an
 * argument is null or no such sums, the denominator's sum is 0, or the numerator's sum lies outside
 * [0, that sum]. <b>Errors</b> none. <b>Source</b> {@link ShareInterval}.
 */
public final class ClusteredInterval extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    private static final String TYPE =
            "ROW<share DOUBLE, low DOUBLE, high DOUBLE, design_effect DOUBLE, basis STRING>";

    private transient @Nullable RecentResults<RowData> recent;

    @DataTypeHint(value = TYPE, bridgedTo = RowData.class)
    public @Nullable RowData eval(byte @Nullable [] numerators, byte @Nullable [] denominators) {
        if (numerators == null || denominators == null) {
            return null;
        }
        RecentResults<RowData> known = recent;
        if (known == null) {
            known = new RecentResults<>(ClusteredInterval::of);
            recent = known;
        }
        return known.of(numerators, denominators);
    }

    private static @Nullable RowData of(byte[] numerators, byte[] denominators) {
        ShareInterval found = ShareInterval.of(numerators, denominators);
        return found == null
                ? null
                : GenericRowData.of(
                        found.value(),
                        found.low(),
                        found.high(),
                        found.isClustered() ? (Double) found.designEffect() : null,
                        StringData.fromString(found.basis()));
    }
}
