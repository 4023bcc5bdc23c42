package dev.stet.ingest;

import dev.stet.contract.Dimension;
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
 * @param dimensions the ones to keep; others are checked and let go
 * @param key of the pseudonyms, fingerprints and suggestion keys
 */
public record DecoderSettings(
        int recordBytes,
        int recordDepth,
        Duration futureTolerance,
        Instant earliestEventTime,
        Set<Dimension> dimensions,
        PseudonymKey key)
        implements Serializable {}
