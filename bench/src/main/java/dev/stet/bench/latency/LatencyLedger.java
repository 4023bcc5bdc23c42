package dev.stet.bench.latency;

import dev.stet.bench.load.LoadEvent;
import dev.stet.contract.Grain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * When the suggestions of each minute were due to be shown, in the order in which they were sent. A
 * row that says {@code shown} = n makes the first n of its minute visible, as far as the job reads
 * them in that order: from one partition it does.
 *
 * <p>Thread-safe.
 */
final class LatencyLedger {

    private static final byte[] SHOWN =
            "\"event_type\":\"suggestion.shown\"".getBytes(StandardCharsets.US_ASCII);

    /** Within so many bytes every event says its type. */
    private static final int TYPE_WITHIN = 128;

    private static final long LONGEST_MILLIS = 3_600_000;

    private final Map<Long, Minute> minutes = new HashMap<>();
    private long fromMillis = Long.MAX_VALUE;
    private long untilMillis = Long.MAX_VALUE;

    /** Those of one minute; due at epoch milliseconds. */
    private static final class Minute {
        private long[] due = new long[1_024];
        private int size;

        void add(long dueMillis) {
            if (size == due.length) {
                due = Arrays.copyOf(due, 2 * size);
            }
            due[size++] = dueMillis;
        }
    }

    /** What one observer has seen of it, and how late; in milliseconds. */
    final class View {

        private final Map<Long, Integer> seen = new HashMap<>();
        private final Histogram latencies = new Histogram(LONGEST_MILLIS, 3);

        /**
         * A row was there at that instant.
         *
         * @throws IllegalStateException where it counts more than was sent
         */
        void saw(long minuteMillis, long shown, long atMillis) {
            synchronized (LatencyLedger.this) {
                Minute minute = minutes.get(minuteMillis);
                if (minute == null || shown > minute.size) {
                    throw new IllegalStateException(
                            "A row shows %d, more than were sent".formatted(shown));
                }
                int before = seen.getOrDefault(minuteMillis, 0);
                for (int k = before; k < shown; k++) {
                    if (isMeasured(minute.due[k])) {
                        latencies.recordValue(
                                Math.min(LONGEST_MILLIS, Math.max(0, atMillis - minute.due[k])));
                    }
                }
                seen.put(minuteMillis, Math.max(before, (int) shown));
            }
        }

        /** How many that count have not been seen. */
        long unseen() {
            synchronized (LatencyLedger.this) {
                long measured =
                        minutes.values().stream()
                                .flatMapToLong(minute -> Arrays.stream(minute.due, 0, minute.size))
                                .filter(LatencyLedger.this::isMeasured)
                                .count();
                return measured - latencies.getTotalCount();
            }
        }

        /** A copy. */
        Histogram latencies() {
            synchronized (LatencyLedger.this) {
                return latencies.copy();
            }
        }
    }

    View view() {
        return new View();
    }

    /** Counts those due from the one instant until before the other, and no others. */
    synchronized void measure(long from, long until) {
        fromMillis = from;
        untilMillis = until;
    }

    private boolean isMeasured(long dueMillis) {
        return dueMillis >= fromMillis && dueMillis < untilMillis;
    }

    /** Called before the event is sent. */
    void sent(LoadEvent event) {
        if (isShown(event.value())) {
            synchronized (this) {
                minutes.computeIfAbsent(
                                Grain.MINUTE.utcStart(event.eventTimeMillis()),
                                start -> new Minute())
                        .add(event.arrivalMillis());
            }
        }
    }

    static boolean isShown(byte[] event) {
        int last = Math.min(event.length, TYPE_WITHIN) - SHOWN.length;
        for (int at = 0; at <= last; at++) {
            if (Arrays.equals(event, at, at + SHOWN.length, SHOWN, 0, SHOWN.length)) {
                return true;
            }
        }
        return false;
    }
}
