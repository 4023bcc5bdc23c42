@NullMarked
package dev.stet.bench;

import org.jspecify.annotations.NullMarked;
