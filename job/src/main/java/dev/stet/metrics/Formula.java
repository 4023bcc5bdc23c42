package dev.stet.metrics;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a metric follows from the columns of its view.
 *
 * @param numerator names of columns with {@code +}, {@code -}, {@code *} and parentheses; of a
 *     quantile the histogram, without the suffix {@code _histogram}
 * @param denominator likewise; of a quantile the number of values in the histogram; null of a sum
 * @param quantile in [0, 1]; null of every other kind
 * @param weightSquared of what is weighted the column of squared weights; else null
 * @param above of a quantile a column that counts values greater than all in the histogram, which
 *     may have none
 * @param corrected of a rate that a sample corrects what its columns begin with; else null
 * @param survival of a survival what else it is made of; else null. Its numerator is the histogram
 *     of times of changes, its denominator the number of things that can change
 * @param groups of a difference between two groups these; else empty
 */
public record Formula(
        Kind kind,
        String numerator,
        @Nullable String denominator,
        @Nullable BigDecimal quantile,
        boolean finalOnly,
        @Nullable String above,
        @Nullable String weightSquared,
        @Nullable String corrected,
        @Nullable Survival survival,
        List<Group> groups) {

    /**
     * One of two groups that are compared.
     *
     * @param hits over the columns of the view, what counts of the group, if the metric is the
     *     difference of the two shares; else null
     * @param size likewise, how many things are in it
     */
    public record Group(@Nullable String hits, String size) {}

    /**
     * @param censored the histogram of times at which things were lost from sight, without the
     *     suffix {@code _histogram}
     * @param seconds the time that is to be survived
     */
    public record Survival(String censored, int seconds) {}

    /** What the value is, and whether it has an interval. */
    public enum Kind {
        /** A share of counted things; Wilson interval, or that of users. */
        PROPORTION,
        /** A share of weighted things; Wilson interval for as many as they are worth. */
        WEIGHTED,
        /** A ratio or a mean; no interval. */
        RATIO,
        /** A quantile of a histogram; no interval. */
        QUANTILE,
        /** A sum, which its view shows as a column already; no interval. */
        SUM,
        /** A proportion under the worst or best reading of what is unknown; interval likewise. */
        BOUND,
        /** A Kaplan–Meier estimate at a time; Greenwood's interval. */
        SURVIVAL;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean hasInterval() {
            return isOfCounts() || this == SURVIVAL;
        }

        /** Whether the interval follows from numerator and denominator. */
        public boolean isOfCounts() {
            return this == PROPORTION || this == WEIGHTED || this == BOUND;
        }
    }

    private static Formula of(Kind kind, String numerator, @Nullable String denominator) {
        return new Formula(
                kind, numerator, denominator, null, false, null, null, null, null, List.of());
    }

    public static Formula proportion(String numerator, String denominator) {
        return of(Kind.PROPORTION, numerator, denominator);
    }

    public static Formula bound(String numerator, String denominator) {
        return of(Kind.BOUND, numerator, denominator);
    }

    public static Formula ratio(String numerator, String denominator) {
        return of(Kind.RATIO, numerator, denominator);
    }

    /**
     * @param count of the values in the histogram
     */
    public static Formula quantile(String histogram, String q, String count) {
        return new Formula(
                Kind.QUANTILE,
                histogram,
                count,
                new BigDecimal(q),
                false,
                null,
                null,
                null,
                null,
                List.of());
    }

    /**
     * @param weight a column with another beside it for the squares, {@code <weight>_squared}
     */
    public static Formula weighted(String numerator, String weight) {
        return weighted(Kind.WEIGHTED, numerator, weight);
    }

    /** The same, of things that are as many as they weigh but for sampling. */
    public static Formula weightedProportion(String numerator, String weight) {
        return weighted(Kind.PROPORTION, numerator, weight);
    }

    private static Formula weighted(Kind kind, String numerator, String weight) {
        return new Formula(
                kind,
                numerator,
                weight,
                null,
                false,
                null,
                weight + "_squared",
                null,
                null,
                List.of());
    }

    /**
     * A rate that a machine judges on all, corrected by a sample that people judged, too.
     *
     * @param name what its columns begin with
     */
    public static Formula corrected(String name) {
        String numerator =
                "%1$s_auto_flagged / %1$s_auto_weight + (%1$s_paired_human_flagged - %1$s_paired_auto_flagged) / %1$s_paired_weight"
                        .formatted(name);
        return new Formula(
                Kind.WEIGHTED,
                numerator,
                name + "_auto_weight",
                null,
                false,
                null,
                null,
                name,
                null,
                List.of());
    }

    /**
     * The share of things that did not change within a time, of some of which it is not known.
     *
     * @param changes the histogram of times of changes, without the suffix {@code _histogram}
     * @param censored likewise, of times at which things were lost from sight
     * @param count of all things
     */
    public static Formula survival(String changes, String censored, String count, int seconds) {
        return new Formula(
                Kind.SURVIVAL,
                changes,
                count,
                null,
                false,
                null,
                null,
                null,
                new Survival(censored, seconds),
                List.of());
    }

    /** Whether the value is numerator / denominator, or the numerator alone. */
    public boolean isFraction() {
        return quantile == null && corrected == null && survival == null;
    }

    public static Formula sum(String columns) {
        return of(Kind.SUM, columns, null);
    }

    /** The same, NULL until the row is final. */
    public Formula whenFinal() {
        return new Formula(
                kind,
                numerator,
                denominator,
                quantile,
                true,
                above,
                weightSquared,
                corrected,
                survival,
                groups);
    }

    /**
     * The same, of a difference between two groups: that of the first share less the other's, where
     * the metric is one of shares.
     */
    public Formula between(Group one, Group other) {
        return new Formula(
                kind,
                numerator,
                denominator,
                quantile,
                finalOnly,
                above,
                weightSquared,
                corrected,
                survival,
                List.of(one, other));
    }

    /**
     * The sample that a value rests on: its denominator, of a difference the smaller group.
     *
     * @param values the value of an expression over the columns of the view
     * @return null of a sum
     */
    public @Nullable BigDecimal sample(Function<String, BigDecimal> values) {
        if (denominator == null) {
            return null;
        }
        return groups.isEmpty()
                ? values.apply(denominator)
                : Collections.min(groups.stream().map(group -> values.apply(group.size)).toList());
    }

    /**
     * The same quantile of more values, which are greater than all in the histogram; NULL where it
     * is one of them.
     *
     * @param column their number
     */
    public Formula above(String column) {
        return new Formula(
                kind,
                numerator,
                denominator,
                quantile,
                finalOnly,
                column,
                weightSquared,
                corrected,
                survival,
                groups);
    }

    /**
     * The columns that numerator and denominator name, in alphabetical order; derived ones as they
     * are.
     */
    public Set<String> columns() {
        Set<String> columns = new TreeSet<>(Arithmetic.names(numerator));
        if (denominator != null) {
            columns.addAll(Arithmetic.names(denominator));
        }
        return columns;
    }

    /** For readers: {@code succeeded - reversed / started} with parentheses where they matter. */
    public String text() {
        if (quantile != null) {
            String last = above == null ? "" : ", %s above all".formatted(above);
            return "quantile %s of %s".formatted(quantile.toPlainString(), numerator) + last;
        }
        if (survival != null) {
            return "Kaplan-Meier at %d s of %s of %s, censored by %s"
                    .formatted(survival.seconds, numerator, denominator, survival.censored);
        }
        return denominator == null || corrected != null
                ? numerator
                : enclosed(numerator) + " / " + enclosed(denominator);
    }

    private static String enclosed(String expression) {
        return expression.indexOf(' ') < 0 ? expression : '(' + expression + ')';
    }
}
