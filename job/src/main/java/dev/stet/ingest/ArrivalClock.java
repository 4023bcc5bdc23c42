package dev.stet.ingest;

import java.io.Serializable;

/**
 * When a record was read: lines of files carry no time stamp, and that of a Kafka record may be
 * missing or ahead of time. The only wall clock of the job; it decides what is in the future and
 * what {@code received_at} says, and where Kafka gives no time stamp the cohort of {@code
 * ingest_kpi}.
 */
@FunctionalInterface
public interface ArrivalClock extends Serializable {

    /** Epoch milliseconds. */
    long millis();

    static ArrivalClock system() {
        return System::currentTimeMillis;
    }
}
