package dev.stet.sinks.webhook;

import dev.stet.contract.Alert;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts one after the other, in their order, and each until it is taken.
 *
 * <p>Nothing waits for the receiver: what is not taken yet lies in a queue, and at a checkpoint in
 * state. A queue that is full loses its oldest alert that is not being sent, and counts it. An
 * alert that was taken after the last checkpoint is sent again after a restart, under the same key.
 */
final class WebhookWriter implements StatefulSinkWriter<Alert, Alert> {

    /** Alerts that wait at most. */
    static final int MOST_WAITING = 10_000;

    /** Until the next try, doubled with each that fails. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** What is waited for at most where the input ends, and with it the job. */
    static final Duration PATIENCE_AT_END = Duration.ofMinutes(1);

    /** The receiver has understood, and will never take it. */
    private static final Set<Integer> HOPELESS = Set.of(400, 413, 422);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookWriter.class);

    private final WebhookTarget target;
    private final Post post;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService clock;
    private final Counter delivered;
    private final Counter refused;
    private final Counter lost;
    private final Counter failed;
    private final Deque<Alert> waiting = new ArrayDeque<>();

    private @Nullable CompletableFuture<Integer> sending;
    private boolean isPausing;
    private int failures;

    /**
     * @param waiting of the last checkpoint, in their order
     */
    WebhookWriter(
            WebhookTarget target,
            Post post,
            MailboxExecutor mailbox,
            ProcessingTimeService clock,
            MetricGroup metrics,
            Collection<Alert> waiting) {
        this.target = target;
        this.post = post;
        this.mailbox = mailbox;
        this.clock = clock;
        this.delivered = metrics.counter("webhookDelivered");
        this.refused = metrics.counter("webhookRefused");
        this.lost = metrics.counter("webhookLost");
        this.failed = metrics.counter("webhookFailedTries");
        metrics.gauge("webhookWaiting", this.waiting::size);
        this.waiting.addAll(waiting);
        sendNext();
    }

    @Override
    public void write(Alert alert, Context context) {
        waiting.addLast(alert);
        if (waiting.size() > MOST_WAITING) {
            loseOldest();
        }
        sendNext();
    }

    /** But for the one that is being sent, which may be taken at this moment. */
    private void loseOldest() {
        Alert first = waiting.removeFirst();
        Alert oldest = sending == null ? first : waiting.removeFirst();
        if (sending != null) {
            waiting.addFirst(first);
        }
        lost.inc();
        LOG.warn("The webhook takes nothing: alert {} is lost", Message.idempotencyKey(oldest));
    }

    private void sendNext() {
        Alert next = waiting.peekFirst();
        if (next == null || sending != null || isPausing) {
            return;
        }
        String body = Message.body(target.form(), next);
        CompletableFuture<Integer> answer = post.send(body, headers(next, body));
        sending = answer;
        answer.whenComplete(
                (status, failure) ->
                        mailbox.execute(
                                () -> answered(next, failure == null ? status : null, failure),
                                "take the answer of the webhook"));
    }

    private Map<String, String> headers(Alert alert, String body) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Idempotency-Key", Message.idempotencyKey(alert));
        String secret = target.secret();
        if (secret != null) {
            String time = Long.toString(clock.getCurrentProcessingTime() / 1_000);
            headers.put("X-Stet-Time", time);
            headers.put("X-Stet-Signature", Signature.of(secret, time, body));
        }
        return headers;
    }

    private void answered(Alert alert, @Nullable Integer status, @Nullable Throwable failure) {
        sending = null;
        if (status != null && status >= 200 && status < 300) {
            delivered.inc();
            done(alert);
        } else if (status != null && HOPELESS.contains(status)) {
            refused.inc();
            LOG.warn(
                    "The webhook refuses alert {} with status {}",
                    Message.idempotencyKey(alert),
                    status);
            done(alert);
        } else {
            failed.inc();
            LOG.info(
                    "The webhook does not take alert {}: {}",
                    Message.idempotencyKey(alert),
                    status == null ? kind(failure) : "status " + status);
            pause();
        }
    }

    /** Without its message, which may hold the address. */
    private static String kind(@Nullable Throwable failure) {
        Throwable cause = failure == null ? null : failure.getCause();
        Throwable known = cause == null ? failure : cause;
        return known == null ? "no answer" : known.getClass().getSimpleName();
    }

    private void done(Alert alert) {
        failures = 0;
        if (waiting.peekFirst() == alert) {
            waiting.removeFirst();
        }
        sendNext();
    }

    private void pause() {
        long millis =
                Math.min(
                        LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
        failures++;
        isPausing = true;
        clock.registerTimer(
                clock.getCurrentProcessingTime() + millis,
                time -> {
                    isPausing = false;
                    sendNext();
                });
    }

    /** A checkpoint takes along what waits. At the end of the input nobody would take it on. */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        if (!endOfInput) {
            return;
        }
        long end = clock.getCurrentProcessingTime() + PATIENCE_AT_END.toMillis();
        while (!waiting.isEmpty() && clock.getCurrentProcessingTime() < end) {
            mailbox.yield();
        }
        if (!waiting.isEmpty()) {
            LOG.warn(
                    "The input has ended, and the webhook has not taken {} alerts", waiting.size());
            lost.inc(waiting.size());
            waiting.clear();
        }
    }

    @Override
    public List<Alert> snapshotState(long checkpointId) {
        return List.copyOf(waiting);
    }

    @Override
    public void close() {
        if (sending != null) {
            sending.cancel(true);
        }
    }
}
