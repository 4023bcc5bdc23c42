@NullMarked
package dev.stet.local;

import org.jspecify.annotations.NullMarked;
