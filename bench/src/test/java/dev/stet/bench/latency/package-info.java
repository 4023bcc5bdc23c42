@NullMarked
package dev.stet.bench.latency;

import org.jspecify.annotations.NullMarked;
