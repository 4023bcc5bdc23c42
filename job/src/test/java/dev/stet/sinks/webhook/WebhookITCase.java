package dev.stet.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertForm;
import dev.stet.testkit.MiniClusters;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a job, against a server that fails first: each alert arrives once, in order. */
@Timeout(120)
final class WebhookITCase {

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    private static final TypeInformation<Alert> ALERT =
            CodecType.of(Alert.class, Alert.WireCodec.class);

    private static final int ALERTS = 20;

    @Test
    void eachArrivesOnceAfterAnOutage() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Receiver receiver =
                new Receiver(
                        exchange ->
                                Receiver.status(asked.getAndIncrement() < 3 ? 503 : 200)
                                        .to(exchange))) {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(
                            new Configuration()
                                    .set(PipelineOptions.GENERIC_TYPES, false)
                                    .set(
                                            CheckpointingOptions.CHECKPOINTING_INTERVAL,
                                            Duration.ofMillis(100)));
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
}
