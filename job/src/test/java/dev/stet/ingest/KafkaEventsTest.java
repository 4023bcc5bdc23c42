package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaEventsTest {

    private static final long STAMP = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
    private static final long NOW = STAMP + 3_600_000;

    @Test
    void handsOnAnEventWithItsPlaceAndTime() throws Exception {
        long time = STAMP - 1000;
        Received received = read("s a " + time);

        assertThat(received.origin()).isEqualTo(new Origin("interactions", 3, 17));
        assertThat(received.receivedAtMillis()).isEqualTo(STAMP);
        assertThat(received.arrivedAtMillis()).isEqualTo(STAMP);
        assertThat(received.frontierMillis()).isEqualTo(time);
        assertThat(received.late()).isFalse();
        assertThat(FileReplay.text(received)).isEqualTo("s a " + time);
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

    /** A producer may stamp its records with event time. */
    @Test
    void holdsTheFutureAgainstTheClockWhereTheTimeStampIsAheadOfIt() throws Exception {
        long nextYear = NOW + 365L * 24 * 3_600_000;
        Received refused = read(nextYear, "s a " + nextYear);

        assertThat(((Refusal) refused.decoded()).reason())
                .isEqualTo(Refusal.Reason.EVENT_TIME_IN_FUTURE);
        assertThat(refused.arrivedAtMillis()).isEqualTo(NOW);
        assertThat(refused.frontierMillis()).isEqualTo(Long.MIN_VALUE);
    }

    /** Unset, unknown, in seconds, and the last millisecond that is none. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_772_442_000, 1_262_303_999_999L})
    void takesTheClockWhereTheTimeStampIsNone(long stamp) throws Exception {
        Received received = read(stamp, "s a " + STAMP);

        assertThat(received.decoded()).isInstanceOf(ValidEvent.class);
        assertThat(received.arrivedAtMillis()).isEqualTo(NOW);
        assertThat(received.receivedAtMillis()).isEqualTo(NOW);
    }

    @Test
    void takesTheFirstTimeStampThatIsOne() throws Exception {
        long stamp = 1_262_304_000_000L;

        assertThat(read(stamp, "s a " + stamp).arrivedAtMillis()).isEqualTo(stamp);
    }

    @Test
    void takesARecordWithoutAValueForATombstone() throws Exception {
        Received received = read(null);

        assertThat(received.decoded()).isEqualTo(PassedOver.TOMBSTONE);
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
        KafkaEvents.Schema schema = new KafkaEvents.Schema(BatchDecoder::new, () -> NOW);
        schema.open(new Opening());
        List<Received> read = new ArrayList<>();
        schema.deserialize(record(STAMP, "s a 49000;s b 48000;?"), new ListCollector(read));

        assertThat(read).map(FileReplay::text).containsExactly("s a 49000", "s b 48000", "?");
        assertThat(read)
                .map(Received::frontierMillis)
                .containsExactly(49_000L, 48_000L, Long.MIN_VALUE);
        assertThat(read).map(Received::origin).containsOnly(new Origin("interactions", 3, 17));
    }

    private static Received read(@Nullable String value) throws Exception {
        return read(STAMP, value);
    }

    private static Received read(long stamp, @Nullable String value) throws Exception {
        KafkaEvents.Schema schema =
                InstantiationUtil.clone(new KafkaEvents.Schema(PlainDecoder::new, () -> NOW));
        schema.open(new Opening());
        List<Received> read = new ArrayList<>();
        schema.deserialize(record(stamp, value), new ListCollector(read));
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    @SuppressWarnings("NullAway") // Kafka hands out null for a record without a value.
    private static ConsumerRecord<byte[], byte[]> record(long stamp, @Nullable String value) {
        return new ConsumerRecord<>(
                "interactions",
                3,
                17,
                stamp,
                stamp < 0 ? TimestampType.NO_TIMESTAMP_TYPE : TimestampType.CREATE_TIME,
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
