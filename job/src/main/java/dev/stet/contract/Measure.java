package dev.stet.contract;

import java.util.Locale;

/**
 * A number of a KPI row, always a whole one.
 *
 * @param column its name in SQL; of a histogram without the suffix {@code _histogram}
 * @param words what it counts, for the documents
 */
public record Measure(String column, Kind kind, Unit unit, String words) {

    /** How it adds up. */
    public enum Kind {
        /** Over windows and segments. A retraction subtracts. */
        SUM,
        /** The greatest number of a cell; 0 for none. It cannot be retracted. */
        GREATEST,
        /** Distinct users of a cell, exact; a sketch beside it merges over cells. */
        DISTINCT,
        /** An {@link ExponentialHistogram}, bucket by bucket. A retraction subtracts. */
        HISTOGRAM
    }

    /** What 1 stands for. */
    public enum Unit {
        COUNT(0),
        MILLIS(0),
        NANO_USD(9),
        TEN_THOUSANDTHS(4),
        THOUSANDTHS(3),
        MILLIONTHS(6),
        TEN_MILLIONTHS(7),
        HUNDRED_MILLIONTHS(8),
        SECONDS(0);

        private final int places;

        Unit(int places) {
            this.places = places;
        }

        /** Decimal places of the number in its natural unit: of nano-dollars 9, in dollars. */
        public int places() {
            return places;
        }
    }

    /** A number of things, in the column of an enum constant. */
    static Measure count(Enum<?> constant, String words) {
        return count(column(constant), words);
    }

    /** A sum, in the column of an enum constant. */
    static Measure sum(Enum<?> constant, Unit unit, String words) {
        return sum(column(constant), unit, words);
    }

    /** A number of things. */
    public static Measure count(String column, String words) {
        return sum(column, Unit.COUNT, words);
    }

    public static Measure sum(String column, Unit unit, String words) {
        return new Measure(column, Kind.SUM, unit, words);
    }

    public static Measure greatest(String column, Unit unit, String words) {
        return new Measure(column, Kind.GREATEST, unit, words);
    }

    /** A number of distinct users. */
    public static Measure distinct(String column, String words) {
        return new Measure(column, Kind.DISTINCT, Unit.COUNT, words);
    }

    public static Measure histogram(String column, Unit unit, String words) {
        return new Measure(column, Kind.HISTOGRAM, unit, words);
    }

    /** The column of an enum constant: its name in lower case. */
    static String column(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
