package dev.stet.lifecycle.families;

/**
 * What something cost.
 *
 * @param nanos nano-dollars; 0 where nothing is known
 * @param known whether any of it is known
 */
record Cost(long nanos, boolean known) {}
