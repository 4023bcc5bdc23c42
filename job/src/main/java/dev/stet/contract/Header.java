package dev.stet.contract;

import dev.stet.bytes.Utf8;

/**
 * What every admitted event carries.
 *
 * @param tenant isolates state, KPIs and pseudonyms; {@code default} where the event names none
 * @param eventId unique per event within its tenant; settles ties of event time
 * @param eventTimeMillis when it happened, at the producer; epoch milliseconds
 * @param arrivedAtMillis the record's Kafka time stamp; for a file, the newest event time read from
 *     it so far; epoch milliseconds; the cohort of {@code ingest_kpi}
 * @param origin where it was read
 */
public record Header(
        String tenant, Utf8 eventId, long eventTimeMillis, long arrivedAtMillis, Origin origin) {

    public static final String DEFAULT_TENANT = "default";

    /** The same but for this. */
    Header arrivedAt(long millis) {
        return new Header(tenant, eventId, eventTimeMillis, millis, origin);
    }

    void put(Frame frame) {
        frame.putName(tenant);
        frame.putId(eventId);
        frame.putLong(eventTimeMillis);
        frame.putZigZag(arrivedAtMillis - eventTimeMillis);
        origin.put(frame);
    }

    static Header take(Frame frame) {
        String tenant = frame.takeName();
        Utf8 eventId = frame.takeId();
        long eventTime = frame.takeLong();
        long arrivedAt = eventTime + frame.takeZigZag();
        return new Header(tenant, eventId, eventTime, arrivedAt, Origin.take(frame));
    }
}
