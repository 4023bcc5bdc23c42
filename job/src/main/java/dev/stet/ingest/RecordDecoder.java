package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import java.util.Map;

/** Turns the bytes of one record into an event, or into the reason why there is none. */
public interface RecordDecoder {

    /**
     * Never throws, whatever the bytes, unless what decoding needs besides them cannot be had: then
     * reading fails, and begins again with this record. Keeps no reference to {@code record}.
     *
     * @param record holds the record in {@code [from, to)}
     * @param origin where it was read, for the event's header
     * @param arrivedAtMillis the Kafka time stamp, not ahead of the wall clock; for a file the
     *     newest event time read from it before this record: the header then carries the greater of
     *     that and the event's own
     * @param nowMillis what event time is held against: the same, or the wall clock for a file; an
     *     event more than the future tolerance past it is refused
     */
    Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis);

    /** Whether a record may give several events or none, so that it needs {@link #decodeAll}. */
    default boolean takesApart() {
        return false;
    }

    /**
     * As {@link #decode}, of every event that a record gives.
     *
     * @param headers of a Kafka record, as text; empty for a file
     */
    default void decodeAll(
            byte[] record,
            Map<String, String> headers,
            Origin origin,
            long arrivedAtMillis,
            long nowMillis,
            Output out) {
        out.accept(decode(record, 0, record.length, origin, arrivedAtMillis, nowMillis), record);
    }

    /** Is told the events of a record, one after the other. */
    @FunctionalInterface
    interface Output {

        /**
         * @param raw the bytes that gave it: the record's, or those of an entry of a batch
         */
        void accept(Decoded decoded, byte[] raw);
    }
}
