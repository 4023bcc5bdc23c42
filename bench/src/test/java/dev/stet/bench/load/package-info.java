@NullMarked
package dev.stet.bench.load;

import org.jspecify.annotations.NullMarked;
