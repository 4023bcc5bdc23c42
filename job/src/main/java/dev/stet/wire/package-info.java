@NullMarked
package dev.stet.wire;

import org.jspecify.annotations.NullMarked;
