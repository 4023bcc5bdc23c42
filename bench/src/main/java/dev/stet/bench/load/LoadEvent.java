package dev.stet.bench.load;

/**
 * One record, in the order of arrival.
 *
 * @param arrivalMillis when it arrives, epoch milliseconds; never less than the record's before
 * @param eventTimeMillis when it happened; at most {@link LoadSettings#disorderMillis()} before
 * @param user the key of its Kafka record: the user id, UTF-8
 * @param value the event, JSON in UTF-8, without a line feed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
public record LoadEvent(long arrivalMillis, long eventTimeMillis, byte[] user, byte[] value) {}
