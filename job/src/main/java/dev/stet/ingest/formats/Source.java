package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where the value of a field comes from: what one line of a mapping says, compiled. */
@FunctionalInterface
interface Source {

    /**
     * @return a {@link String}, a {@link BigDecimal} or a {@link Boolean}; null where the element
     *     has no value
     * @throws UnmappableException where the element has one that is not as the mapping says
     */
    @Nullable Object of(JsonTree element) throws UnmappableException;

    /** The value as a number; null where there is none. */
    default @Nullable BigDecimal number(JsonTree element, String what) throws UnmappableException {
        Object value = of(element);
        return value == null ? null : number(value, what);
    }

    /** A number, or a string that is one. */
    static BigDecimal number(Object value, String what) throws UnmappableException {
        if (value instanceof BigDecimal number) {
            return number;
        }
        String text = value.toString().strip();
        try {
            // Longer ones are no quantity, and costly to calculate with.
            if (text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.precision() - number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UnmappableException(what + " is no number");
    }

    int LONGEST_NUMBER = 64;
}
