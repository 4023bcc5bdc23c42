/** The contest's question, put to Kafka Streams. */
@NullMarked
package dev.stet.bench.peers.kafkastreams;

import org.jspecify.annotations.NullMarked;
