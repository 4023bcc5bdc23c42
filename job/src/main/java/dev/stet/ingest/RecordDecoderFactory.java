package dev.stet.ingest;

import java.io.Serializable;

/** Makes a decoder where the records are read: decoders hold buffers and keys, and don't travel. */
@FunctionalInterface
public interface RecordDecoderFactory extends Serializable {

    /** A decoder of its own for each reader; it need not be safe for several threads. */
    RecordDecoder create();
}
