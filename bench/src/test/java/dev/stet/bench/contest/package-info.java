@NullMarked
package dev.stet.bench.contest;

import org.jspecify.annotations.NullMarked;
