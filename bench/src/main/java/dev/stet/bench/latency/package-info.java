/** How long it takes from an event to the KPI row in which it can be seen. */
@NullMarked
package dev.stet.bench.latency;

import org.jspecify.annotations.NullMarked;
