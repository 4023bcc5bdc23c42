package dev.stet.contract;

/**
 * What is no event, and no mistake either; it has no effect: part of another producer's record that
 * its mapping makes no event of, or a Kafka record without a value.
 *
 * @param kind what the producer calls it
 * @param known whether it is left out by a rule, rather than for want of one
 */
public record PassedOver(String kind, boolean known) implements Decoded {

    /** A Kafka record without a value: it deletes a key from a compacted topic. */
    public static final PassedOver TOMBSTONE = new PassedOver("a tombstone", true);
}
