@NullMarked
package dev.stet;

import org.jspecify.annotations.NullMarked;
