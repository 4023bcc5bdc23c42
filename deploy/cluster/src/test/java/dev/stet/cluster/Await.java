package dev.stet.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes bring about. */
final class Await {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 50;

    private Await() {}

    /** Something that holds or does not yet; asking for it may fail. */
    @FunctionalInterface
    interface Condition {

        boolean holds() throws Exception;
    }

    /**
     * Comes back once it holds.
     *
     * @param what it is, for whoever reads the failure
     * @throws AssertionError where it does not within two minutes
     */
    static void until(String what, Condition condition) throws Exception {
        until(what, WITHIN, condition);
    }

    /**
     * The same, for what takes longer.
     *
     * @throws AssertionError where it does not within that time
     */
    static void until(String what, Duration within, Condition condition) throws Exception {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %s: %s".formatted(within, what));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
