@NullMarked
package dev.stet.bench.scale;

import org.jspecify.annotations.NullMarked;
