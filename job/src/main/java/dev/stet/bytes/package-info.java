/**
 * The binary forms of the wire and of state: one writer, one reader, and codecs by stable names.
 */
@NullMarked
package dev.stet.bytes;

import org.jspecify.annotations.NullMarked;
