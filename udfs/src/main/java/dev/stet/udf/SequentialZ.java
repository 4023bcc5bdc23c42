package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code SEQUENTIAL_Z(users BIGINT, planned_users BIGINT) -> DOUBLE}: by how many standard errors
 * an interval extends to each side that is safe to look at as often as one likes; in place of 1.96,
 * which is safe for one look.
 *
 * <p><b>Units</b> the users that the estimate is of, in all variants together, and how many the
 * experiment is planned for, where the interval is narrowest: any number fixed beforehand is valid.
 * The factor out, about 3. <b>Null</b> out if an argument is null or not above 0. <b>Errors</b>
 * none. <b>Source</b> {@link NormalMixture}; it holds for many users, hundreds rather than tens.
 */
public final class SequentialZ extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(@Nullable Long users, @Nullable Long planned) {
        return users == null || planned == null || users <= 0 || planned <= 0
                ? null
                : (Double) NormalMixture.z(users, NormalMixture.rho(planned));
    }
}
