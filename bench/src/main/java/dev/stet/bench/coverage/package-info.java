/** Measures by simulation how often intervals hold what they say. */
@NullMarked
package dev.stet.bench.coverage;

import org.jspecify.annotations.NullMarked;
