/** Flink's DataStream interface, as its training teaches it. */
@NullMarked
package dev.stet.bench.peers.datastream;

import org.jspecify.annotations.NullMarked;
