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
}
