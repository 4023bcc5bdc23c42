package dev.stet.sinks;

import dev.stet.contract.Returned;
import dev.stet.contract.ReturnedJson;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.JsonCells;
import dev.stet.sinks.rows.Layout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Topics of one Kafka, and how they are written to.
 *
 * <p>A row is an upsert: its key in JSON is the record's key, its value every column, {@code
 * version} among them. Written at least once, rows are said again after a restart, a final one
 * provisionally at first; a reader takes a final row, else the greatest version. A row without a
 * version is a tombstone: a key without a value, which deletes the row. Returned records have no
 * key.
 *
 * @param properties of the producer
 * @param topicPrefix what the names of topics begin with
 * @param transactions empty to write at least once, without any
 */
public record KafkaTarget(
        String bootstrapServers,
        Properties properties,
        String topicPrefix,
        Optional<Transactions> transactions) {

    public static final String DEAD_LETTERS = "dead_letters";
    public static final String LATE = "late";

    /**
     * What exactly once needs.
     *
     * @param idPrefix of this job alone
     * @param timeout after which the broker gives up an open transaction
     */
    public record Transactions(String idPrefix, Duration timeout) {}

    /** Writes rows, a topic for the layout's name. */
    public <T> DataStreamSink<T> upsert(DataStream<T> rows, Layout layout, Cells<T> cells) {
        return write(rows, layout.name(), upserted(topic(layout.name()), layout, cells));
    }

    static <T> KafkaRecordSerializationSchema<T> upserted(
            String topic, Layout layout, Cells<T> cells) {
        return new Upserted<>(topic, layout, cells);
    }

    /** Writes refused or late records as they are. */
    public DataStreamSink<Returned> append(DataStream<Returned> records, String name) {
        return write(records, name, new Appended(topic(name)));
    }

    public String topic(String name) {
        return topicPrefix + name;
    }

    private <T> DataStreamSink<T> write(
            DataStream<T> records, String name, KafkaRecordSerializationSchema<T> form) {
        KafkaSinkBuilder<T> builder =
                KafkaSink.<T>builder()
                        .setKafkaProducerConfig(properties)
                        .setBootstrapServers(bootstrapServers)
                        .setRecordSerializer(form)
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
        transactions.ifPresent(
                exactlyOnce ->
                        builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                                .setTransactionalIdPrefix(exactlyOnce.idPrefix() + "-" + name)
                                .setProperty(
                                        "transaction.timeout.ms",
                                        Long.toString(exactlyOnce.timeout().toMillis())));
        return records.sinkTo(builder.build())
                .uid("sinks.kafka-" + name)
                .name("Write " + topic(name) + " to Kafka");
    }

    /** Rows under their keys. */
    private static final class Upserted<T> implements KafkaRecordSerializationSchema<T> {

        private static final long serialVersionUID = 1L;

        private final String topic;
        private final Cells<T> cells;
        private final JsonCells key;
        private final JsonCells value;
        private final int version;

        Upserted(String topic, Layout layout, Cells<T> cells) {
            this.topic = topic;
            this.cells = cells;
            this.key = JsonCells.key(layout);
            this.value = JsonCells.all(layout);
            this.version = layout.index(layout.version());
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                T row, KafkaSinkContext context, Long timestamp) {
            var read = cells.of(row);
            StringBuilder keyJson = new StringBuilder();
            key.append(keyJson, read);
            if (read[version] == null) {
                return new ProducerRecord<>(topic, bytes(keyJson), null);
            }
            StringBuilder valueJson = new StringBuilder();
            value.append(valueJson, read);
            return new ProducerRecord<>(topic, bytes(keyJson), bytes(valueJson));
        }
    }

    /** Records without a key, in whatever partition. */
    private static final class Appended implements KafkaRecordSerializationSchema<Returned> {

        private static final long serialVersionUID = 1L;

        private final String topic;

        Appended(String topic) {
            this.topic = topic;
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Returned returned, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, bytes(ReturnedJson.toJson(returned)));
        }
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
