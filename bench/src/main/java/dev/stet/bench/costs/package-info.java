/** What an event costs in things that can be counted: the same number on every machine. */
@NullMarked
package dev.stet.bench.costs;

import org.jspecify.annotations.NullMarked;
