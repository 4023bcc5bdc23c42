package dev.stet.testkit;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.files.FileReplaySource;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.oracle.Event;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The real decoder, and the real file source, with a key that never changes. */
public final class Decoding {

    public static final PseudonymKey KEY =
            new PseudonymKey("a key for tests alone".getBytes(StandardCharsets.UTF_8));

    private static final Origin ORIGIN = new Origin("test.jsonl", Origin.NO_PARTITION, 1);

    private Decoding() {}

    public static RecordDecoderFactory decoders(StetConfig config) {
        return Decoders.of(config, KEY);
    }

    public static FileReplaySource files(StetConfig config, List<Path> files) {
        return files(config, files, UUID.randomUUID().toString());
    }

    /**
     * @param run under which the progress can be asked for
     */
    public static FileReplaySource files(StetConfig config, List<Path> files, String run) {
        return new FileReplaySource(
                files,
                new ReplaySettings(
                        config.recordBytes(), config.outOfOrderness(), config.allowedLateness()),
                decoders(config),
                ArrivalClock.system(),
                run);
    }

    /** What the event is to its home, after ingest. */
    public static ValidEvent decode(RecordDecoder decoder, Event event) {
        ValidEvent whole = whole(decoder, event);
        return whole instanceof AlsoRecorded both ? both.hot() : whole;
    }

    /** What the event is after ingest, to all who hear it. */
    public static ValidEvent whole(RecordDecoder decoder, Event event) {
        byte[] bytes = event.toJson().getBytes(StandardCharsets.UTF_8);
        Decoded decoded =
                decoder.decode(bytes, 0, bytes.length, ORIGIN, Long.MIN_VALUE, event.timeMillis());
        if (decoded instanceof ValidEvent interaction) {
            return interaction;
        }
        throw new AssertionError("The decoder refused " + event.toJson() + ": " + decoded);
    }
}
