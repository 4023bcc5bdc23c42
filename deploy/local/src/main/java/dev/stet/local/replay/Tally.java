package dev.stet.local.replay;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How far a run of this JVM has come, for the person who watches. Tasks get a serialized copy that
 * counts into the same numbers.
 */
final class Tally implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Numbers> RUNS = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    /** Found once per copy, for the hot path. */
    private transient @Nullable Numbers found;

    private static final class Numbers {
        final LongAdder events = new LongAdder();
        final LongAdder bytes = new LongAdder();
        final Map<String, LongAdder> returned = new ConcurrentHashMap<>();
    }

    private Numbers numbers() {
        Numbers numbers = found;
        if (numbers == null) {
            numbers = RUNS.computeIfAbsent(run, id -> new Numbers());
            found = numbers;
        }
        return numbers;
    }

    /** A record was read, of so many bytes before compression, its line end included. */
    void read(long bytes) {
        Numbers numbers = numbers();
        numbers.events.increment();
        numbers.bytes.add(bytes);
    }

    /** A record was put into the output of this name. */
    void returned(String output) {
        numbers().returned.computeIfAbsent(output, name -> new LongAdder()).increment();
    }

    long events() {
        return numbers().events.sum();
    }

    long bytes() {
        return numbers().bytes.sum();
    }

    long returnedTo(String output) {
        LongAdder count = numbers().returned.get(output);
        return count == null ? 0 : count.sum();
    }

    /** Lets the numbers go. */
    void forget() {
        RUNS.remove(run);
    }
}
