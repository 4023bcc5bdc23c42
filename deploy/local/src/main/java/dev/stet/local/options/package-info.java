@NullMarked
package dev.stet.local.options;

import org.jspecify.annotations.NullMarked;
