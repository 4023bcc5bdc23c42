package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import java.nio.charset.StandardCharsets;

/** SampleRecords as a source would hand them on, decoded by {@link PlainDecoder}. */
final class SampleRecords {

    private SampleRecords() {}

    static Received kafka(String text, long offset, long arrivedAt) {
        Received received = kafka(text, offset, arrivedAt, Long.MIN_VALUE);
        return received.decoded() instanceof ValidEvent event
                ? kafka(text, offset, arrivedAt, event.header().eventTimeMillis())
                : received;
    }

    static Received kafka(String text, long offset, long arrivedAt, long frontier) {
        Origin origin = new Origin("interactions", 2, offset);
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        Decoded decoded =
                new PlainDecoder().decode(raw, 0, raw.length, origin, arrivedAt, arrivedAt);
        return new Received(decoded, origin, arrivedAt, arrivedAt, raw, frontier, false);
    }
}
