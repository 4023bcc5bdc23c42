/** The complete job in a process of its own, under a load that somebody paces, and watched. */
@NullMarked
package dev.stet.bench.live;

import org.jspecify.annotations.NullMarked;
