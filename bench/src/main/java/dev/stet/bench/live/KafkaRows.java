package dev.stet.bench.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.sinks.KpiTable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;

/** KPI rows as upserts in a compacted topic, JSON, at least once. */
final class KafkaRows {

    private KafkaRows() {}

    /**
     * Writes every version of a view's rows, keyed by what identifies a row.
     *
     * @param rows with named fields
     */
    static void write(DataStream<Row> rows, String bootstrapServers, String topic) {
        rows.sinkTo(
                        KafkaSink.<Row>builder()
                                .setBootstrapServers(bootstrapServers)
                                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                                .setRecordSerializer(
                                        KafkaRecordSerializationSchema.<Row>builder()
                                                .setTopic(topic)
                                                .setKeySerializationSchema(new Key())
                                                .setValueSerializationSchema(new Json())
                                                .build())
                                .build())
                .uid("sinks.kafka-" + topic)
                .name("Upsert into the topic " + topic);
    }

    /** No lambda: the sink asks the class for the type of its records. */
    private static final class Key implements SerializationSchema<Row>, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public byte[] serialize(Row row) {
            return KpiTable.KEY.stream()
                    .map(column -> String.valueOf(row.getField(column)))
                    .collect(Collectors.joining("\u0000"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final class Json implements SerializationSchema<Row>, Serializable {

        private static final long serialVersionUID = 1L;
        private static final ObjectMapper MAPPER = new ObjectMapper();

        @Override
        public byte[] serialize(Row row) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (String name : Objects.requireNonNull(row.getFieldNames(true))) {
                Object value = row.getField(name);
                if (value != null) {
                    fields.put(name, value instanceof Instant at ? at.toString() : value);
                }
            }
            try {
                return MAPPER.writeValueAsBytes(fields);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A KPI row is no JSON: " + row, e);
            }
        }
    }
}
