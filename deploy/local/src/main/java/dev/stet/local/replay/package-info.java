@NullMarked
package dev.stet.local.replay;

import org.jspecify.annotations.NullMarked;
