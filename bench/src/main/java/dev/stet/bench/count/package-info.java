/** The ceiling: a source, and nothing behind it. */
@NullMarked
package dev.stet.bench.count;

import org.jspecify.annotations.NullMarked;
