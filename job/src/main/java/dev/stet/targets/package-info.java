/** Reads the file of targets: levels, owners and objectives. */
@NullMarked
package dev.stet.targets;

import org.jspecify.annotations.NullMarked;
