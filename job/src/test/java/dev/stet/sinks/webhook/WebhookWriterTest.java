package dev.stet.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertForm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.util.function.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** With a clock and a mailbox of its own, so that an outage of an hour takes no time. */
final class WebhookWriterTest {

    private static final SinkWriter.Context NO_CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return Long.MIN_VALUE;
                }

                @Override
                public Long timestamp() {
                    return 0L;
                }
            };

    private final TestProcessingTimeService clock = new TestProcessingTimeService();
    private final Mails mails = new Mails();
    private final List<String> taken = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();

    /** Fewer than 0 for no answer. */
    private IntSupplier status = () -> 200;

    private int tries;

    /** Letters that are read when the test says so. */
    private static final class Mails implements MailboxExecutor {

        private final Deque<ThrowingRunnable<? extends Exception>> waiting = new ArrayDeque<>();

        @Override
        public void execute(
                MailOptions options,
                ThrowingRunnable<? extends Exception> command,
                String description,
                Object... arguments) {
            waiting.add(command);
        }

        @Override
        public void yield() {
            if (!tryYield()) {
                throw new AssertionError("nothing would ever wake the task");
            }
        }

        @Override
        public boolean tryYield() {
            ThrowingRunnable<? extends Exception> next = waiting.poll();
            if (next == null) {
                return false;
            }
            try {
                next.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        }

        @Override
        public boolean shouldInterrupt() {
            return false;
        }
    }

    private CompletableFuture<Integer> post(String body, Map<String, String> sent) {
        tries++;
        int now = status.getAsInt();
        if (now < 0) {
            return CompletableFuture.failedFuture(new java.net.ConnectException("refused"));
        }
        if (now < 300) {
            taken.add(sent.get("Idempotency-Key"));
        }
        headers.add(sent);
        return CompletableFuture.completedFuture(now);
    }

    private WebhookWriter writer(List<Alert> waiting) {
        return new WebhookWriter(
                new WebhookTarget("http://127.0.0.1/", "secret", AlertForm.JSON),
                this::post,
                mails,
                clock,
                new UnregisteredMetricsGroup(),
                waiting);
    }

    private void read() {
        while (mails.tryYield()) {
            // All of them.
        }
    }

    private void pass(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            clock.advance(1_000);
            read();
        }
    }

    private static void write(WebhookWriter writer, Alert alert) {
        writer.write(alert, NO_CONTEXT);
    }

    @Test
    void anOutageOfAnHourLosesNothingAndDoublesNothing() throws Exception {
        WebhookWriter writer = writer(List.of());
        write(writer, Alerts.alert(0));
        read();
        assertThat(taken).hasSize(1);
        int[] answers = {500, 503, -1, 404, 302};
        status = () -> answers[tries % answers.length];
        for (int minute = 0; minute < 60; minute++) {
            write(writer, Alerts.alert(minute + 1));
            writer.flush(false);
            assertThat(writer.snapshotState(minute)).hasSize(minute + 1);
            pass(60);
        }
        assertThat(taken).as("taken in the outage").hasSize(1);
        assertThat(tries).as("tries in an hour: one a minute at the end").isBetween(55, 75);
        status = () -> 200;
        pass(61);
        assertThat(taken).hasSize(61).doesNotHaveDuplicates();
        assertThat(taken.get(60)).isEqualTo(Message.idempotencyKey(Alerts.alert(60)));
        assertThat(writer.snapshotState(99)).isEmpty();
    }

    @Test
    void aRestartGoesOnWithWhatWaited() throws Exception {
        status = () -> 500;
        WebhookWriter first = writer(List.of());
        write(first, Alerts.alert(1));
        write(first, Alerts.alert(2));
        read();
        List<Alert> kept = first.snapshotState(1);
        first.close();
        status = () -> 200;
        writer(kept);
        read();
        assertThat(taken)
                .containsExactly(
                        Message.idempotencyKey(Alerts.alert(1)),
                        Message.idempotencyKey(Alerts.alert(2)));
    }

    @Test
    void whatIsRefusedForGoodDoesNotHoldUpTheRest() {
        status = () -> tries == 1 ? 422 : 200;
        WebhookWriter writer = writer(List.of());
        write(writer, Alerts.alert(1));
        write(writer, Alerts.alert(2));
        read();
        assertThat(taken).containsExactly(Message.idempotencyKey(Alerts.alert(2)));
    }

    /** But for the one that is being sent: its receiver may have taken it. */
    @Test
    void aFullQueueLosesItsOldest() throws Exception {
        status = () -> 500;
        WebhookWriter writer = writer(List.of());
        for (int i = 0; i < WebhookWriter.MOST_WAITING + 3; i++) {
            write(writer, Alerts.alert(i));
        }
        read();
        assertThat(writer.snapshotState(1)).hasSize(WebhookWriter.MOST_WAITING);
        status = () -> 200;
        pass(2);
        assertThat(taken)
                .hasSize(WebhookWriter.MOST_WAITING)
                .startsWith(
                        Message.idempotencyKey(Alerts.alert(0)),
                        Message.idempotencyKey(Alerts.alert(4)));
    }

    @Test
    void signsWhatItSends() throws Exception {
        clock.setCurrentTime(1_772_409_600_123L);
        WebhookWriter writer = writer(List.of());
        write(writer, Alerts.alert(1));
        assertThat(headers)
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent).containsEntry("X-Stet-Time", "1772409600");
                            assertThat(sent.get("X-Stet-Signature"))
                                    .isEqualTo(
                                            Signature.of(
                                                    "secret",
                                                    "1772409600",
                                                    Message.body(AlertForm.JSON, Alerts.alert(1))));
                        });
    }
}
