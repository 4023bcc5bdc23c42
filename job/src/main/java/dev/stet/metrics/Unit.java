package dev.stet.metrics;

import java.util.Locale;

/** What a value of 1 stands for. */
public enum Unit {
    /** From 0 to 1. */
    SHARE(1),
    /** A quotient of like things that can pass 1, or be negative. */
    RATIO(1),
    /** Things, per thing where the metric is a mean. */
    COUNT(1),
    CHARACTERS(1),
    LINES(1),
    TOKENS(1),
    USD(1),
    /** On a scale from 1 to 5. */
    RATING(1),
    MILLISECONDS(1),
    /** The columns of durations hold milliseconds. */
    SECONDS(1_000),
    /** The columns of durations hold milliseconds. */
    MINUTES(60_000);

    private final int divisor;

    Unit(int divisor) {
        this.divisor = divisor;
    }

    /** How many of what the numerator counts make one of this. */
    public int divisor() {
        return divisor;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A value for people: {@code 74.25 %}, {@code 0.057143 USD}, {@code 1,510 ms}. */
    public String text(double value) {
        return switch (this) {
            case SHARE -> format("%.2f %%", 100 * value);
            case RATIO -> format("%.4f", value);
            case USD -> format("%.6f USD", value);
            case RATING -> format("%.2f of 5", value);
            case MILLISECONDS -> format("%,.0f ms", value);
            case SECONDS -> format("%,.1f s", value);
            case MINUTES -> format("%,.1f min", value);
            case COUNT, CHARACTERS, LINES, TOKENS ->
                    value == Math.rint(value) ? format("%,.0f", value) : format("%,.2f", value);
        };
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
