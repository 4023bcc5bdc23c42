package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * In what order a history arrives, and how often each event does. The same seed, the same order.
 */
public final class Arrivals {

    /** Less than the watermark's default delay of 30 s: nothing is late. */
    public static final long DEFAULT_BOUND_MILLIS = 20_000;

    private static final double SENT_AGAIN = 0.15;

    private Arrivals() {}

    /**
     * Any order at all, about every seventh event sent again: for lifecycles without watermarks.
     */
    public static List<Event> anyOrder(List<Event> history, long seed) {
        Random random = new Random(seed);
        List<Event> arrivals = sentAgain(history, random);
        Collections.shuffle(arrivals, random);
        return List.copyOf(arrivals);
    }

    /** As {@link #within(List, long, long)}, by {@link #DEFAULT_BOUND_MILLIS}. */
    public static List<Event> within(List<Event> history, long seed) {
        return within(history, seed, DEFAULT_BOUND_MILLIS);
    }

    /**
     * No event comes after one that is more than {@code boundMillis} younger; about every seventh
     * is sent again, within the same bound.
     */
    public static List<Event> within(List<Event> history, long seed, long boundMillis) {
        record Arrival(long atMillis, Event event) {}

        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (Event event : sentAgain(history, random)) {
            long delayMillis = random.nextLong(boundMillis + 1);
            arrivals.add(new Arrival(event.timeMillis() + delayMillis, event));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMillis));
        return arrivals.stream().map(Arrival::event).toList();
    }

    private static List<Event> sentAgain(List<Event> history, Random random) {
        List<Event> arrivals = new ArrayList<>(history);
        for (Event event : history) {
            if (random.nextDouble() < SENT_AGAIN) {
                arrivals.add(event.reordered(random));
            }
        }
        return arrivals;
    }
}
