package dev.stet.local.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the traffic to Kafka on a thread of its own: what lies in the past as fast as it can, the
 * rest when its time comes.
 */
final class Feeder implements AutoCloseable {

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Traffic traffic;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closing;
    private volatile boolean caughtUp;

    private Feeder(Traffic traffic, String bootstrapServers, String topic) {
        this.traffic = traffic;
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                "20",
                                "batch.size",
                                "131072",
                                "compression.type",
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.thread = new Thread(this::run, "demo-feeder");
        thread.setDaemon(true);
    }

    static Feeder start(Traffic traffic, String bootstrapServers, String topic) {
        Feeder feeder = new Feeder(traffic, bootstrapServers, topic);
        feeder.thread.start();
        return feeder;
    }

    private void run() {
        try {
            for (Sent next = traffic.next(); next != null && !closing; next = traffic.next()) {
                awaitUntil(next.arrivalMillis());
                producer.send(
                        new ProducerRecord<>(
                                topic, next.partition(), next.arrivalMillis(), null, next.value()),
                        (metadata, exception) -> {
                            if (exception != null) {
                                failure.compareAndSet(null, exception);
                            }
                        });
                sent.incrementAndGet();
            }
            producer.flush();
        } catch (RuntimeException e) {
            if (!closing) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void awaitUntil(long arrivalMillis) {
        long left = arrivalMillis - System.currentTimeMillis();
        caughtUp |= left > 0;
        while (left > 0 && !closing) {
            LockSupport.parkNanos(
                    Math.min(LONGEST_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(left)));
            left = arrivalMillis - System.currentTimeMillis();
        }
    }

    /** Records handed to Kafka so far. */
    long sent() {
        return sent.get();
    }

    /** Whether the past is sent, and the present goes at its own speed. */
    boolean isLive() {
        return caughtUp;
    }

    /** Why sending stopped, or null. */
    @Nullable Throwable failure() {
        return failure.get();
    }

    /**
     * Waits until all is sent, for traffic that has an end.
     *
     * @throws IllegalStateException where a record could not be sent
     */
    void await() throws InterruptedException {
        thread.join();
        Throwable reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("cannot send to Kafka", reason);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        LockSupport.unpark(thread);
        producer.close(Duration.ofSeconds(1));
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
