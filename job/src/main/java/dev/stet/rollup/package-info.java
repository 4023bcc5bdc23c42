@NullMarked
package dev.stet.rollup;

import org.jspecify.annotations.NullMarked;
