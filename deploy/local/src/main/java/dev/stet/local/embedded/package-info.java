@NullMarked
package dev.stet.local.embedded;

import org.jspecify.annotations.NullMarked;
