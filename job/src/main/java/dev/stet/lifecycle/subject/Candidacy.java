package dev.stet.lifecycle.subject;

import dev.stet.contract.Stratum;

/**
 * Why one subject can be drawn for review.
 *
 * @param firstMillis when it began, by whose day it is drawn; epoch milliseconds
 * @param untilMillis the last instant at which an evaluation of it counts, epoch milliseconds
 * @param strata the bits of each {@link Stratum} that it is in
 */
public record Candidacy(long firstMillis, long untilMillis, int strata) {}
