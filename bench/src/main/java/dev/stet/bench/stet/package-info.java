/** Stet itself, as a contender. */
@NullMarked
package dev.stet.bench.stet;

import org.jspecify.annotations.NullMarked;
