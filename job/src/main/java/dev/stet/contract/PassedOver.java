package dev.stet.contract;

/**
 * Part of another producer's record that its mapping makes no event of; it has no effect.
 *
 * @param kind what the producer calls it
 * @param known whether the mapping leaves it out by a rule, rather than for want of one
 */
public record PassedOver(String kind, boolean known) implements Decoded {}
