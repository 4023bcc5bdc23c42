package dev.stet.local;

import dev.stet.local.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern EVENT_TIME = Pattern.compile("\"event_time\":(\\d+)");

    private record Arrival(long eventTime, long place, String line) {}

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
                arrivals.add(new Arrival(at, at + random.nextLong(DISORDER_MILLIS), line));
            }
        }
        arrivals.sort((left, right) -> Long.compare(left.place, right.place));
        return arrivals;
    }

    /** Makes the topic, and writes the events to it, each to any of the partitions. */
    public void fill(EmbeddedKafka kafka) throws IOException {
        kafka.createTopic(NAME, PARTITIONS);
        Random random = new Random(17);
        Map<String, Object> properties =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Arrival arrival : arrivals) {
                producer.send(
                        new ProducerRecord<>(
                                NAME,
                                random.nextInt(PARTITIONS),
                                arrival.place,
                                null,
                                arrival.line.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }
}
