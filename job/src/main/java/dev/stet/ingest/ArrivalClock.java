package dev.stet.ingest;

import java.io.Serializable;

/**
 * When a line of a file was read: files carry no time stamp per record. The only wall clock of the
 * job; it decides what is in the future and what {@code received_at} says, nothing else.
 */
@FunctionalInterface
public interface ArrivalClock extends Serializable {

    /** Epoch milliseconds. */
    long millis();

    static ArrivalClock system() {
        return System::currentTimeMillis;
    }
}
