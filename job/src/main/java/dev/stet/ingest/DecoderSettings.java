package dev.stet.ingest;

import dev.stet.contract.Dimension;
import dev.stet.ingest.privacy.PseudonymKey;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What decoding depends on.
 *
 * @param recordBytes the largest record that is read
 * @param recordDepth how deep objects and arrays may nest, the record itself counted
 * @param futureTolerance how far an event may lie past its arrival
 * @param earliestEventTime an event before it is refused
 * @param dimensions the ones to keep for suggestions and questions; others are checked and dropped
 * @param recorded what is wanted of the events that other subjects hear
 * @param recordedDimensions the ones to keep for those
 * @param prices of generations without a cost
 * @param key of the pseudonyms, fingerprints and suggestion keys
 */
public record DecoderSettings(
        int recordBytes,
        int recordDepth,
        Duration futureTolerance,
        Instant earliestEventTime,
        Set<Dimension> dimensions,
        RecordedValues.Wanted recorded,
        Set<Dimension> recordedDimensions,
        PriceTable prices,
        PseudonymKey key)
        implements Serializable {}
