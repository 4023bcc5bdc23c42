@NullMarked
package dev.stet.sinks;

import org.jspecify.annotations.NullMarked;
