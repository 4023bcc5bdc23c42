package dev.stet.bench.live;

import dev.stet.bench.load.LoadSettings;

/** Loads in the order in which they happened, without duplicates. */
public final class Loads {

    /** Short, so that the mix of a load is as it will stay after a minute or two. */
    private static final int LIFETIME_SECONDS = 60;

    /** On the average; those of the first ranks come far more often. */
    private static final int SECONDS_BETWEEN_EVENTS_OF_A_USER = 60;

    private Loads() {}

    /**
     * With the default mix; in it a suggestion's events spread over a minute, and there are as many
     * users as the rate needs for each to be someone at work, not a machine.
     */
    public static LoadSettings inOrder(long events, double rate, long startMillis) {
        return LoadSettings.DEFAULT.with(
                load -> {
                    load.events = events;
                    load.rate = rate;
                    load.users = (int) (rate * SECONDS_BETWEEN_EVENTS_OF_A_USER);
                    load.startMillis = startMillis;
                    load.lifetimeSeconds = LIFETIME_SECONDS;
                    load.disorderMillis = 0;
                    load.duplicates = 0;
                });
    }

    /** The same without an end. */
    public static LoadSettings live(double rate, long startMillis) {
        return inOrder(1, rate, startMillis).live(startMillis, rate);
    }
}
