package dev.stet.bench.peers.plain;

import com.alibaba.fastjson2.JSON;
import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.Meter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The algorithm without a framework: one thread, a {@link KafkaConsumer}, fastjson2 into a bean,
 * hash maps.
 *
 * <p>The algorithm is Stet's, so that the ratio is of what a framework costs, not of the idea: no
 * timers, nothing waits. The accept says present and unchanged at all horizons, an edit takes back
 * what is no longer true. A service's author would write it so over a weekend: what is kept lives
 * in {@link HashMap}s, is never forgotten, and is gone with the process; no checkpoint, no second
 * thread, and a restart reads all again. The state is on the heap whatever the contest says.
 *
 * <p>Tuned: fetches of up to 16 MiB, one bean class with few fields, features counted in arrays.
 * Changed cells go to the sink after every poll.
 */
public final class PlainConsumer implements Contender {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Map<String, Object> FETCH =
            Map.of(
                    "max.poll.records", 10_000,
                    "max.partition.fetch.bytes", 4 << 20,
                    "fetch.max.bytes", 16 << 20);

    @Override
    public void run(Contest contest) {
        Map<String, Object> properties = new HashMap<>(FETCH);
        properties.put("bootstrap.servers", contest.bootstrap());
        properties.put("enable.auto.commit", false);
        Tally tally = new Tally();
        Suggestions suggestions = new Suggestions(tally);
        Questions questions = new Questions(tally);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long left = assign(consumer, contest.topic());
            while (left > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    left--;
                    take(record.value(), contest.meter(), suggestions, questions);
                }
                tally.tell(contest.cells());
            }
        }
    }

    /** Returns how many records there are. */
    private static long assign(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        List<TopicPartition> partitions =
                infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long first =
                consumer.beginningOffsets(partitions).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        long end =
                consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        return end - first;
    }

    private static void take(
            byte[] value, Meter meter, Suggestions suggestions, Questions questions) {
        meter.record();
        PlainEvent event = JSON.parseObject(value, PlainEvent.class);
        switch (event.eventType) {
            case "suggestion.shown" -> suggestions.shown(event);
            case "suggestion.accepted" -> suggestions.accepted(event);
            case "content.edited" -> suggestions.edited(event);
            case "query.submitted" -> questions.asked(event);
            default -> {}
        }
    }
}
