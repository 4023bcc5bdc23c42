package dev.stet.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The way from producers to Kafka: delays, so that order is lost, and sends some events twice.
 *
 * <p>An event arrives at most {@link #MOST_DELAY_MILLIS} after it happened, its duplicate too: less
 * than the out-of-orderness that the job allows for, so none becomes late on the way.
 */
final class Outbox {

    static final long MOST_DELAY_MILLIS = 20_000;

    private static final double OFTEN_WITHIN_MILLIS = 800;
    private static final double SLOW = 0.05;
    private static final double TWICE = 0.01;

    /** One more than the record before, to keep the order of equal arrivals. */
    private record Queued(Sent sent, long number) {}

    private final PriorityQueue<Queued> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong((Queued queued) -> queued.sent.arrivalMillis())
                            .thenComparingLong(Queued::number));
    private final Random random;
    private final int partitions;
    private final Ledger ledger;
    private long events;
    private long records;
    private long duplicates;

    /**
     * @param ledger told every event that is sent, once
     */
    Outbox(Random random, int partitions, Ledger ledger) {
        this.random = random;
        this.partitions = partitions;
        this.ledger = ledger;
    }

    /** The beginning of an event, under an id of its own. */
    EventJson event(String type, long eventTimeMillis, String user) {
        return event(type, eventTimeMillis).with("user_id", user);
    }

    /** The same of an event that nobody is known to have caused. */
    EventJson event(String type, long eventTimeMillis) {
        EventJson event =
                new EventJson().with("event_id", "e-" + events++).with("event_type", type);
        if (random.nextInt(5) == 0) {
            event.with("event_time", eventTimeMillis);
        } else {
            event.with("event_time", Instant.ofEpochMilli(eventTimeMillis).toString());
        }
        return event;
    }

    /** Sends an event that happened then, perhaps twice. */
    void send(long eventTimeMillis, EventJson event) {
        ledger.enter(eventTimeMillis, event);
        byte[] value = event.end().getBytes(StandardCharsets.UTF_8);
        put(eventTimeMillis + delay(), value);
        if (random.nextDouble() < TWICE) {
            duplicates++;
            put(eventTimeMillis + delay(), value);
        }
    }

    private long delay() {
        double most = random.nextDouble() < SLOW ? MOST_DELAY_MILLIS : OFTEN_WITHIN_MILLIS;
        return (long) (random.nextDouble() * most);
    }

    /** Sends bytes that arrive exactly then. */
    void put(long arrivalMillis, byte[] value) {
        waiting.add(
                new Queued(new Sent(arrivalMillis, random.nextInt(partitions), value), records++));
    }

    /** The next record that arrives no later than that; null where none does. */
    @Nullable Sent poll(long arrivalMillis) {
        Queued next = waiting.peek();
        if (next == null || next.sent.arrivalMillis() > arrivalMillis) {
            return null;
        }
        waiting.remove();
        return next.sent;
    }

    /** Events sent a second time so far, under their own event id. */
    long duplicates() {
        return duplicates;
    }
}
