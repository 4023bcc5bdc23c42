/** The contest's question, put to Spark Structured Streaming. */
@NullMarked
package dev.stet.bench.peers.spark;

import org.jspecify.annotations.NullMarked;
