package dev.stet.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertForm;
import dev.stet.testkit.MiniClusters;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * In a job, against servers that fail, never answer, are gone or answer without end: each alert
 * arrives once, in order, and the job goes on meanwhile.
 */
@Timeout(120)
final class WebhookITCase {

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    private static final TypeInformation<Alert> ALERT =
            CodecType.of(Alert.class, Alert.WireCodec.class);

    private static final int ALERTS = 20;
    private static final int MANY_ALERTS = 400;

    @Test
    void eachArrivesOnceAfterAnOutage() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Receiver receiver =
                new Receiver(
                        exchange ->
                                Receiver.status(asked.getAndIncrement() < 3 ? 503 : 200)
                                        .to(exchange))) {
            StreamExecutionEnvironment env = environment();
            List<Alert> alerts = new ArrayList<>();
            for (int i = 0; i < ALERTS; i++) {
                alerts.add(Alerts.alert(i));
            }
            WebhookSink.attach(
                    env.fromData(alerts, ALERT).setParallelism(1),
                    new WebhookTarget(receiver.address().toString(), "secret", AlertForm.JSON));
            env.execute();

            List<Receiver.Received> taken = receiver.received();
            assertThat(taken.subList(3, taken.size()))
                    .extracting(one -> one.header("Idempotency-key"))
                    .containsExactlyElementsOf(
                            alerts.stream().map(Message::idempotencyKey).toList());
            assertThat(taken)
                    .allSatisfy(
                            one ->
                                    assertThat(one.header("X-stet-signature"))
                                            .isEqualTo(
                                                    Signature.of(
                                                            "secret",
                                                            one.header("X-stet-time"),
                                                            one.body())));
        }
    }

    @Test
    void theJobGoesOnWhateverTheReceiverDoes() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Receiver deaf = new Receiver(exchange -> hang(over));
        int port = deaf.port();
        JobClient job;
        try {
            job = begin(deaf.address().toString());
            await("it was asked", () -> deaf.received().size() == 1);
            Beside.assertGoesOn();
            assertThat(deaf.received()).hasSize(1);
        } finally {
            over.countDown();
            deaf.close();
        }
        Beside.assertGoesOn();
        AtomicInteger asked = new AtomicInteger();
        try (Receiver healed =
                new Receiver(
                        port,
                        exchange -> {
                            if (asked.getAndIncrement() < 3) {
                                Receiver.endless(exchange);
                            } else {
                                Receiver.status(200).to(exchange);
                            }
                        })) {
            job.getJobExecutionResult().get();
            assertThat(healed.received())
                    .extracting(one -> one.header("Idempotency-key"))
                    .containsExactlyElementsOf(
                            LongStream.range(0, MANY_ALERTS)
                                    .mapToObj(number -> Alerts.alert((int) number))
                                    .map(Message::idempotencyKey)
                                    .toList());
        }
    }

    /** Some fifty alerts a second, which also go where nothing hinders them. */
    private static JobClient begin(String address) throws Exception {
        StreamExecutionEnvironment env = environment();
        DataStream<Alert> alerts =
                env.fromSequence(0, MANY_ALERTS - 1)
                        .setParallelism(1)
                        .map(
                                number -> {
                                    TimeUnit.MILLISECONDS.sleep(20);
                                    return Alerts.alert(number.intValue());
                                },
                                ALERT)
                        .setParallelism(1);
        WebhookSink.attach(alerts, new WebhookTarget(address, null, AlertForm.SLACK));
        alerts.map(new Beside(), ALERT).setParallelism(1).sinkTo(new DiscardingSink<>());
        return env.executeAsync();
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(
                new Configuration()
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100)));
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void hang(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts what comes and what is checkpointed, beside the webhook. */
    private static final class Beside implements MapFunction<Alert, Alert>, CheckpointListener {

        private static final long serialVersionUID = 1L;

        private static final AtomicInteger TAKEN = new AtomicInteger();
        private static final AtomicInteger CHECKPOINTS = new AtomicInteger();

        static void assertGoesOn() throws Exception {
            int taken = TAKEN.get();
            int checkpoints = CHECKPOINTS.get();
            await("alerts come", () -> TAKEN.get() >= taken + 50);
            await("checkpoints complete", () -> CHECKPOINTS.get() >= checkpoints + 5);
        }

        @Override
        public Alert map(Alert alert) {
            TAKEN.incrementAndGet();
            return alert;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            CHECKPOINTS.incrementAndGet();
        }
    }
}
