/**
 * Stet's idea, for peers that can keep a state per user: say at once what an event changes in the
 * cells and take it back if need be, rather than wait with a timer. Without it, a comparison would
 * measure the idea only.
 *
 * <p>Needs nothing but the Java library, since peers bring libraries of their own.
 */
@NullMarked
package dev.stet.bench.peers.corrections;

import org.jspecify.annotations.NullMarked;
