package dev.stet.contract;

/** A Kafka record without a value: it deletes a key from a compacted topic, and is no event. */
public record Tombstone() implements Decoded {}
