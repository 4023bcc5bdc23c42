package dev.stet.metrics;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a metric follows from the columns of its view.
 *
 * @param numerator names of columns with {@code +}, {@code -} and parentheses; of a quantile the
 *     histogram, without the suffix {@code _histogram}
 * @param denominator likewise; of a quantile the number of values in the histogram; null of a sum
 * @param quantile in [0, 1]; null of every other kind
 */
public record Formula(
        Kind kind,
        String numerator,
        @Nullable String denominator,
        @Nullable BigDecimal quantile,
        boolean finalOnly) {

    /** What the value is, and whether it has an interval. */
    public enum Kind {
        /** A share of counted things; Wilson interval. */
        PROPORTION,
        /** A ratio or a mean; no interval. */
        RATIO,
        /** A quantile of a histogram; no interval. */
        QUANTILE,
        /** A sum, which its view shows as a column already; no interval. */
        SUM,
        /** A proportion under the worst or the best reading of what is unknown; Wilson interval. */
        BOUND;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean hasInterval() {
            return this == PROPORTION || this == BOUND;
        }
    }

    public static Formula proportion(String numerator, String denominator) {
        return new Formula(Kind.PROPORTION, numerator, denominator, null, false);
    }

    public static Formula bound(String numerator, String denominator) {
        return new Formula(Kind.BOUND, numerator, denominator, null, false);
    }

    public static Formula ratio(String numerator, String denominator) {
        return new Formula(Kind.RATIO, numerator, denominator, null, false);
    }

    /**
     * @param count of the values in the histogram
     */
    public static Formula quantile(String histogram, String q, String count) {
        return new Formula(Kind.QUANTILE, histogram, count, new BigDecimal(q), false);
    }

    public static Formula sum(String columns) {
        return new Formula(Kind.SUM, columns, null, null, false);
    }

    /** The same, NULL until the row is final. */
    public Formula whenFinal() {
        return new Formula(kind, numerator, denominator, quantile, true);
    }

    /** For readers: {@code succeeded - reversed / started} with parentheses where they matter. */
    public String text() {
        if (quantile != null) {
            return "quantile %s of %s".formatted(quantile.toPlainString(), numerator);
        }
        return denominator == null
                ? numerator
                : enclosed(numerator) + " / " + enclosed(denominator);
    }

    private static String enclosed(String expression) {
        return expression.indexOf(' ') < 0 ? expression : '(' + expression + ')';
    }
}
