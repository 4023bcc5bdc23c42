package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    void write(DataOutput out) throws IOException {
        Binary.writeString(out, tenant);
        eventId.write(out);
        out.writeLong(eventTimeMillis);
        Binary.writeZigZag(out, arrivedAtMillis - eventTimeMillis);
        origin.write(out);
    }

    static Header read(DataInput in) throws IOException {
        String tenant = Binary.readString(in);
        Utf8 eventId = Utf8.read(in);
        long eventTime = in.readLong();
        long arrivedAt = eventTime + Binary.readZigZag(in);
        return new Header(tenant, eventId, eventTime, arrivedAt, Origin.read(in));
    }
}
