@NullMarked
package dev.stet.bench.coverage;

import org.jspecify.annotations.NullMarked;
