package dev.stet.bench.peers.kafkastreams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many records have had their effect on the cells. Kafka Streams knows no end of its input: who
 * wants to stop there must count.
 */
final class StreamsProgress {

    private final Map<Integer, Long> processed = new ConcurrentHashMap<>();
    private final Map<Integer, Long> told = new ConcurrentHashMap<>();

    void processed(int partition) {
        processed.merge(partition, 1L, Long::sum);
    }

    /** All that was processed of this partition is in the cells. */
    void told(int partition) {
        told.put(partition, processed.getOrDefault(partition, 0L));
    }

    long told() {
        return told.values().stream().mapToLong(Long::longValue).sum();
    }
}
