@NullMarked
package dev.stet.local.state;

import org.jspecify.annotations.NullMarked;
