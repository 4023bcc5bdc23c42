/** Flink SQL: statements in files, the planner does the rest. */
@NullMarked
package dev.stet.bench.peers.flinksql;

import org.jspecify.annotations.NullMarked;
