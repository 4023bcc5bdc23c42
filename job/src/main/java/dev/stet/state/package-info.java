/**
 * What stands between the operators and their state: memory for what is in use, and how far event
 * time had come.
 */
@NullMarked
package dev.stet.state;

import org.jspecify.annotations.NullMarked;
