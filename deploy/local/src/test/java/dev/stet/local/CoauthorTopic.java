package dev.stet.local;

import dev.stet.local.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Real events as a topic of four partitions, repeated and within twenty seconds in any order. */
public final class CoauthorTopic {

    public static final String NAME = "interactions";

    private static final int PARTITIONS = 4;
    private static final long DISORDER_MILLIS = 20_000;
    private static final Duration LATER = Duration.ofDays(30);
    private static final Pattern EVENT_TIME = Pattern.compile("\"event_time\":(\\d+)");

    private record Arrival(long eventTime, long place, int partition, String line) {

        ProducerRecord<byte[], byte[]> sent() {
            return new ProducerRecord<>(
                    NAME, partition, place, null, line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final List<Arrival> arrivals;

    private CoauthorTopic(List<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    /** In one of many orders; or a skipped test. */
    public static CoauthorTopic of(long seed) throws IOException {
        return new CoauthorTopic(arrivals(new Random(seed)));
    }

    public int records() {
        return arrivals.size();
    }

    /** Every event once, every tenth twice, each up to twenty seconds later than its time. */
    private static List<Arrival> arrivals(Random random) throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        for (String line : ExpectedRows.eventLines()) {
            Matcher time = EVENT_TIME.matcher(line);
            if (!time.find()) {
                throw new IllegalStateException("An event without a time: " + line);
            }
            long at = Long.parseLong(time.group(1));
            int times = random.nextInt(10) == 0 ? 2 : 1;
            for (int n = 0; n < times; n++) {
                arrivals.add(
                        new Arrival(
                                at,
                                at + random.nextLong(DISORDER_MILLIS),
                                random.nextInt(PARTITIONS),
                                line));
            }
        }
        arrivals.sort((left, right) -> Long.compare(left.place, right.place));
        return arrivals;
    }

    /** Writes what had arrived by an instant to a file, as a log keeps it. */
    public void write(Path file, Instant until) throws IOException {
        Files.write(
                file,
                arrivals.stream()
                        .filter(arrival -> arrival.place < until.toEpochMilli())
                        .map(Arrival::line)
                        .toList());
    }

    /** Makes the topic, and writes all of it, and behind it what was never committed. */
    public void fill(EmbeddedKafka kafka) throws IOException {
        kafka.createTopic(NAME, PARTITIONS);
        send(kafka.bootstrapServers(), 0, records());
        abort(kafka.bootstrapServers());
    }

    /**
     * Writes to every partition a suggestion that would count, in a transaction that is aborted:
     * control records are the last of each partition.
     */
    private void abort(String bootstrapServers) {
        long end = arrivals.get(records() - 1).eventTime;
        try (KafkaProducer<byte[], byte[]> producer =
                producer(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "aborts"))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String line =
                        """
                        {"event_id":"aborted-%1$d","event_type":"suggestion.shown","event_time":%2$d,"user_id":"w1",\
                        "suggestion_id":"aborted-%1$d","feature":"writing","model":"m"}\
                        """
                                .formatted(partition, end);
                producer.send(new Arrival(end, end, partition, line).sent());
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    /**
     * Writes records to the topic, which is there, each to any of its partitions.
     *
     * @param from the first, counted from 0
     * @param to the one after the last
     */
    public void send(String bootstrapServers, int from, int to) {
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            arrivals.subList(from, to).forEach(arrival -> producer.send(arrival.sent()));
        }
    }

    /**
     * Writes an event to every partition, so long after the last one that each window becomes
     * final; it counts as read and in no other way.
     *
     * @return how many
     */
    public int letTimeRunOut(String bootstrapServers) {
        long end = arrivals.get(records() - 1).eventTime + LATER.toMillis();
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String line =
                        """
                        {"event_id":"end-%d","event_type":"user.active","event_time":%d,"user_id":"w1","feature":"writing"}\
                        """
                                .formatted(partition, end);
                producer.send(new Arrival(end, end, partition, line).sent());
            }
        }
        return PARTITIONS;
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return producer(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
