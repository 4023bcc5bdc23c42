/** The operator of the dataflow that draws the review sample, and its state. */
@NullMarked
package dev.stet.sample.stream;

import org.jspecify.annotations.NullMarked;
