package dev.stet.local.demo;

/**
 * One record as the generator hands it to Kafka.
 *
 * @param arrivalMillis its Kafka time stamp, epoch milliseconds; never less than the record's
 *     before
 * @param value the record's bytes, not always an event
 */
public record Sent(long arrivalMillis, int partition, byte[] value) {}
