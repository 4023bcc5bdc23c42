package dev.stet.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class EmbeddedKafkaITCase {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Test
    void carriesRecordsWithTheTimeStampsTheyWereGiven() throws Exception {
        Path directory;
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            directory = kafka.directory();
            kafka.createTopic("interactions", 2);
            long yesterday = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
            long tomorrow = yesterday + Duration.ofDays(2).toMillis();
            send(kafka, 0, yesterday, "first");
            send(kafka, 1, tomorrow, "second");

            assertThat(read(kafka, 2))
                    .extracting(
                            ConsumerRecord::partition,
                            ConsumerRecord::timestamp,
                            received -> new String(received.value(), StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(0, yesterday, "first"),
                            org.assertj.core.groups.Tuple.tuple(1, tomorrow, "second"));
            assertThat(directory).exists();
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void saysWhichPortIsTakenAndLeavesNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    private static void send(EmbeddedKafka kafka, int partition, long timestamp, String value)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    "interactions",
                                    partition,
                                    timestamp,
                                    null,
                                    value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(EmbeddedKafka kafka, int count) {
        List<ConsumerRecord<byte[], byte[]>> received = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka.bootstrapServers(),
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(
                            new TopicPartition("interactions", 0),
                            new TopicPartition("interactions", 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Instant deadline = Instant.now().plus(DEADLINE);
            while (received.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(received::add);
            }
        }
        return received;
    }
}
