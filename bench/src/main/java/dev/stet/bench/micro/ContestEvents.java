package dev.stet.bench.micro;

import dev.stet.Decoders;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** Events of the contest's load, always the same ones. */
final class ContestEvents {

    /** How many there are: more than fit into the first cache, less than the last. */
    static final int COUNT = 4_096;

    private static final Origin ORIGIN = new Origin("contest", 0, 0);

    /** When all of them have come, about. */
    private static final long ARRIVED_AT_MILLIS = LoadSettings.DEFAULT.startMillis() + 30_000;

    private ContestEvents() {}

    /** JSON in UTF-8, about 440 bytes each. */
    static byte[][] json() {
        LoadGenerator load =
                new LoadGenerator(LoadSettings.DEFAULT.with(settings -> settings.events = COUNT));
        byte[][] events = new byte[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            events[i] = load.next().value();
        }
        return events;
    }

    /** With all families on. */
    static RecordDecoder decoder() {
        return decoder(StetConfig.defaults());
    }

    /** Of suggestions and questions alone: an event carries nothing that only families read. */
    static RecordDecoder hotDecoder() {
        return decoder(StetConfig.from(new Configuration().set(StetOptions.FAMILIES, List.of())));
    }

    private static RecordDecoder decoder(StetConfig config) {
        return Decoders.of(config, PseudonymKey.generate()).create();
    }

    static Decoded decode(RecordDecoder decoder, byte[] event) {
        return decoder.decode(event, 0, event.length, ORIGIN, ARRIVED_AT_MILLIS, ARRIVED_AT_MILLIS);
    }

    /** Those of this type, decoded. */
    static <T> List<T> decoded(Class<T> type) {
        RecordDecoder decoder = decoder();
        List<T> found = new ArrayList<>();
        for (byte[] event : json()) {
            Decoded whole = decode(decoder, event);
            Decoded decoded = whole instanceof ValidEvent interaction ? interaction.hot() : whole;
            if (type.isInstance(decoded)) {
                found.add(type.cast(decoded));
            }
        }
        return found;
    }
}
