@NullMarked
package dev.stet.bench.costs;

import org.jspecify.annotations.NullMarked;
