package dev.stet.bench.live;

import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.Topic;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends each event at the instant at which it is due, its arrival time, whatever becomes of those
 * before: open loop. What is due already is sent as fast as may be, so that a load that began in
 * the past has a history.
 */
public final class Pacer implements AutoCloseable {

    private final LoadGenerator load;
    private final Topic topic;
    private final Consumer<LoadEvent> told;
    private final Thread thread = new Thread(this::run, "pacer");
    private volatile boolean stopped;
    private volatile long sent;
    private volatile long dueMillis;
    private volatile long lastBehindMillis;
    private volatile @Nullable IOException failure;

    private Pacer(LoadGenerator load, Topic topic, Consumer<LoadEvent> told) {
        this.load = load;
        this.topic = topic;
        this.told = told;
    }

    /**
     * Begins.
     *
     * @param topic closed with the pacer
     * @param told of each event, before it is sent
     */
    public static Pacer start(LoadGenerator load, Topic topic, Consumer<LoadEvent> told) {
        Pacer pacer = new Pacer(load, topic, told);
        pacer.thread.setDaemon(true);
        pacer.thread.start();
        return pacer;
    }

    private void run() {
        try {
            for (long number = 1; !stopped && load.hasNext(); number++) {
                LoadEvent event = load.next();
                waitUntil(event.arrivalMillis());
                if (stopped) {
                    break;
                }
                told.accept(event);
                topic.write(event);
                dueMillis = event.arrivalMillis();
                sent = number;
            }
            topic.complete();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void waitUntil(long atMillis) {
        long left = atMillis - System.currentTimeMillis();
        if (left <= 0 && -left > lastBehindMillis) {
            lastBehindMillis = -left;
        }
        while (left > 0 && !stopped) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(left, 100)));
            left = atMillis - System.currentTimeMillis();
        }
    }

    /** How many events have been sent. */
    public long sent() {
        return sent;
    }

    /** How late the one sent last was, or more exactly, how old the last due instant is. */
    public long behindMillis() {
        return System.currentTimeMillis() - dueMillis;
    }

    /** The latest that an event was sent, in milliseconds after it was due, since last asked. */
    public long takeMostBehindMillis() {
        long most = lastBehindMillis;
        lastBehindMillis = 0;
        return most;
    }

    /**
     * Sends nothing more, and waits until what was sent has arrived.
     *
     * @throws IOException where something could not be sent
     */
    public void stop() throws IOException, InterruptedException {
        stopped = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(30));
        IOException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        topic.close();
    }
}
