package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code SURVIVAL_LOWER(changes STRING, censored STRING, accepted BIGINT, seconds BIGINT) ->
 * DOUBLE}: the lower end of the 95 % interval of {@link SurvivalAt}.
 *
 * <p><b>Units</b>, <b>Null</b> and <b>Errors</b> as of {@link SurvivalAt}. <b>Source</b> {@link
 * Survival}.
 */
public final class SurvivalLower extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(
            @Nullable String changes,
            @Nullable String censored,
            @Nullable Long accepted,
            @Nullable Long seconds) {
        Survival found = Survival.at(changes, censored, accepted, seconds);
        return found == null ? null : Double.valueOf(found.low());
    }
}
