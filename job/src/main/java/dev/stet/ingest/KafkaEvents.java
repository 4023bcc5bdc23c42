package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.wire.CodecType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Events out of Kafka topics. */
public final class KafkaEvents {

    private static final byte[] NOTHING = {};

    /** A record's time stamp before this is none: unset, or in seconds. */
    private static final long EARLIEST_STAMP_MILLIS =
            Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();

    private KafkaEvents() {}

    /**
     * Reads on from the checkpoint, else from the group's committed offsets, else from the
     * beginning; offsets are committed with each checkpoint, and new partitions are discovered.
     * Records of aborted transactions are not read, unless the properties say otherwise.
     *
     * @param properties of the consumer, over the defaults: security, fetch sizes
     * @param bounded whether to end at the offsets that are the latest when the job starts
     */
    public static KafkaSource<Received> source(
            String bootstrapServers,
            List<String> topics,
            String groupId,
            Properties properties,
            boolean bounded,
            RecordDecoderFactory decoders) {
        return source(
                bootstrapServers, topics, groupId, properties, Optional.empty(), bounded, decoders);
    }

    /**
     * The same, but where there is no checkpoint from the first record of each partition with this
     * Kafka time stamp or a later one.
     *
     * @param startAt empty for the group's offsets
     */
    @SuppressWarnings("deprecation") // The connector asks for Kafka's old name of the strategy.
    public static KafkaSource<Received> source(
            String bootstrapServers,
            List<String> topics,
            String groupId,
            Properties properties,
            Optional<Instant> startAt,
            boolean bounded,
            RecordDecoderFactory decoders) {
        KafkaSourceBuilder<Received> builder =
                KafkaSource.<Received>builder()
                        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                        .setProperties(properties)
                        .setBootstrapServers(bootstrapServers)
                        .setTopics(topics)
                        .setGroupId(groupId)
                        .setStartingOffsets(startingOffsets(startAt))
                        .setDeserializer(new Schema(decoders, ArrivalClock.system()));
        if (bounded) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return builder.build();
    }

    @SuppressWarnings("deprecation") // The connector asks for Kafka's old name of the strategy.
    static OffsetsInitializer startingOffsets(Optional<Instant> startAt) {
        return startAt.map(Instant::toEpochMilli)
                .<OffsetsInitializer>map(Since::new)
                .orElseGet(() -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST));
    }

    /**
     * The first record at or after an instant. Where offsets of a checkpoint are gone by then, the
     * oldest record that is left: Flink's own would go on from the newest, and skip all between.
     */
    private record Since(OffsetsInitializer instant) implements OffsetsInitializer {

        private static final long serialVersionUID = 1L;

        Since(long epochMillis) {
            this(OffsetsInitializer.timestamp(epochMillis));
        }

        @Override
        public Map<TopicPartition, Long> getPartitionOffsets(
                Collection<TopicPartition> partitions, PartitionOffsetsRetriever offsets) {
            return instant.getPartitionOffsets(partitions, offsets);
        }

        @Override
        public OffsetResetStrategy getAutoOffsetResetStrategy() {
            return OffsetResetStrategy.EARLIEST;
        }
    }

    /**
     * Throws only what the decoder throws: what cannot be decoded is passed on as refused, a record
     * without a value as a tombstone.
     *
     * <p>A record arrives at its time stamp, but never after the wall clock: a producer may stamp
     * it with event time, and then one event of next year would pass as being of its time.
     */
    static final class Schema implements KafkaRecordDeserializationSchema<Received> {

        private static final long serialVersionUID = 1L;

        private final RecordDecoderFactory decoders;
        private final ArrivalClock clock;
        private transient @Nullable RecordDecoder decoder;

        Schema(RecordDecoderFactory decoders, ArrivalClock clock) {
            this.decoders = decoders;
            this.clock = clock;
        }

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            decoder = decoders.create();
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Received> out) {
            byte @Nullable [] value = record.value();
            long arrivedAt = arrivedAt(record);
            Origin origin = new Origin(record.topic(), record.partition(), record.offset());
            if (value == null) {
                out.collect(received(PassedOver.TOMBSTONE, origin, arrivedAt, NOTHING));
                return;
            }
            RecordDecoder reader = opened();
            if (reader.takesApart()) {
                reader.decodeAll(
                        value,
                        headers(record),
                        origin,
                        arrivedAt,
                        arrivedAt,
                        (decoded, part) -> out.collect(received(decoded, origin, arrivedAt, part)));
                return;
            }
            Decoded decoded = reader.decode(value, 0, value.length, origin, arrivedAt, arrivedAt);
            out.collect(received(decoded, origin, arrivedAt, value));
        }

        private static Received received(
                Decoded decoded, Origin origin, long arrivedAt, byte[] raw) {
            long frontier =
                    decoded instanceof ValidEvent event
                            ? event.header().eventTimeMillis()
                            : Long.MIN_VALUE;
            return new Received(decoded, origin, arrivedAt, arrivedAt, raw, frontier, false);
        }

        private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
            Map<String, String> headers = new HashMap<>();
            for (Header header : record.headers()) {
                byte @Nullable [] value = header.value();
                if (value != null) {
                    headers.put(header.key(), new String(value, StandardCharsets.UTF_8));
                }
            }
            return headers;
        }

        /** The record's time stamp where it is one and is past; else the wall clock. */
        private long arrivedAt(ConsumerRecord<byte[], byte[]> record) {
            long now = clock.millis();
            boolean stamped =
                    record.timestampType() != TimestampType.NO_TIMESTAMP_TYPE
                            && record.timestamp() >= EARLIEST_STAMP_MILLIS;
            return stamped ? Math.min(record.timestamp(), now) : now;
        }

        private RecordDecoder opened() {
            RecordDecoder known = decoder;
            if (known == null) {
                throw new IllegalStateException("open comes before the first record");
            }
            return known;
        }

        @Override
        public TypeInformation<Received> getProducedType() {
            return CodecType.of(Received.class, Received.WireCodec.class);
        }
    }
}
