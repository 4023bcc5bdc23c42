package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code RATIO_VARIANCE(users BIGINT, n BIGINT, d BIGINT, nn BIGINT, dd BIGINT, nd BIGINT) ->
 * DOUBLE}: the variance of n / d, whose events come in users.
 *
 * <pre>u / (u − 1) · (nn − 2 r nd + r² dd) / d²  with r = n / d</pre>
 *
 * <p><b>Units</b> sums over users in, as {@code experiment_kpi} has them: of each user's numerator
 * n and denominator d, their squares nn and dd and their product nd; the square of the ratio's unit
 * out. <b>Null</b> out if an argument is null, there are fewer than two users, d is 0, or the sums
 * contradict each other so that the variance would be negative. <b>Errors</b> none. <b>Source</b>
 * the delta method clustered by user: Deng, Knoblich and Lu, KDD 2018, section 3.3.
 */
public final class RatioVariance extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    /** What rounding alone may make of a variance of 0, of the squares. */
    private static final double ROUNDING = 1e-9;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(
            @Nullable Long users,
            @Nullable Long n,
            @Nullable Long d,
            @Nullable Long nn,
            @Nullable Long dd,
            @Nullable Long nd) {
        if (users == null || n == null || d == null || nn == null || dd == null || nd == null) {
            return null;
        }
        if (users < 2 || d == 0) {
            return null;
        }
        double ratio = (double) n / d;
        double squares = nn - 2 * ratio * nd + ratio * ratio * dd;
        if (squares < -ROUNDING * (nn + ratio * ratio * dd)) {
            return null;
        }
        return Math.max(0, squares) / d / d * users / (users - 1);
    }
}
