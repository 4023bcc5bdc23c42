/** A batch engine that recomputes everything from the file. */
@NullMarked
package dev.stet.bench.peers.duckdb;

import org.jspecify.annotations.NullMarked;
