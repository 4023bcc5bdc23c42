/** What costs more as something grows, and how long a killed job takes to be back. */
@NullMarked
package dev.stet.bench.scale;

import org.jspecify.annotations.NullMarked;
