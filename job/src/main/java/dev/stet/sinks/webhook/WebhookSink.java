package dev.stet.sinks.webhook;

import dev.stet.contract.Alert;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Posts each statement about an alert to one address: see {@link WebhookWriter}. */
public final class WebhookSink
        implements Sink<Alert>, SupportsWriterState<Alert, Alert>, Serializable {

    private static final long serialVersionUID = 1L;

    private final WebhookTarget target;

    private WebhookSink(WebhookTarget target) {
        this.target = target;
    }

    /** Sends these, by one task, so that they arrive in their order. */
    public static void attach(DataStream<Alert> alerts, WebhookTarget target) {
        alerts.sinkTo(new WebhookSink(target))
                .setParallelism(1)
                .uid("sinks.webhook-kpi_alert")
                .name("Post alerts to the webhook");
    }

    @Override
    public StatefulSinkWriter<Alert, Alert> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Alert, Alert> restoreWriter(
            WriterInitContext context, Collection<Alert> waiting) {
        return new WebhookWriter(
                target,
                new HttpPost(URI.create(target.address())),
                context.getMailboxExecutor(),
                context.getProcessingTimeService(),
                context.metricGroup(),
                waiting);
    }

    @Override
    public SimpleVersionedSerializer<Alert> getWriterStateSerializer() {
        return new StateForm();
    }

    /** An alert that waits, as state. */
    private static final class StateForm implements SimpleVersionedSerializer<Alert> {

        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(Alert alert) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            alert.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        }

        @Override
        public Alert deserialize(int version, byte[] bytes) throws IOException {
            if (version != VERSION) {
                throw new IOException("An alert that waits has the unknown form " + version);
            }
            return Alert.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        }
    }
}
