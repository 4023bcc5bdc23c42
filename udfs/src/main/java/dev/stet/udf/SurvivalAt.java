package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code SURVIVAL_AT(changes STRING, censored STRING, accepted BIGINT, seconds BIGINT) -> DOUBLE}:
 * the share of things that lasted longer than so many seconds, by Kaplan and Meier.
 *
 * <p><b>Units</b> columns {@code <name>_histogram} of seconds and a count in, a share in [0, 1]
 * out. A time within a bucket is read as its end, up to 1.1 % later. <b>Null</b> out if an argument
 * is null or no histogram, the counts contradict each other, or nothing was in sight at that time.
 * <b>Errors</b> none, as of {@link WilsonLower}. <b>Source</b> {@link Survival}.
 */
public final class SurvivalAt extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    @DataTypeHint("DOUBLE")
    public @Nullable Double eval(
            @Nullable String changes,
            @Nullable String censored,
            @Nullable Long accepted,
            @Nullable Long seconds) {
        Survival found = Survival.at(changes, censored, accepted, seconds);
        return found == null ? null : Double.valueOf(found.share());
    }
}
