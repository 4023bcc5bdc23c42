@NullMarked
package dev.stet.lifecycle;

import org.jspecify.annotations.NullMarked;
