@NullMarked
package dev.stet.sinks.rows;

import org.jspecify.annotations.NullMarked;
