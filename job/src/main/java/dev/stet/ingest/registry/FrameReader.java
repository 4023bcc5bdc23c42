package dev.stet.ingest.registry;

/** Turns records of one schema into JSON of the contract. */
@FunctionalInterface
interface FrameReader {

    /**
     * @param record holds what follows the frame in {@code [from, to)}
     * @throws UnreadableException where it cannot be one of the schema
     */
    byte[] json(byte[] record, int from, int to) throws UnreadableException;
}
