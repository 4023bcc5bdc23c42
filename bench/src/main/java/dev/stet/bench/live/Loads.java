package dev.stet.bench.live;

import dev.stet.bench.load.LoadSettings;

/** Loads in the order in which they happened, without duplicates. */
public final class Loads {

    /** Short, so that the mix of a load is as it will stay after a minute or two. */
    private static final int LIFETIME_SECONDS = 60;

    private static final LoadSettings DEFAULT = LoadSettings.DEFAULT;

    private Loads() {}

    /** With the default mix; in it a suggestion's events spread over a minute. */
    public static LoadSettings inOrder(long events, double rate, long startMillis) {
        return new LoadSettings(
                DEFAULT.seed(),
                events,
                rate,
                startMillis,
                DEFAULT.users(),
                DEFAULT.skew(),
                DEFAULT.oneUser(),
                LIFETIME_SECONDS,
                0,
                0,
                0,
                DEFAULT.mix());
    }

    /** The same without an end. */
    public static LoadSettings live(double rate, long startMillis) {
        return inOrder(1, rate, startMillis).live(startMillis, rate);
    }
}
