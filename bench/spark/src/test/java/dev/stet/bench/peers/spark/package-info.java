@NullMarked
package dev.stet.bench.peers.spark;

import org.jspecify.annotations.NullMarked;
