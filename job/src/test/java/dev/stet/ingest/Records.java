package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.Dimension;
import dev.stet.contract.Origin;
import dev.stet.ingest.privacy.PseudonymKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;

/** Decodes single records the way the tests of this package want them. */
public final class Records {

    public static final PseudonymKey KEY =
            new PseudonymKey("a key of the tests, not a secret".getBytes(StandardCharsets.UTF_8));
    static final DecoderSettings SETTINGS =
            new DecoderSettings(
                    256 * 1024,
                    16,
                    Duration.ofMinutes(5),
                    Instant.ofEpochMilli(EventTimeParser.LEAST),
                    EnumSet.of(
                            Dimension.FEATURE,
                            Dimension.MODEL,
                            Dimension.VARIANT,
                            Dimension.SOURCE),
                    RecordedValues.Wanted.NOTHING,
                    EnumSet.noneOf(Dimension.class),
                    PriceTable.NONE,
                    KEY);
    static final Origin TOPIC = new Origin("interactions", 3, 42);
    static final Origin FILE = new Origin("events.jsonl", Origin.NO_PARTITION, 7);
    static final long NOW = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

    private Records() {}

    static Decoded decode(String record) {
        return decode(record.getBytes(StandardCharsets.UTF_8));
    }

    static Decoded decode(byte[] record) {
        return decode(new EventDecoder(SETTINGS), record);
    }

    /** From the middle of an array, between bytes that would change the outcome if read. */
    static Decoded decode(RecordDecoder decoder, byte[] record) {
        byte[] surrounded = new byte[record.length + 20];
        java.util.Arrays.fill(surrounded, (byte) '"');
        System.arraycopy(record, 0, surrounded, 10, record.length);
        return decoder.decode(surrounded, 10, 10 + record.length, TOPIC, NOW, NOW);
    }
}
