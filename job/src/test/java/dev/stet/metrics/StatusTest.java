package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    /** Levels of 0.6 and 0.4 where more is better, of 0.4 and 0.6 where less is. */
    @ParameterizedTest
    @CsvSource({
        "MORE, 0.61, 0.70, 30, OK",
        "MORE, 0.50, 0.60, 30, OK",
        "MORE, 0.50, 0.59, 30, WARN",
        "MORE, 0.39, 0.40, 30, WARN",
        "MORE, 0.30, 0.39, 30, CRITICAL",
        "MORE, 0.30, 0.39, 29, TOO_FEW",
        "MORE, 0.30, 0.39, , CRITICAL",
        "LESS, 0.30, 0.39, 30, OK",
        "LESS, 0.40, 0.50, 30, OK",
        "LESS, 0.41, 0.50, 30, WARN",
        "LESS, 0.60, 0.70, 30, WARN",
        "LESS, 0.61, 0.70, 30, CRITICAL",
        "NEITHER, 0.01, 0.02, 30, OK",
    })
    void aLevelIsCrossedByTheWholeInterval(
            Goal.Direction good,
            double low,
            double high,
            @Nullable BigDecimal denominator,
            Status status) {
        boolean more = good == Goal.Direction.MORE;
        Target target =
                target(new BigDecimal(more ? "0.6" : "0.4"), new BigDecimal(more ? "0.4" : "0.6"));

        assertThat(Status.of(good, new Status.Range(low, high), denominator, target))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"MORE", "LESS"})
    void withoutALevelNothingIsCrossed(Goal.Direction good) {
        Status.Range range = new Status.Range(0, 0);

        assertThat(Status.of(good, range, BigDecimal.TEN.pow(3), target(null, null)))
                .isEqualTo(Status.OK);
        assertThat(Status.of(good, null, BigDecimal.ZERO, target(null, null)))
                .isEqualTo(Status.NO_DATA);
        assertThat(Status.TOO_FEW.label()).isEqualTo("too_few");
    }

    private static Target target(@Nullable BigDecimal warn, @Nullable BigDecimal critical) {
        return new Target(
                "m", Target.ALL, Target.ALL, warn, critical, BigDecimal.valueOf(30), null, true);
    }
}
