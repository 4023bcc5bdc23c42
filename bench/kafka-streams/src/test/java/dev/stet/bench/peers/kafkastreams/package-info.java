@NullMarked
package dev.stet.bench.peers.kafkastreams;

import org.jspecify.annotations.NullMarked;
