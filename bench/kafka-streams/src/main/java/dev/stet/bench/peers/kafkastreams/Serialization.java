package dev.stet.bench.peers.kafkastreams;

import com.alibaba.fastjson2.JSON;
import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.Meter;
import dev.stet.bench.peers.corrections.AskedQuestions;
import dev.stet.bench.peers.corrections.CorrectionColumns;
import dev.stet.bench.peers.corrections.OpenSuggestions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What stands in the topic and in the stores, as bytes. */
final class Serialization {

    private Serialization() {}

    /** JSON; tells the meter. */
    static Deserializer<StreamsEvent> events(Meter meter) {
        return (topic, bytes) -> {
            meter.record();
            return JSON.parseObject(bytes, StreamsEvent.class);
        };
    }

    static Serde<OpenSuggestions> suggestions() {
        return Serdes.serdeFrom(
                (topic, open) -> open.packed(), (topic, bytes) -> OpenSuggestions.unpacked(bytes));
    }

    static Serde<AskedQuestions> questions() {
        return Serdes.serdeFrom(
                (topic, asked) -> asked.packed(), (topic, bytes) -> AskedQuestions.unpacked(bytes));
    }

    /** The minute, then the feature: a store's order is that of time. */
    static Serde<ContestCells.Key> cell() {
        return Serdes.serdeFrom(
                (topic, key) -> {
                    byte[] feature = key.feature().getBytes(StandardCharsets.UTF_8);
                    return ByteBuffer.allocate(Long.BYTES + feature.length)
                            .putLong(key.minuteMillis())
                            .put(feature)
                            .array();
                },
                (topic, bytes) ->
                        new ContestCells.Key(
                                ByteBuffer.wrap(bytes).getLong(),
                                new String(
                                        bytes,
                                        Long.BYTES,
                                        bytes.length - Long.BYTES,
                                        StandardCharsets.UTF_8)));
    }

    static Serde<long[]> sums() {
        return Serdes.serdeFrom(
                (topic, sums) -> {
                    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * sums.length);
                    bytes.asLongBuffer().put(sums);
                    return bytes.array();
                },
                (topic, bytes) -> {
                    long[] sums = new long[CorrectionColumns.count()];
                    if (bytes != null) {
                        ByteBuffer.wrap(bytes).asLongBuffer().get(sums);
                    }
                    return sums;
                });
    }
}
