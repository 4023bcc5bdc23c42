package dev.stet.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of events in the base units in which they are summed. */
final class Numbers {

    private Numbers() {}

    /** Times ten to the power of {@code places}, rounded half up; 0 where it is absent. */
    static long scaled(@Nullable Number number, int places) {
        return number == null
                ? 0
                : decimal(number)
                        .movePointRight(places)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    static long one(boolean condition) {
        return condition ? 1 : 0;
    }
}
