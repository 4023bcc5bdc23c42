package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Origin;
import dev.stet.contract.Received;
import dev.stet.contract.Refusal;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.files.FileReplay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KafkaEventsTest {

    private static final long STAMP = 50_000;

    @Test
    void handsOnAnEventWithItsPlaceAndTime() throws Exception {
        Received received = read("s a 49000");

        assertThat(received.origin()).isEqualTo(new Origin("interactions", 3, 17));
        assertThat(received.receivedAtMillis()).isEqualTo(STAMP);
        assertThat(received.arrivedAtMillis()).isEqualTo(STAMP);
        assertThat(received.frontierMillis()).isEqualTo(49_000);
        assertThat(received.late()).isFalse();
        assertThat(FileReplay.text(received)).isEqualTo("s a 49000");
        assertThat(((ValidEvent) received.decoded()).header().arrivedAtMillis()).isEqualTo(STAMP);
    }

    @Test
    void holdsTheFutureAgainstTheTimeStampOfTheRecord() throws Exception {
        long most = STAMP + PlainDecoder.FUTURE_TOLERANCE_MILLIS;

        assertThat(read("s a " + most).frontierMillis()).isEqualTo(most);
        Received refused = read("s a " + (most + 1));

        assertThat(((Refusal) refused.decoded()).reason())
                .isEqualTo(Refusal.Reason.EVENT_TIME_IN_FUTURE);
        assertThat(refused.frontierMillis()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void refusesARecordWithoutAValue() throws Exception {
        Received received = read(null);

        assertThat(((Refusal) received.decoded()).reason())
                .isEqualTo(Refusal.Reason.MALFORMED_JSON);
        assertThat(received.raw()).isEmpty();
        assertThat(received.arrivedAtMillis()).isEqualTo(STAMP);
        assertThat(received.frontierMillis()).isEqualTo(Long.MIN_VALUE);
    }

    /** What is gone from the topic is skipped, and no more. */
    @Test
    void goesOnFromTheOldestRecordWhereItsOffsetsAreGone() {
        OffsetsInitializer since = KafkaEvents.startingOffsets(Optional.of(Instant.EPOCH));
        OffsetsInitializer first = KafkaEvents.startingOffsets(Optional.empty());

        assertThat(List.of(since, first))
                .extracting(OffsetsInitializer::getAutoOffsetResetStrategy)
                .containsOnly(OffsetResetStrategy.EARLIEST);
    }

    @Test
    void travelsAndKnowsWhetherItEnds() throws Exception {
        assertThat(source(true).getBoundedness()).isEqualTo(Boundedness.BOUNDED);
        assertThat(source(false).getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
        assertThat(InstantiationUtil.isSerializable(source(true))).isTrue();
    }

    private static KafkaSource<Received> source(boolean bounded) {
        return KafkaEvents.source(
                "localhost:1",
                List.of("interactions"),
                "stet",
                new Properties(),
                bounded,
                PlainDecoder::new);
    }

    @Test
    void handsOnEveryEventOfARecordWithItsOwnBytes() throws Exception {
        KafkaEvents.Schema schema = new KafkaEvents.Schema(BatchDecoder::new);
        schema.open(new Opening());
        List<Received> read = new ArrayList<>();
        schema.deserialize(record("s a 49000;s b 48000;?"), new ListCollector(read));

        assertThat(read).map(FileReplay::text).containsExactly("s a 49000", "s b 48000", "?");
        assertThat(read)
                .map(Received::frontierMillis)
                .containsExactly(49_000L, 48_000L, Long.MIN_VALUE);
        assertThat(read).map(Received::origin).containsOnly(new Origin("interactions", 3, 17));
    }

    private static Received read(@Nullable String value) throws Exception {
        KafkaEvents.Schema schema =
                InstantiationUtil.clone(new KafkaEvents.Schema(PlainDecoder::new));
        schema.open(new Opening());
        List<Received> read = new ArrayList<>();
        schema.deserialize(record(value), new ListCollector(read));
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    @SuppressWarnings("NullAway") // Kafka hands out null for a record without a value.
    private static ConsumerRecord<byte[], byte[]> record(@Nullable String value) {
        return new ConsumerRecord<>(
                "interactions",
                3,
                17,
                STAMP,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }

    private record ListCollector(List<Received> read) implements Collector<Received> {

        @Override
        public void collect(Received received) {
            read.add(received);
        }

        @Override
        public void close() {}
    }

    private static final class Opening implements DeserializationSchema.InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
