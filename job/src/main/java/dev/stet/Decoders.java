package dev.stet;

import dev.stet.config.StetConfig;
import dev.stet.ingest.DecoderSettings;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.PriceTable;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.formats.Formats;
import dev.stet.ingest.formats.MappingDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.lifecycle.families.Families;

/** What reads records, as it is configured. */
public final class Decoders {

    private Decoders() {}

    /**
     * One for each task that reads.
     *
     * @param key of the pseudonyms, fingerprints and suggestion keys
     */
    public static RecordDecoderFactory of(StetConfig config, PseudonymKey key) {
        DecoderSettings settings = settings(config, key);
        if (config.formats().isEmpty()) {
            return () -> new EventDecoder(settings);
        }
        Formats formats = Formats.read(config.formats());
        return () -> new MappingDecoder(formats, new EventDecoder(settings));
    }

    /** The longest line of a file that is read: with formats it may be a batch of events. */
    public static int lineBytes(StetConfig config) {
        return config.formats().isEmpty()
                ? config.recordBytes()
                : Math.max(config.recordBytes(), MappingDecoder.RECORD_BYTES);
    }

    /** What they depend on. */
    public static DecoderSettings settings(StetConfig config, PseudonymKey key) {
        return new DecoderSettings(
                config.recordBytes(),
                config.recordDepth(),
                config.futureTolerance(),
                config.earliestEventTime(),
                config.cube().dimensions(),
                SubjectRoutes.wanted(
                        Families.of(config.families()),
                        config.outcomes(),
                        config.reviewSample().isPresent()),
                config.dimensions(),
                config.pricesFile().map(PriceTable::read).orElse(PriceTable.NONE),
                key);
    }
}
